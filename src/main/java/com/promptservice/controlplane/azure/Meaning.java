package com.promptservice.controlplane.azure;

import com.promptservice.controlplane.api.ErrorCode;

/**
 * What a refusal of Azure means for the step that met it.
 *
 * @param remedy what to do about it, or null for the product code's own
 */
record Meaning(ErrorCode code, Reach reach, String remedy) {

	/**
	 * Who or what can end the failure.
	 */
	enum Reach {

		/**
		 * Time alone.
		 */
		TRANSIENT,
		/**
		 * Somebody who is expected to act while the step goes on asking.
		 */
		WAITS_FOR_SOMEONE,
		/**
		 * Nothing, as long as the request stays the same.
		 */
		TERMINAL

	}

	static Meaning passing(ErrorCode code) {
		return new Meaning(code, Reach.TRANSIENT, null);
	}

	static Meaning waiting(ErrorCode code, String remedy) {
		return new Meaning(code, Reach.WAITS_FOR_SOMEONE, remedy);
	}

	static Meaning terminal(ErrorCode code) {
		return new Meaning(code, Reach.TERMINAL, null);
	}

	static Meaning terminal(ErrorCode code, String remedy) {
		return new Meaning(code, Reach.TERMINAL, remedy);
	}

}
