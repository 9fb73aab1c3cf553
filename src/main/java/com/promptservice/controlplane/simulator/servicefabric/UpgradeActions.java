package com.promptservice.controlplane.simulator.servicefabric;

final class UpgradeActions {

	static final String FETCH = "fetchupgradestatus";

}
