package com.promptservice.controlplane.faults;

import java.time.Duration;
import java.util.Random;
import com.promptservice.controlplane.faults.Frontend.Reply;

/**
 * What happens to a process from outside while it makes a call: it is paused, its clock
 * is wrong, people and other callers act meanwhile.
 */
final class Meddling {

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
			case F9_PAUSED -> pause(world, random);
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
			default -> {
				return true;
			}
		}
		return false;
	}

	/**
	 * The process stands still past its lease; another one does some of its work, or all.
	 */
	private static void pause(World world, Random random) {
		world.clock().advance(Duration.ofMinutes(6));
		Node other = world.join();
		int rounds = random.nextBoolean() ? 1 + random.nextInt(4) : Integer.MAX_VALUE;
		world.alone(other, rounds);
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

	private static void note(World world, String label, Reply reply) {
		world.client().noted(label, reply);
	}

}
