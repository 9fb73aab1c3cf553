package com.promptservice.controlplane.peering;

import java.time.Instant;
import java.util.List;

import com.promptservice.controlplane.api.ApiError;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * How the two halves of a peering stand together, and who has to do what.
 *
 * @param actor Customer, Operator, Service or Nobody
 */
@Schema(name = "PeeringConnectionState", description = "How the two halves stand together, and who has to do what")
record ConnectionState(ConnectionStatus status, String description,
		@Schema(description = "Who has to act: Customer, Operator, Service or Nobody",
				example = "Customer") String actor,
		@Schema(description = "Every step to the connection, in order, as observed") List<ActionRequired> actionsRequired,
		HalfState serviceSideState, HalfState customerSideState,
		@Schema(description = "In Azure's words, such as FullyInSync", example = "FullyInSync") String syncLevel,
		@Schema(description = "When Azure was last seen to show this") Instant observedAt,
		@Schema(description = "When the peering is given up if nobody connects it") Instant expiresAt) {

	/**
	 * One step to the connection.
	 *
	 * @param command ready to run by the actor, or null
	 * @param error what the last look came to, or null
	 */
	@Schema(name = "PeeringAction", description = "One step to the connection")
	record ActionRequired(@Schema(example = "grant-access") String name, @Schema(example = "Customer") String actor,
			Progress state, String description, String command, ApiError error) {
	}

	/**
	 * How a step stands.
	 */
	@Schema(name = "PeeringActionState")
	enum Progress {

		todo, done, failed

	}

}
