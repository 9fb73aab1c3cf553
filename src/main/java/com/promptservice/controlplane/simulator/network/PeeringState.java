package com.promptservice.controlplane.simulator.network;

import com.promptservice.controlplane.simulator.core.Resource;

/**
 * How far a half of a peering has come.
 */
enum PeeringState {

	/** It waits for the other half. */
	INITIATED("Initiated"),
	/** Both halves stand. */
	CONNECTED("Connected"),
	/** The other half stood once and went. */
	DISCONNECTED("Disconnected");

	/** The field that holds it. */
	static final String FIELD = "peeringState";

	private final String text;

	PeeringState(String text) {
		this.text = text;
	}

	/** Azure's word for it. */
	String text() {
		return this.text;
	}

	/** Whether a half is in this state; none is in no state. */
	boolean of(Resource half) {
		return half != null && this.text.equals(half.property(FIELD));
	}

}
