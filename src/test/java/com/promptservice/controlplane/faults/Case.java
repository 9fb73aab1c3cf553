package com.promptservice.controlplane.faults;

/**
 * One fault at one call of one scenario; its text re-runs it alone.
 *
 * @param again after a death: at which call the process that takes the dead one's place
 * dies too, or 0
 */
record Case(Scenario scenario, int call, FaultKind kind, long seed, int again) {

	Case(Scenario scenario, int call, FaultKind kind, long seed) {
		this(scenario, call, kind, seed, 0);
	}

	static Case parse(String text) {
		String[] parts = text.split("/");
		return new Case(Scenario.labelled(parts[0]), Integer.parseInt(parts[1]), FaultKind.valueOf(parts[2]),
				Long.parseLong(parts[3]), (parts.length > 4) ? Integer.parseInt(parts[4]) : 0);
	}

	Fault fault() {
		return new Fault(this.call, this.kind, this.seed);
	}

	boolean isPair() {
		return this.again > 0;
	}

	/**
	 * The death of the second process, or null.
	 */
	Fault secondDeath() {
		return isPair() ? new Fault(this.again,
				(this.seed % 2 == 0) ? FaultKind.F1_DEATH_BEFORE : FaultKind.F2_DEATH_AFTER, this.seed) : null;
	}

	@Override
	public String toString() {
		return this.scenario.label() + "/" + this.call + "/" + this.kind + "/" + this.seed
				+ (isPair() ? "/" + this.again : "");
	}

}
