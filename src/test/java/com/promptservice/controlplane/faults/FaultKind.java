package com.promptservice.controlplane.faults;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import com.promptservice.controlplane.faults.CallSite.Port;

/**
 * What can go wrong at one call.
 */
enum FaultKind {

	F1_DEATH_BEFORE((call) -> true),

	F2_DEATH_AFTER((call) -> true),

	/** Executed, but reported as failed. */
	F3_DONE_BUT_FAILED((call) -> call.changes()),

	/** Not executed: no connection, timeout, refusal, garbage. */
	F4_NOT_DONE((call) -> true),

	/** The same message is delivered twice, at once or after it was done. */
	F5_DELIVERED_TWICE((call) -> call.port() == Port.QUEUE && call.changes()),

	/** The message vanishes. */
	F6_MESSAGE_LOST((call) -> call.port() == Port.QUEUE && call.verb().equals("send")),

	/** The process stands still past its lease while another takes over, then goes on. */
	F9_PAUSED((call) -> true),

	/** Another writer was first. */
	F11_CONFLICT((call) -> call.port() == Port.DOCUMENTS && call.changes()),

	/** A read or list shows the version before the last. */
	F12_STALE_READ((call) -> !call.changes() && (call.port() == Port.DOCUMENTS || call.port() == Port.ARM)),

	/** The process's clock jumps or is wrong. */
	F13_CLOCK((call) -> true),

	/** Azure refuses for a while. */
	F17_ARM_TRANSIENT((call) -> call.port() == Port.ARM),

	/** Azure refuses for good, until somebody acts. */
	F18_ARM_TERMINAL((call) -> call.port() == Port.ARM),

	/** A long-running operation of Azure ends badly, never, or says strange things. */
	F19_LONG_RUNNING((call) -> call.port() == Port.ARM),

	/** Azure accepted a change, but its answer is lost. */
	F20_ANSWER_LOST((call) -> call.port() == Port.ARM && call.changes()),

	/** A deletion is refused for a while or leaves something behind. */
	F21_PARTIAL_DELETE((call) -> call.port() == Port.ARM && call.verb().equals("DELETE")),

	/** A person changes or deletes something of ours between two steps. */
	F22_PERSON((call) -> call.port() == Port.ARM),

	/** Another caller's write arrives at another replica. */
	F23_OTHER_WRITE((call) -> true),

	/** A cancel arrives. */
	F28_CANCEL((call) -> true),

	/** A delete arrives. */
	F28_DELETE((call) -> true),

	/** The client sends the same request again, or its id with another body. */
	F29_REPLAY((call) -> true);

	private final Predicate<CallSite> applies;

	FaultKind(Predicate<CallSite> applies) {
		this.applies = applies;
	}

	boolean appliesTo(CallSite call) {
		return this.applies.test(call);
	}

	boolean isDeath() {
		return this == F1_DEATH_BEFORE || this == F2_DEATH_AFTER;
	}

	/** The number in the fault matrix, such as {@code F3}. */
	String number() {
		return name().substring(0, name().indexOf('_'));
	}

	/** Every kind but death that can strike the call. */
	static List<FaultKind> living(CallSite call) {
		return Arrays.stream(values()).filter((kind) -> !kind.isDeath() && kind.appliesTo(call)).toList();
	}

}
