package com.promptservice.controlplane.faults.port;

/**
 * Says which calls fail, and how.
 */
@FunctionalInterface
public interface FaultPlan {

	/**
	 * Nothing fails.
	 */
	FaultPlan NONE = (call) -> Fault.NONE;

	Fault faultAt(Call call);

	/**
	 * One fault at one call.
	 */
	static FaultPlan at(int number, Fault fault) {
		return (call) -> (call.number() == number) ? fault : Fault.NONE;
	}

}
