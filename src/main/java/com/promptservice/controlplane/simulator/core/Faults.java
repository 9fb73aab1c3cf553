package com.promptservice.controlplane.simulator.core;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The armed faults, in the order they were armed; the first that fits a request hits it.
 */
final class Faults {

	private final List<Armed> armed = new ArrayList<>();

	void arm(Fault fault) {
		this.armed.add(new Armed(fault));
	}

	void clear() {
		this.armed.clear();
	}

	ArrayNode list() {
		ArrayNode list = Json.array();
		for (Armed one : this.armed) {
			ObjectNode body = FaultReader.write(one.fault);
			list.add(body.put("hits", one.hits));
		}
		return list;
	}

	/** The fault that hits a request, or null. */
	Fault hit(String method, ArmPath path, boolean exists) {
		if (this.armed.isEmpty()) {
			return null;
		}
		for (Armed one : this.armed) {
			if (one.hits < one.fault.count() && fits(one.fault, method, path, exists)
					&& one.passed++ >= one.fault.skip()) {
				one.hits++;
				return one.fault;
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
