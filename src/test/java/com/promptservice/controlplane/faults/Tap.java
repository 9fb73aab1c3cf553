package com.promptservice.controlplane.faults;

import com.promptservice.controlplane.faults.CallSite.Port;

/**
 * What every call of one process passes: it numbers the call, kills the process or says
 * which fault strikes. A process that died does nothing more, whatever swallowed its
 * death.
 */
final class Tap {

	private Schedule schedule;

	private final Node node;

	private boolean dead;

	Tap(Schedule schedule, Node node) {
		this.schedule = schedule;
		this.node = node;
	}

	/**
	 * Before the call.
	 * @return the fault that the port has to act out, or null
	 */
	Fault before(Port port, String verb, String subject, boolean changes) {
		if (this.dead) {
			throw new Death("dead already");
		}
		Fault fault = this.schedule.next(new CallSite(this.schedule.count() + 1, port, verb, subject, changes),
				this.node);
		if (this.schedule.isStormy()) {
			die("in a storm");
		}
		if (fault != null && fault.kind() == FaultKind.F1_DEATH_BEFORE) {
			die(subject);
		}
		return fault;
	}

	/**
	 * After the call took effect.
	 */
	void after(Fault fault) {
		this.schedule.passed(fault);
		if (fault != null && fault.kind() == FaultKind.F2_DEATH_AFTER) {
			die("after");
		}
	}

	void follow(Schedule newSchedule) {
		this.schedule = newSchedule;
	}

	boolean isDead() {
		return this.dead;
	}

	void die(String where) {
		this.dead = true;
		throw new Death(where);
	}

}
