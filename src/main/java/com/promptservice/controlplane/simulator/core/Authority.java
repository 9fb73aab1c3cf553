package com.promptservice.controlplane.simulator.core;

/**
 * Decides who may do what; asked before a provider sees a request.
 */
public interface Authority {

	/** Refuses what the caller may not do. */
	void check(Call call, Route route);

}
