package com.promptservice.controlplane.faults;

/**
 * One fault at one call of one scenario; its text re-runs it alone.
 */
record Case(Scenario scenario, int call, FaultKind kind, long seed) {

	static Case parse(String text) {
		String[] parts = text.split("/");
		return new Case(Scenario.labelled(parts[0]), Integer.parseInt(parts[1]), FaultKind.valueOf(parts[2]),
				Long.parseLong(parts[3]));
	}

	Fault fault() {
		return new Fault(this.call, this.kind, this.seed);
	}

	@Override
	public String toString() {
		return this.scenario.label() + "/" + this.call + "/" + this.kind + "/" + this.seed;
	}

}
