package com.promptservice.controlplane.faults.port;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Numbers and records every call of every port, and makes the planned ones fail. For one
 * thread.
 */
public final class Calls {

	private final List<Call> recorded = new ArrayList<>();

	private FaultPlan plan = FaultPlan.NONE;

	private boolean dead;

	private int injected;

	/**
	 * Plans faults for the calls to come.
	 */
	public void plan(FaultPlan newPlan) {
		this.plan = newPlan;
	}

	public List<Call> recorded() {
		return List.copyOf(this.recorded);
	}

	/**
	 * How many calls were made to fail.
	 */
	public int injected() {
		return this.injected;
	}

	/**
	 * A new process starts.
	 */
	public void revive() {
		this.dead = false;
	}

	/**
	 * Performs a call, or what the plan makes of it.
	 * @param failure makes the port's own exception for a call without an answer
	 * @param confused what the port does when it is confused
	 */
	public <T> T perform(String port, String action, String subject, Supplier<T> real,
			Function<String, RuntimeException> failure, Supplier<T> confused) {
		Call call = new Call(this.recorded.size() + 1, port, action, subject);
		if (this.dead) {
			throw new SimulatedDeath("A dead process calls " + call);
		}
		this.recorded.add(call);
		Fault fault = this.plan.faultAt(call);
		this.injected += (fault != Fault.NONE) ? 1 : 0;
		return switch (fault) {
			case NONE -> real.get();
			case DEATH_BEFORE -> throw die(call);
			case DEATH_AFTER -> {
				real.get();
				throw die(call);
			}
			case LOST_ANSWER -> {
				real.get();
				throw failure.apply("Lost the answer of " + call);
			}
			case NO_ANSWER -> throw failure.apply("No answer to " + call);
			case CONFUSED -> confused.get();
		};
	}

	private SimulatedDeath die(Call call) {
		this.dead = true;
		return new SimulatedDeath("Death at " + call);
	}

}
