package com.promptservice.controlplane.faults;

import java.util.Random;

/**
 * One fault at one call; the seed picks among the variants of its kind.
 */
record Fault(int call, FaultKind kind, long seed) {

	Random random() {
		return new Random(this.seed * 31 + this.kind.ordinal());
	}

}
