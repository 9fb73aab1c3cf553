package com.promptservice.controlplane.simulator.core;

/**
 * Serves the addresses under which operations are followed; most specifications say
 * nothing about them.
 */
public abstract class Polls implements Route {

	@Override
	public boolean specified() {
		return false;
	}

	@Override
	public final Answer handle(Call call) {
		if (!call.method().equals("GET") || call.path().collection()) {
			throw Route.methodNotAllowed(call);
		}
		Operation operation = call.world().operation(call.path().name());
		if (operation == null) {
			throw ArmException.provider(404, "OperationNotFound",
					"Operation with identifier " + call.path().name() + " not found.");
		}
		return poll(call, operation);
	}

	/** Answers a poll of an operation. */
	protected abstract Answer poll(Call call, Operation operation);

}
