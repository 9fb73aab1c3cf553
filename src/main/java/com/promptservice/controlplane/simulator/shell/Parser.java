package com.promptservice.controlplane.simulator.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.promptservice.controlplane.simulator.shell.Token.Kind;

/**
 * Reads a script: lists of commands, loops over words, and choices.
 */
final class Parser {

	private final List<Token> tokens;

	private int at;

	private Parser(List<Token> tokens) {
		this.tokens = tokens;
	}

	/** The command that a script is. */
	static Command parse(String script) {
		Parser parser = new Parser(Token.all(script));
		Command command = parser.list(Set.of());
		if (parser.at < parser.tokens.size()) {
			throw parser.unexpected();
		}
		return command;
	}

	private Command list(Set<String> ends) {
		List<Command> commands = new ArrayList<>();
		skip();
		while (this.at < this.tokens.size() && !(word() && ends.contains(text()))
				&& !(operator(")") && ends.contains(")"))) {
			commands.add(chain());
			skip();
		}
		return new Command.Sequence(commands);
	}

	private void skip() {
		while (operator(";") || operator("\n")) {
			this.at++;
		}
	}

	private Command chain() {
		Command command = negated();
		while (operator("&&") || operator("||")) {
			boolean afterSuccess = operator("&&");
			this.at++;
			skip();
			command = new Command.Both(command, negated(), afterSuccess);
		}
		return command;
	}

	private Command negated() {
		if (word() && text().equals("!")) {
			this.at++;
			return new Command.Not(command());
		}
		return command();
	}

	private Command command() {
		if (operator("(")) {
			this.at++;
			Command inside = list(Set.of(")"));
			expectOperator(")");
			return new Command.Apart(inside);
		}
		if (!word()) {
			return simple();
		}
		switch (text()) {
			case "for" -> {
				return loop();
			}
			case "if" -> {
				this.at++;
				return choice();
			}
			case "{" -> {
				this.at++;
				Command inside = list(Set.of("}"));
				expect("}");
				return inside;
			}
			case "while", "until", "case", "function", "do", "done", "then", "else", "elif", "fi" -> throw unexpected();
			default -> {
				return simple();
			}
		}
	}

	private Command loop() {
		this.at++;
		String variable = next();
		expect("in");
		List<String> words = new ArrayList<>();
		while (word()) {
			words.add(next());
		}
		skip();
		expect("do");
		Command body = list(Set.of("done"));
		expect("done");
		return new Command.For(variable, words, body);
	}

	private Command choice() {
		Command condition = list(Set.of("then"));
		expect("then");
		Command yes = list(Set.of("elif", "else", "fi"));
		Command no = new Command.Sequence(List.of());
		String next = next();
		if (next.equals("elif")) {
			return new Command.If(condition, yes, choice());
		}
		if (next.equals("else")) {
			no = list(Set.of("fi"));
			next = next();
		}
		if (!next.equals("fi")) {
			throw unexpected();
		}
		return new Command.If(condition, yes, no);
	}

	private Command simple() {
		List<String> words = new ArrayList<>();
		List<Command.Redirection> redirections = new ArrayList<>();
		while (this.at < this.tokens.size() && this.tokens.get(this.at).kind() != Kind.OPERATOR) {
			Token token = this.tokens.get(this.at++);
			if (token.kind() == Kind.WORD) {
				words.add(token.text());
			}
			else {
				redirections
					.add(new Command.Redirection(token.text(), token.text().matches(".*[<>]&.*") ? null : next()));
			}
		}
		if (words.isEmpty() && redirections.isEmpty()) {
			throw unexpected();
		}
		return new Command.Simple(words, redirections);
	}

	private boolean word() {
		return this.at < this.tokens.size() && this.tokens.get(this.at).kind() == Kind.WORD;
	}

	private boolean operator(String text) {
		return this.at < this.tokens.size() && this.tokens.get(this.at).is(Kind.OPERATOR, text);
	}

	private String text() {
		return this.tokens.get(this.at).text();
	}

	private String next() {
		if (!word()) {
			throw unexpected();
		}
		return this.tokens.get(this.at++).text();
	}

	private void expect(String text) {
		if (!word() || !text().equals(text)) {
			throw unexpected();
		}
		this.at++;
	}

	private void expectOperator(String text) {
		if (!operator(text)) {
			throw unexpected();
		}
		this.at++;
	}

	private SyntaxError unexpected() {
		return new SyntaxError(
				(this.at < this.tokens.size()) ? "Syntax error: \"" + text().replace("\n", "newline") + "\" unexpected"
						: "Syntax error: end of file unexpected");
	}

}
