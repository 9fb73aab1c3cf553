package com.promptservice.controlplane.peering;

import java.util.function.UnaryOperator;

/**
 * The languages of a handoff. Each puts values into its own kind of quotes, out of which
 * its escaper lets nothing break.
 */
enum HandoffFormat {

	/** A bash script of Azure CLI commands; values stand in single quotes. */
	azcli("handoff.sh", (text) -> text.replace("'", "'\\''")),

	/**
	 * A PowerShell script with the parameters of the team's own; values stand in single
	 * quotes, as which PowerShell takes the typographic ones too.
	 */
	powershell("handoff.ps1", (text) -> text.replaceAll("['\u2018\u2019\u201A\u201B]", "$0$0")),

	/** Values stand in single quotes, within which expressions are evaluated. */
	bicep("handoff.bicep", (text) -> text.replace("\\", "\\\\").replace("'", "\\'").replace("${", "\\${")),

	/** Values stand in double quotes, within which expressions are evaluated. */
	terraform("handoff.tf",
			(text) -> text.replace("\\", "\\\\").replace("\"", "\\\"").replace("${", "$${").replace("%{", "%%{")),

	/** Values stand in running text and in cells of tables. */
	markdown("handoff.md", (text) -> text.replaceAll("[\\\\`*_{}\\[\\]()<>#+!|~&$:]", "\\\\$0"));

	private final String template;

	private final UnaryOperator<String> escaper;

	HandoffFormat(String template, UnaryOperator<String> escaper) {
		this.template = template;
		this.escaper = escaper;
	}

	/**
	 * Name of the template's file, without its suffix.
	 */
	String template() {
		return this.template;
	}

	/**
	 * The name under which to save it.
	 */
	String fileName() {
		return (this == powershell) ? "PeerToPromptService.ps1" : this.template;
	}

	/**
	 * A value, fit for this language's quotes. Line ends and other control characters
	 * have no place in any of them, nor in a comment.
	 */
	String escaped(String value) {
		return this.escaper.apply(value.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?"));
	}

}
