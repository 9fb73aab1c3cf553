package com.promptservice.controlplane.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One undisturbed run of a scenario: its calls by number, and what outlives a process
 * before and after each.
 */
final class Learned implements Schedule.Watcher {

	private final World world;

	private final List<CallSite> calls = new ArrayList<>();

	private final Map<String, Moment> states = new HashMap<>();

	private final List<String> before = new ArrayList<>();

	private final List<String> after = new ArrayList<>();

	private Duration duration = Duration.ZERO;

	Learned(World world) {
		this.world = world;
	}

	@Override
	public void before(CallSite call) {
		this.calls.add(call);
		this.before.add(mark());
		this.after.add(null);
	}

	@Override
	public void after(int call) {
		this.after.set(call - 1, mark());
	}

	/**
	 * What a death at this call leaves behind; equal marks mean equal worlds.
	 */
	String mark(int call, FaultKind death) {
		List<String> marks = (death == FaultKind.F1_DEATH_BEFORE) ? this.before : this.after;
		return marks.get(call - 1);
	}

	Moment state(String mark) {
		return this.states.get(mark);
	}

	List<CallSite> calls() {
		return this.calls;
	}

	Duration duration() {
		return this.duration;
	}

	void tookUntil(Duration whole) {
		this.duration = whole;
	}

	private String mark() {
		String mark = this.world.mark();
		this.states.computeIfAbsent(mark, (any) -> this.world.snapshot());
		return mark;
	}

}
