package com.promptservice.controlplane.simulator.signin;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.Json;

/**
 * The refusals of a token endpoint, in OAuth's form.
 */
final class OAuthError {

	private OAuthError() {
	}

	static Answer answer(int status, String error, String description) {
		return Answer.of(status, Json.object().put("error", error).put("error_description", description));
	}

}
