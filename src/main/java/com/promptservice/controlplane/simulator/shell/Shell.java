package com.promptservice.controlplane.simulator.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A shell while it runs a script: its variables, what it has written, and whether it is
 * Bash, which alone knows connections as files.
 */
public final class Shell {

	private static final int MOST_PROGRAMS = 10_000;

	private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_]\\w*)=(.*)", Pattern.DOTALL);

	private static final Pattern CONNECTION = Pattern.compile("/dev/tcp/([^/]+)/(\\d+)");

	private final Map<String, String> variables = new HashMap<>();

	private final Map<String, String> exported;

	/** The name of the script and its positional parameters. */
	private final List<String> arguments;

	private final Host host;

	private final boolean bash;

	/** How many more programs may run, also in the shells that this one starts. */
	private final AtomicInteger budget;

	private StringBuilder out = new StringBuilder();

	private StringBuilder err = new StringBuilder();

	private int status;

	private boolean ended;

	private boolean hung;

	private Shell(Host host, boolean bash, List<String> arguments, Map<String, String> exported, AtomicInteger budget) {
		this.host = host;
		this.budget = budget;
		this.bash = bash;
		this.arguments = arguments;
		this.exported = new HashMap<>(exported);
		this.variables.putAll(exported);
	}

	/**
	 * Runs a script with the shell that its first line asks for.
	 * @param arguments the positional parameters
	 * @param environment the variables that it starts with
	 */
	public static Outcome run(String script, List<String> arguments, Map<String, String> environment, Host host) {
		String first = script.lines().findFirst().orElse("");
		List<String> all = new ArrayList<>(List.of("script.sh"));
		all.addAll(arguments);
		Shell shell = new Shell(host, first.startsWith("#!") && first.contains("bash"), all, environment,
				new AtomicInteger(MOST_PROGRAMS));
		int status = shell.script(script);
		return new Outcome(status, shell.out.toString(), shell.err.toString());
	}

	/** Runs a script inside this shell. */
	int script(String script) {
		try {
			return Parser.parse(script).run(this);
		}
		catch (SyntaxError ex) {
			complain(ex.getMessage());
			return 2;
		}
	}

	/** Runs a script in a shell of its own that writes to the same places. */
	int child(boolean asBash, String script, List<String> childArguments) {
		Shell child = new Shell(this.host, asBash, childArguments, this.exported, this.budget);
		child.out = this.out;
		child.err = this.err;
		int result = child.script(script);
		this.hung |= child.hung;
		return result;
	}

	/** Runs a command in a copy of this shell that writes to the same places. */
	int apart(Command command) {
		Shell copy = new Shell(this.host, this.bash, this.arguments, this.exported, this.budget);
		copy.variables.putAll(this.variables);
		copy.out = this.out;
		copy.err = this.err;
		copy.status = this.status;
		int result = command.run(copy);
		this.hung |= copy.hung;
		return result;
	}

	/** Runs one program, or sets variables. */
	int call(Command.Simple command) {
		if (this.budget.decrementAndGet() < 0) {
			throw new SyntaxError("the simulated shell gives up after " + MOST_PROGRAMS + " programs");
		}
		List<String> words = command.words();
		int first = 0;
		for (Matcher one; first < words.size() && (one = ASSIGNMENT.matcher(words.get(first))).matches(); first++) {
			set(one.group(1), String.join(" ", expand(one.group(2))));
		}
		List<String> program = words.subList(first, words.size())
			.stream()
			.flatMap((word) -> expand(word).stream())
			.toList();
		StringBuilder wasOut = this.out;
		StringBuilder wasErr = this.err;
		try {
			for (Command.Redirection redirection : command.redirections()) {
				if (!redirect(redirection)) {
					return 1;
				}
			}
			return program.isEmpty() ? 0 : Programs.run(this, program);
		}
		finally {
			this.out = wasOut;
			this.err = wasErr;
		}
	}

	private boolean redirect(Command.Redirection redirection) {
		String operator = redirection.operator();
		switch (operator) {
			case "2>&1" -> this.err = this.out;
			case "1>&2", ">&2" -> this.out = this.err;
			case "3>&-", "3<&-" -> {
				return true;
			}
			default -> {
				String target = String.join(" ", expand(redirection.target()));
				Matcher connection = CONNECTION.matcher(target);
				if (this.bash && connection.matches()) {
					return connect(operator, target, connection.group(1), Integer.parseInt(connection.group(2)));
				}
				if (!target.equals("/dev/null")) {
					complain("cannot open " + target + ": No such file");
					return false;
				}
				if (!operator.startsWith("2") && !operator.contains("<")) {
					this.out = new StringBuilder();
				}
				if (operator.startsWith("2") || operator.startsWith("&")) {
					this.err = new StringBuilder();
				}
			}
		}
		return true;
	}

	private boolean connect(String operator, String target, String address, int port) {
		if (reaches(address, port)) {
			this.out = operator.contains(">") ? new StringBuilder() : this.out;
			return true;
		}
		this.hung = true;
		complain("connect: Connection timed out");
		complain("line 1: " + target + ": Connection timed out");
		return false;
	}

	boolean reaches(String address, int port) {
		return this.host.reaches(address, port);
	}

	/** Runs a command that may hang, and stops it when it does. */
	int limited(List<String> program) {
		int complaints = this.err.length();
		this.hung = false;
		int result = Programs.run(this, program);
		if (this.hung) {
			this.hung = false;
			this.err.setLength(Math.min(complaints, this.err.length()));
			return 124;
		}
		return result;
	}

	void hang() {
		this.hung = true;
	}

	List<String> expand(String raw) {
		return Expansion.of(raw, this);
	}

	/** What stands for a variable, a parameter or the output of a command. */
	String value(String reference) {
		if (reference.startsWith("$(")) {
			StringBuilder was = this.out;
			this.out = new StringBuilder();
			apart(Parser.parse(reference.substring(2, reference.length() - 1)));
			String written = this.out.toString().stripTrailing();
			this.out = was;
			return written;
		}
		String name = reference.startsWith("${") ? reference.substring(2, reference.length() - 1)
				: reference.substring(1);
		if (name.isEmpty()) {
			return "$";
		}
		if (name.chars().allMatch(Character::isDigit)) {
			int position = Integer.parseInt(name);
			return (position < this.arguments.size()) ? this.arguments.get(position) : "";
		}
		return switch (name) {
			case "?" -> String.valueOf(this.status);
			case "#" -> String.valueOf(this.arguments.size() - 1);
			case "@", "*" -> String.join(" ", this.arguments.subList(1, this.arguments.size()));
			default -> variable(name);
		};
	}

	private String variable(String name) {
		int usual = name.indexOf(":-");
		if (usual < 0) {
			return this.variables.getOrDefault(name, "");
		}
		String value = this.variables.getOrDefault(name.substring(0, usual), "");
		return value.isEmpty() ? name.substring(usual + 2) : value;
	}

	void set(String name, String value) {
		this.variables.put(name, value);
		if (this.exported.containsKey(name)) {
			this.exported.put(name, value);
		}
	}

	void export(String name) {
		this.exported.put(name, this.variables.getOrDefault(name, ""));
	}

	void write(String text) {
		this.out.append(text);
	}

	void complain(String text) {
		this.err.append(this.bash ? "bash: " : "sh: 1: ").append(text).append('\n');
	}

	void note(String line) {
		this.err.append(line).append('\n');
	}

	String hostName() {
		return this.host.name();
	}

	void status(int newStatus) {
		this.status = newStatus;
	}

	int status() {
		return this.status;
	}

	void end() {
		this.ended = true;
	}

	boolean ended() {
		return this.ended;
	}

}
