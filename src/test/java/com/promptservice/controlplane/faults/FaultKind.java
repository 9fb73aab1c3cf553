package com.promptservice.controlplane.faults;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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

	/** Another replica gets the same message while the first one works. */
	F10_RIVAL((call) -> true),

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
	F29_REPLAY((call) -> true),

	/** Messages that nobody can read come, and such as mean nothing. */
	F7_POISON((call) -> call.port() == Port.QUEUE),

	/** The message was delivered elsewhere meanwhile. */
	F8_RECEIPT_OUTDATED((call) -> call.port() == Port.QUEUE),

	/** Storage does not answer for a second, a minute or an hour. */
	F14_STORE_DOWN((call) -> call.port() != Port.ARM),

	/** Storage refuses the next requests. */
	F15_STORE_THROTTLED((call) -> call.port() != Port.ARM),

	/** Azure refuses many requests of all kinds, with all kinds of Retry-After. */
	F16_ARM_STORM((call) -> call.port() == Port.ARM),

	/** The process dies, and those that take its place die soon after. */
	F24_RESTART_STORM((call) -> true),

	/** A newer version of the service takes the operation up and leaves it again. */
	F25_NEWER_VERSION((call) -> call.port() != Port.ARM),

	/** The process is told to stop and hands over. */
	F26_GRACEFUL_STOP((call) -> true),

	/** Hundreds of messages come at once. */
	F27_FLOOD((call) -> call.port() == Port.QUEUE);

	/** The kinds that are about Azure Storage and the replicas that share it. */
	static final Set<FaultKind> SHARED = EnumSet.of(F3_DONE_BUT_FAILED, F4_NOT_DONE, F5_DELIVERED_TWICE,
			F6_MESSAGE_LOST, F7_POISON, F8_RECEIPT_OUTDATED, F9_PAUSED, F10_RIVAL, F13_CLOCK, F14_STORE_DOWN,
			F15_STORE_THROTTLED, F16_ARM_STORM, F24_RESTART_STORM, F25_NEWER_VERSION, F26_GRACEFUL_STOP, F27_FLOOD);

	private static final Set<FaultKind> ON_STORAGE_ALONE = EnumSet.range(F7_POISON, F27_FLOOD);

	private final Predicate<CallSite> applies;

	FaultKind(Predicate<CallSite> applies) {
		this.applies = applies;
	}

	/**
	 * Whether the kind has a meaning only where Azure Storage holds the state.
	 */
	boolean isForStorageAlone() {
		return ON_STORAGE_ALONE.contains(this);
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
		return Arrays.stream(values())
			.filter((kind) -> !kind.isDeath() && !kind.isForStorageAlone() && kind.appliesTo(call))
			.toList();
	}

}
