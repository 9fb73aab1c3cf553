package com.promptservice.controlplane.simulator.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns a word of a script into what a program gets: variables and the output of commands
 * filled in, quotes gone, split where nothing was quoted.
 */
final class Expansion {

	private final List<String> fields = new ArrayList<>();

	private final Shell shell;

	private StringBuilder field;

	private Expansion(Shell shell) {
		this.shell = shell;
	}

	static List<String> of(String raw, Shell shell) {
		Expansion expansion = new Expansion(shell);
		expansion.add(raw, false);
		if (expansion.field != null) {
			expansion.fields.add(expansion.field.toString());
		}
		return expansion.fields;
	}

	private void add(String raw, boolean quoted) {
		for (int at = 0, end; at < raw.length(); at = end) {
			end = quoted && raw.charAt(at) == '\'' ? at + 1 : Token.end(raw, at);
			String unit = raw.substring(at, end);
			char first = unit.charAt(0);
			if (first == '\\') {
				boolean special = !quoted || "$\"\\`".contains(unit.substring(1));
				text(special ? unit.substring(1) : unit);
			}
			else if (first == '\'' && !quoted) {
				text(unit.substring(1, unit.length() - 1));
			}
			else if (first == '"' && !quoted) {
				text("");
				add(unit.substring(1, unit.length() - 1), true);
			}
			else if (first == '$') {
				end = variableEnd(raw, at, end);
				value(this.shell.value(raw.substring(at, end)), quoted);
			}
			else {
				text(unit);
			}
		}
	}

	private static int variableEnd(String raw, int at, int end) {
		if (end > at + 1 || end >= raw.length()) {
			return end;
		}
		if ("?@*#0123456789".indexOf(raw.charAt(end)) >= 0) {
			return end + 1;
		}
		int to = end;
		while (to < raw.length() && (Character.isLetterOrDigit(raw.charAt(to)) || raw.charAt(to) == '_')) {
			to++;
		}
		return to;
	}

	private void value(String value, boolean quoted) {
		if (quoted) {
			text(value);
			return;
		}
		boolean first = true;
		for (String part : value.split("\\s+")) {
			if (!first && this.field != null) {
				this.fields.add(this.field.toString());
				this.field = null;
			}
			if (!part.isEmpty()) {
				text(part);
			}
			first = false;
		}
	}

	private void text(String text) {
		if (this.field == null) {
			this.field = new StringBuilder();
		}
		this.field.append(text);
	}

}
