package com.promptservice.controlplane.simulator.shell;

import java.util.List;

/**
 * Something that a shell runs.
 */
interface Command {

	/** Runs it; the answer is its exit status. */
	int run(Shell shell);

	/** Commands one after another. */
	record Sequence(List<Command> commands) implements Command {

		@Override
		public int run(Shell shell) {
			int status = 0;
			for (Command command : this.commands) {
				status = command.run(shell);
				shell.status(status);
				if (shell.ended()) {
					break;
				}
			}
			return status;
		}

	}

	/** Two commands of which the second runs only after success, or only without. */
	record Both(Command first, Command second, boolean afterSuccess) implements Command {

		@Override
		public int run(Shell shell) {
			int status = this.first.run(shell);
			shell.status(status);
			return (!shell.ended() && (status == 0) == this.afterSuccess) ? this.second.run(shell) : status;
		}

	}

	/** The opposite of a command. */
	record Not(Command command) implements Command {

		@Override
		public int run(Shell shell) {
			return (this.command.run(shell) == 0) ? 1 : 0;
		}

	}

	/** A command in a shell of its own, whose end is not the end of this one. */
	record Apart(Command command) implements Command {

		@Override
		public int run(Shell shell) {
			return shell.apart(this.command);
		}

	}

	/** A command for each of some words. */
	record For(String variable, List<String> words, Command body) implements Command {

		@Override
		public int run(Shell shell) {
			int status = 0;
			for (String word : this.words.stream().flatMap((raw) -> shell.expand(raw).stream()).toList()) {
				shell.set(this.variable, word);
				status = this.body.run(shell);
				if (shell.ended()) {
					break;
				}
			}
			return status;
		}

	}

	/** A choice between two commands. */
	record If(Command condition, Command yes, Command no) implements Command {

		@Override
		public int run(Shell shell) {
			int status = this.condition.run(shell);
			shell.status(status);
			return shell.ended() ? status : ((status == 0) ? this.yes : this.no).run(shell);
		}

	}

	/** A program with its arguments, and where its output goes. */
	record Simple(List<String> words, List<Redirection> redirections) implements Command {

		@Override
		public int run(Shell shell) {
			return shell.call(this);
		}

	}

	/**
	 * Where output goes.
	 *
	 * @param operator the operator
	 * @param target the word after it, null for none
	 */
	record Redirection(String operator, String target) {
	}

}
