package com.promptservice.controlplane.simulator.core;

import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * What a caller must be allowed to do elsewhere, because a request refers to something
 * there.
 *
 * @param action the action on the other resource
 * @param scope the id of the other resource
 */
public record LinkedAction(String action, String scope) {

	/** The action on the resources that a PUT refers to, or none for anything else. */
	public static List<LinkedAction> of(Call call, String action, Collection<String> scopes) {
		if (!call.method().equals("PUT")) {
			return List.of();
		}
		return scopes.stream()
			.filter((scope) -> scope != null && scope.startsWith("/subscriptions/"))
			.map((scope) -> new LinkedAction(action, scope))
			.toList();
	}

	/** The action on the resource that a PUT refers to, or none for anything else. */
	public static List<LinkedAction> of(Call call, String action, String scope) {
		return of(call, action, Collections.singletonList(scope));
	}

}
