package com.promptservice.controlplane.faults;

import java.io.IOException;
import com.promptservice.controlplane.faults.CallSite.Port;
import com.promptservice.controlplane.simulator.core.SimulatorRequest;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;

/**
 * The ARM port as one process sees it, faults included. One wire serves one process after
 * the other, since the SDK's clients above it are dear to make and keep nothing between
 * calls.
 */
final class TappedWire implements SimulatedWire.Hook {

	private Tap tap;

	private Cloud cloud;

	private boolean everythingIsOurs;

	void connect(Tap newTap, Cloud newCloud, boolean ownerIgnored) {
		this.tap = newTap;
		this.cloud = newCloud;
		this.everythingIsOurs = ownerIgnored;
	}

	@Override
	public SimulatorResponse around(SimulatorRequest request, SimulatedWire.Azure azure) throws IOException {
		boolean changes = !request.method().equals("GET") && !request.method().equals("HEAD");
		Fault fault = this.tap.before(Port.ARM, request.method(), request.uri().getPath(), changes);
		SimulatorResponse answer = ArmFaults.act(fault, request, this.cloud);
		this.tap.after(fault);
		return (this.everythingIsOurs && !changes) ? ArmAnswers.withOwner(answer, "region/westus2") : answer;
	}

}
