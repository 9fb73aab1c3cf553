package com.promptservice.controlplane.simulator.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The programs that a simulated machine has: those that a look at the network takes.
 */
final class Programs {

	private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_]\\w*)=(.*)", Pattern.DOTALL);

	private Programs() {
	}

	/** Runs a program; the answer is its exit status. */
	static int run(Shell shell, List<String> words) {
		List<String> arguments = words.subList(1, words.size());
		return switch (words.getFirst()) {
			case "true", ":", "set", "sleep", "cat", "exec", "export" -> {
				if (words.getFirst().equals("export")) {
					export(shell, arguments);
				}
				yield 0;
			}
			case "false" -> 1;
			case "echo" -> echo(shell, arguments);
			case "printf" -> printf(shell, arguments);
			case "hostname" -> line(shell, shell.hostName());
			case "uname" -> line(shell, "Linux");
			case "exit" -> exit(shell, arguments);
			case "test", "[" -> test(arguments) ? 0 : 1;
			case "timeout" -> timeout(shell, arguments);
			case "bash", "sh" -> child(shell, words);
			case "nc", "ncat", "netcat" -> connect(shell, arguments);
			default -> {
				shell.complain(words.getFirst() + ": not found");
				yield 127;
			}
		};
	}

	private static void export(Shell shell, List<String> arguments) {
		for (String argument : arguments) {
			Matcher assignment = ASSIGNMENT.matcher(argument);
			if (assignment.matches()) {
				shell.set(assignment.group(1), assignment.group(2));
			}
			shell.export(assignment.matches() ? assignment.group(1) : argument);
		}
	}

	private static int line(Shell shell, String text) {
		shell.write(text + "\n");
		return 0;
	}

	private static int echo(Shell shell, List<String> arguments) {
		boolean open = !arguments.isEmpty() && arguments.getFirst().equals("-n");
		shell.write(String.join(" ", open ? arguments.subList(1, arguments.size()) : arguments) + (open ? "" : "\n"));
		return 0;
	}

	// Like the real one: the format serves again as long as there are arguments
	private static int printf(Shell shell, List<String> arguments) {
		String format = arguments.isEmpty() ? "" : arguments.getFirst().replace("\\n", "\n").replace("\\t", "\t");
		int at = 1;
		do {
			StringBuilder text = new StringBuilder();
			for (int i = 0; i < format.length(); i++) {
				boolean placeholder = format.startsWith("%s", i) || format.startsWith("%d", i);
				if (placeholder) {
					text.append((at < arguments.size()) ? arguments.get(at) : "");
					at++;
					i++;
				}
				else {
					text.append(format.charAt(i));
				}
			}
			shell.write(text.toString());
		}
		while (at > 1 && at < arguments.size());
		return 0;
	}

	private static int exit(Shell shell, List<String> arguments) {
		int status = arguments.isEmpty() ? shell.status() : number(arguments.getFirst(), 2);
		shell.end();
		return status;
	}

	private static boolean test(List<String> arguments) {
		List<String> words = new ArrayList<>(arguments);
		words.remove("]");
		if (!words.isEmpty() && words.getFirst().equals("!")) {
			return !test(words.subList(1, words.size()));
		}
		return switch (words.size()) {
			case 1 -> !words.getFirst().isEmpty();
			case 2 -> words.getFirst().equals("-z") == words.get(1).isEmpty();
			case 3 -> switch (words.get(1)) {
				case "=", "==" -> words.get(0).equals(words.get(2));
				case "!=" -> !words.get(0).equals(words.get(2));
				case "-eq" -> number(words.get(0), -1) == number(words.get(2), -2);
				case "-ne" -> number(words.get(0), -1) != number(words.get(2), -2);
				case "-gt" -> number(words.get(0), 0) > number(words.get(2), 0);
				case "-lt" -> number(words.get(0), 0) < number(words.get(2), 0);
				default -> false;
			};
			default -> false;
		};
	}

	private static int timeout(Shell shell, List<String> arguments) {
		int at = 0;
		while (at < arguments.size() && arguments.get(at).startsWith("-")) {
			at += arguments.get(at).matches("-[ks]") ? 2 : 1;
		}
		return (at + 1 < arguments.size()) ? shell.limited(arguments.subList(at + 1, arguments.size())) : 125;
	}

	private static int child(Shell shell, List<String> words) {
		int at = words.indexOf("-c");
		if (at < 0 || at + 1 >= words.size()) {
			shell.complain(words.getFirst() + ": only -c is simulated");
			return 127;
		}
		List<String> rest = words.subList(at + 2, words.size());
		return shell.child(words.getFirst().equals("bash"), words.get(at + 1),
				rest.isEmpty() ? words.subList(0, 1) : rest);
	}

	private static int connect(Shell shell, List<String> arguments) {
		List<String> positions = new ArrayList<>();
		boolean verbose = false;
		boolean patient = true;
		for (int i = 0; i < arguments.size(); i++) {
			String argument = arguments.get(i);
			if (!argument.startsWith("-")) {
				positions.add(argument);
				continue;
			}
			verbose |= argument.contains("v");
			if (argument.contains("w")) {
				patient = false;
				i += argument.endsWith("w") ? 1 : 0;
			}
		}
		int port = (positions.size() == 2) ? number(positions.get(1), -1) : -1;
		if (port < 0) {
			shell.note("nc: missing port number");
			return 1;
		}
		boolean reached = shell.reaches(positions.getFirst(), port);
		if (!reached && patient) {
			shell.hang();
		}
		if (verbose) {
			shell.note(reached ? "Connection to " + positions.getFirst() + " " + port + " port [tcp/*] succeeded!"
					: "nc: connect to " + positions.getFirst() + " port " + port
							+ " (tcp) timed out: Operation now in progress");
		}
		return reached ? 0 : 1;
	}

	private static int number(String text, int otherwise) {
		return text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
	}

}
