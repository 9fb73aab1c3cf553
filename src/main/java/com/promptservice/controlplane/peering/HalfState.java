package com.promptservice.controlplane.peering;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * How one half of a peering stands: Azure's own states, and two for what it does not
 * show.
 */
@Schema(name = "PeeringHalfState")
enum HalfState {

	/**
	 * Nobody could look.
	 */
	Unknown, Missing, Initiated, Connected, Disconnected

}
