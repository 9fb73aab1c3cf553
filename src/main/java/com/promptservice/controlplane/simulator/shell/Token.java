package com.promptservice.controlplane.simulator.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a script.
 *
 * @param kind what it is
 * @param text the text, with its quotes
 */
record Token(Kind kind, String text) {

	enum Kind {

		WORD, OPERATOR, REDIRECTION

	}

	boolean is(Kind wanted, String wantedText) {
		return this.kind == wanted && this.text.equals(wantedText);
	}

	/** Cuts a script into pieces. */
	static List<Token> all(String script) {
		return new Cutter(script.replace("\r\n", "\n").replace("\\\n", "")).cut();
	}

	private static final class Cutter {

		private final List<Token> tokens = new ArrayList<>();

		private final String script;

		private int at;

		private Cutter(String script) {
			this.script = script;
		}

		private List<Token> cut() {
			while (this.at < this.script.length()) {
				char c = this.script.charAt(this.at);
				if (c == ' ' || c == '\t') {
					this.at++;
				}
				else if (c == '#') {
					int end = this.script.indexOf('\n', this.at);
					this.at = (end < 0) ? this.script.length() : end;
				}
				else if (!redirection() && !operator()) {
					this.tokens.add(new Token(Kind.WORD, word()));
				}
			}
			return this.tokens;
		}

		private boolean redirection() {
			for (String text : new String[] { "2>&1", "1>&2", ">&2", "3>&-", "3<&-", "&>>", "&>", "2>>", "2>", "1>>",
					"1>", ">>", "<>", "3<>", "0<", ">", "<" }) {
				if (this.script.startsWith(text, this.at)) {
					this.at += text.length();
					this.tokens.add(new Token(Kind.REDIRECTION, text));
					return true;
				}
			}
			return false;
		}

		private boolean operator() {
			for (String text : new String[] { "&&", "||", ";;", ";", "\n", "|", "&", "(", ")" }) {
				if (this.script.startsWith(text, this.at)) {
					this.at += text.length();
					this.tokens.add(new Token(Kind.OPERATOR, text));
					return true;
				}
			}
			return false;
		}

		private String word() {
			int start = this.at;
			while (this.at < this.script.length() && " \t\n;&|()<>".indexOf(this.script.charAt(this.at)) < 0) {
				this.at = end(this.script, this.at);
			}
			return this.script.substring(start, this.at);
		}

	}

	/**
	 * Where the next unit of a word ends: a character, or what quotes or brackets hold.
	 */
	static int end(String text, int at) {
		char c = text.charAt(at);
		if (c == '\\') {
			return Math.min(at + 2, text.length());
		}
		if (c == '\'') {
			return closing(text, text.indexOf('\'', at + 1), "'");
		}
		if (c == '"') {
			int end = at + 1;
			while (end < text.length() && text.charAt(end) != '"') {
				end = (text.charAt(end) == '\'') ? end + 1 : end(text, end);
			}
			return closing(text, (end < text.length()) ? end : -1, "\"");
		}
		if (text.startsWith("$(", at)) {
			int end = at + 2;
			while (end < text.length() && text.charAt(end) != ')') {
				end = (text.charAt(end) == '(') ? end("$" + text.substring(end), 0) + end - 1 : end(text, end);
			}
			return closing(text, (end < text.length()) ? end : -1, ")");
		}
		if (text.startsWith("${", at)) {
			return closing(text, text.indexOf('}', at), "}");
		}
		return at + 1;
	}

	private static int closing(String text, int end, String mark) {
		if (end < 0) {
			throw new SyntaxError("unexpected end of file while looking for " + mark + " in " + text);
		}
		return end + 1;
	}

}
