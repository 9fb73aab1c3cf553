package com.promptservice.controlplane.api;

/**
 * How a client's own words are shown back to it.
 */
final class Texts {

	private static final int LIMIT = 60;

	private Texts() {
	}

	/**
	 * At most 60 characters, printable ones only.
	 */
	static String shown(String text) {
		if (text == null) {
			return "";
		}
		StringBuilder shown = new StringBuilder();
		text.codePoints().limit(LIMIT).forEach((point) -> shown.appendCodePoint(isPrintable(point) ? point : '?'));
		return (text.codePointCount(0, text.length()) > LIMIT) ? shown + "…" : shown.toString();
	}

	private static boolean isPrintable(int point) {
		return switch (Character.getType(point)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
					Character.PARAGRAPH_SEPARATOR, Character.PRIVATE_USE, Character.UNASSIGNED ->
				false;
			default -> true;
		};
	}

}
