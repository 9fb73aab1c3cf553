package com.promptservice.controlplane.simulator.identity;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.Timing;

/**
 * What role assignments allow a principal, once they have reached everybody who asks.
 */
final class Grants {

	private Grants() {
	}

	/** Whether a principal may do something to a resource. */
	static boolean allow(Call call, String principal, String action, String resource) {
		return of(call, principal, resource).anyMatch((actions) -> actions.allows(action));
	}

	/** All that a principal may do to a resource. */
	static Stream<Actions> of(Call call, String principal, String resource) {
		return Scoped.at(call.world(), resource.toLowerCase(Locale.ROOT), RoleAssignments.KEY)
			.filter((assignment) -> holds(call, assignment, principal))
			.map((assignment) -> RoleDefinitions.permissions(call.world(), assignment.property("roleDefinitionId")))
			.flatMap(List::stream);
	}

	/** Whether a principal has any role inside a scope. */
	static boolean anyWithin(Call call, String principal, String scope) {
		return call.world()
			.below(scope.toLowerCase(Locale.ROOT))
			.stream()
			.anyMatch((resource) -> resource.typeKey().equals(RoleAssignments.KEY) && holds(call, resource, principal));
	}

	private static boolean holds(Call call, Resource assignment, String principal) {
		Instant effect = assignment.createdAt().plus(call.durations().of(Timing.ROLE_EFFECT));
		return assignment.typeKey().equals(RoleAssignments.KEY)
				&& principal.equalsIgnoreCase(assignment.property("principalId")) && !call.now().isBefore(effect);
	}

}
