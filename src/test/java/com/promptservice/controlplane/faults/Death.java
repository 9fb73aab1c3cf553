package com.promptservice.controlplane.faults;

/**
 * The end of a process at one instruction. A {@link VirtualMachineError}, so that no
 * library on the way takes it for a failure that could be handled.
 */
final class Death extends VirtualMachineError {

	Death(String where) {
		super(where);
	}

	@Override
	public synchronized Throwable fillInStackTrace() {
		return this;
	}

}
