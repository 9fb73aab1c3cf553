package com.promptservice.controlplane.simulator.core;

import java.util.List;

/**
 * What a caller must be allowed to do elsewhere, because a request refers to something
 * there.
 *
 * @param action the action on the other resource
 * @param scope the id of the other resource
 */
public record LinkedAction(String action, String scope) {

	/** The action on a resource that a PUT refers to, or none for anything else. */
	public static List<LinkedAction> of(Call call, String action, String scope) {
		return (call.method().equals("PUT") && scope != null && scope.startsWith("/subscriptions/"))
				? List.of(new LinkedAction(action, scope)) : List.of();
	}

}
