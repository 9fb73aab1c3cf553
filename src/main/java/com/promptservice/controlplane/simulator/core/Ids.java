package com.promptservice.controlplane.simulator.core;

import java.util.UUID;

/**
 * A source of ids that a seed determines, so that a run can be repeated exactly.
 */
final class Ids {

	private long state;

	Ids(long seed) {
		this.state = seed;
	}

	long state() {
		return this.state;
	}

	void state(long newState) {
		this.state = newState;
	}

	UUID next() {
		long high = mix() & 0xffffffffffff0fffL | 0x4000L;
		long low = mix() & 0x3fffffffffffffffL | 0x8000000000000000L;
		return new UUID(high, low);
	}

	// SplitMix64: good enough for ids, and its whole state is one number
	private long mix() {
		this.state += 0x9e3779b97f4a7c15L;
		long z = this.state;
		z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
		z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
		return z ^ (z >>> 31);
	}

}
