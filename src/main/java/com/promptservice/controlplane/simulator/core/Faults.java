package com.promptservice.controlplane.simulator.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

import tools.jackson.databind.node.ArrayNode;

/**
 * The armed faults, in the order they were armed; the first that fits a request hits it.
 */
final class Faults {

	private static final long SEED = 42;

	private final List<Armed> armed = new ArrayList<>();

	/** The same dice in every run. */
	private final Random dice = new Random(SEED);

	void arm(Fault fault) {
		this.armed.add(new Armed(fault));
	}

	void clear() {
		this.armed.clear();
	}

	/** The faults as they were armed. */
	List<Fault> all() {
		return this.armed.stream().map((one) -> one.fault).toList();
	}

	ArrayNode list() {
		ArrayNode list = Json.array();
		for (Armed one : this.armed) {
			list.add(FaultReader.write(one.fault).put("hits", one.hits));
		}
		return list;
	}

	/**
	 * The fault that hits a request, or null.
	 * @param location tells the region of the request, when a fault wants to know
	 */
	Fault hit(String method, ArmPath path, boolean exists, Supplier<String> location) {
		for (Armed one : this.armed) {
			Fault fault = one.fault;
			if (one.hits < fault.count() && fits(fault, method, path, exists)
					&& (fault.location() == null || fault.location().equals(location.get()))
					&& one.passed++ >= fault.skip()
					&& (fault.probability() >= 1 || this.dice.nextDouble() < fault.probability())) {
				one.hits++;
				return fault;
			}
		}
		return null;
	}

	private static boolean fits(Fault fault, String method, ArmPath path, boolean exists) {
		boolean read = method.equals("GET") || method.equals("HEAD");
		boolean kindFits = switch (fault.kind()) {
			case NOT_FOUND_AFTER_CREATE -> method.equals("GET") && exists;
			case OPERATION_FAILED, OPERATION_CANCELED, HALF_MADE, UNHEALTHY, ENDLESS -> !read;
			default -> true;
		};
		return kindFits && (fault.method() == null || fault.method().equalsIgnoreCase(method))
				&& (fault.type() == null || fault.type().equalsIgnoreCase(path.typeKey()))
				&& (fault.name() == null || fault.name().equalsIgnoreCase(path.name()));
	}

	private static final class Armed {

		private final Fault fault;

		private int passed;

		private int hits;

		private Armed(Fault fault) {
			this.fault = fault;
		}

	}

}
