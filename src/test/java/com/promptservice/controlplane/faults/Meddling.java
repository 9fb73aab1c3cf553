package com.promptservice.controlplane.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import com.promptservice.controlplane.faults.Frontend.Reply;

/**
 * What happens to a process from outside while it makes a call: it is paused, its clock
 * is wrong, people and other callers act meanwhile.
 */
final class Meddling {

	private static final Duration[] OUTAGES = { Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofHours(1) };

	private static final Duration[] JUMPS = { Duration.ofHours(2), Duration.ofHours(-2), Duration.ofMinutes(3),
			Duration.ofMinutes(-3), Duration.ofSeconds(50) };

	private Meddling() {
	}

	/**
	 * Lets the fault strike.
	 * @return whether the port still has to act out something
	 */
	static boolean strikes(World world, Fault fault, Node node) {
		Random random = fault.random();
		switch (fault.kind()) {
			case F9_PAUSED -> {
				if (isAfter(fault)) {
					return true;
				}
				pause(world, random);
			}
			case F10_RIVAL -> {
				Node rival = world.join();
				world.queue().revealAll();
				alone(world, rival, 1 + random.nextInt(3));
			}
			case F13_CLOCK -> node.clock().jump(JUMPS[random.nextInt(JUMPS.length)]);
			case F22_PERSON -> Person.meddles(world, random);
			case F23_OTHER_WRITE -> otherWrite(world, random);
			case F28_CANCEL -> {
				for (String operation : world.client().accepted()) {
					note(world, "cancel-" + operation, world.elsewhere().frontend().cancel(operation));
				}
			}
			case F28_DELETE -> note(world, "late-delete", world.elsewhere().frontend().delete("westus2", "late-del-1"));
			case F29_REPLAY -> replay(world, random);
			case F7_POISON -> Storms.poison(world);
			case F8_RECEIPT_OUTDATED -> world.queue().outdateReceipts();
			case F14_STORE_DOWN -> world.platform().weather().down(OUTAGES[random.nextInt(OUTAGES.length)]);
			case F15_STORE_THROTTLED -> world.platform().weather().throttle(1 + random.nextInt(30), random);
			case F16_ARM_STORM -> world.cloud().throttle(5 + random.nextInt(60), random);
			case F24_RESTART_STORM -> world.platform().storm().begin(random);
			case F25_NEWER_VERSION -> Storms.newerVersion(world, random);
			case F26_GRACEFUL_STOP -> {
				node.leave();
				world.join();
			}
			case F27_FLOOD -> Storms.flood(world);
			default -> {
				return true;
			}
		}
		return false;
	}

	/**
	 * A call has taken effect; the pause may come now, before its answer is seen.
	 */
	static void struck(World world, Fault fault) {
		if (fault.kind() == FaultKind.F9_PAUSED) {
			pause(world, fault.random());
		}
	}

	private static boolean isAfter(Fault fault) {
		return fault.seed() % 2 != 0;
	}

	/**
	 * The process stands still past its lease; another one does some of its work, or all.
	 */
	private static void pause(World world, Random random) {
		world.clock().advance(Duration.ofMinutes(6));
		Node other = world.join();
		int rounds = random.nextBoolean() ? 1 + random.nextInt(4) : Integer.MAX_VALUE;
		alone(world, other, rounds);
	}

	/**
	 * Time passes for one replica alone, while all others stand still.
	 * @param rounds how often it gets to work at most
	 */
	private static void alone(World world, Node node, int rounds) {
		for (int i = 0; i < rounds; i++) {
			while (world.alive(node, Node::runDue)) {
				if (++i > World.LIVELOCK) {
					throw new AssertionError("livelock at " + world.now());
				}
			}
			Instant next = Stream.of(Optional.ofNullable(node.nextDue()), world.queue().nextVisible())
				.flatMap(Optional::stream)
				.min(Instant::compareTo)
				.orElse(null);
			if (next == null) {
				return;
			}
			world.clock().set(next.isAfter(world.now()) ? next : world.now().plusMillis(1));
		}
	}

	private static void otherWrite(World world, Random random) {
		Frontend elsewhere = world.elsewhere().frontend();
		switch (random.nextInt(3)) {
			case 0 -> note(world, "other-body", elsewhere.put("westus2", "put-rival-1", Bodies.OTHER));
			case 1 -> note(world, "same-body", elsewhere.put("westus2", "put-rival-2", Bodies.FULL));
			default -> note(world, "second-region", elsewhere.put("eastus2", "put-rival-3", Bodies.SECOND_REGION));
		}
	}

	private static void replay(World world, Random random) {
		Frontend elsewhere = world.elsewhere().frontend();
		Client.Ask first = world.client().asks().getFirst();
		Reply again = first.request().apply(elsewhere);
		note(world, "replayed", again);
		if (random.nextBoolean() && first.label().equals("create")) {
			Reply misuse = elsewhere.put("westus2", "put-create-1", Bodies.OTHER);
			note(world, "misused", misuse);
		}
	}

	/**
	 * Sets the clock of the process wrong, and has another one join it whose clock is as
	 * wrong the other way.
	 */
	static void skew(World world, Duration by) {
		world.onSomeNode((node) -> {
			node.clock().jump(by);
			return node;
		});
		world.join().clock().jump(by.negated());
	}

	private static void note(World world, String label, Reply reply) {
		world.client().noted(label, reply);
	}

}
