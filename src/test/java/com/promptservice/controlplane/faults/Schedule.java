package com.promptservice.controlplane.faults;

/**
 * Numbers the calls of a scenario and says where the one fault of a case strikes.
 */
final class Schedule {

	private final Fault fault;

	private final Watcher watcher;

	private final World world;

	private int count;

	private CallSite struck;

	/**
	 * A schedule for one case.
	 * @param fault the fault, or null for none
	 * @param watcher told of each call, or null
	 */
	Schedule(World world, Fault fault, Watcher watcher) {
		this.world = world;
		this.fault = fault;
		this.watcher = watcher;
	}

	int count() {
		return this.count;
	}

	/**
	 * Where the fault struck, or null when the scenario ended before.
	 */
	CallSite struck() {
		return this.struck;
	}

	Fault next(CallSite call, Node node) {
		this.count++;
		if (this.watcher != null) {
			this.watcher.before(call);
		}
		if (this.fault == null || this.struck != null || this.fault.call() != call.number()) {
			return null;
		}
		this.struck = call;
		return Meddling.strikes(this.world, this.fault, node) ? this.fault : null;
	}

	/**
	 * Whether the caller dies of a restart storm now.
	 */
	boolean isStormy() {
		return this.world.platform().storm().kills();
	}

	void passed(Fault fault) {
		if (this.watcher != null) {
			this.watcher.after(this.count);
		}
		if (fault != null) {
			Meddling.struck(this.world, fault);
		}
	}

	/**
	 * Sees every call of a scenario.
	 */
	interface Watcher {

		void before(CallSite call);

		void after(int call);

	}

}
