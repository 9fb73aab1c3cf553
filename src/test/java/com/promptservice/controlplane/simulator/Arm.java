package com.promptservice.controlplane.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import com.promptservice.controlplane.simulator.core.Durations;
import com.promptservice.controlplane.simulator.core.ExchangeLog;
import com.promptservice.controlplane.simulator.core.SimulatorRequest;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import tools.jackson.databind.JsonNode;

/**
 * Drives a simulator without a transport and without waiting.
 */
final class Arm {

	static final String SUBSCRIPTION = "/subscriptions/33333333-3333-3333-3333-333333333333";

	static final String GROUP = SUBSCRIPTION + "/resourceGroups/rg";

	static final String NETWORK = GROUP + "/providers/Microsoft.Network/";

	static final String VNET = NETWORK + "virtualNetworks/hub";

	static final String STORAGE = GROUP + "/providers/Microsoft.Storage/storageAccounts/";

	static final String IDENTITY = GROUP + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/";

	static final String VAULT = GROUP + "/providers/Microsoft.KeyVault/vaults/";

	final SettableClock clock = new SettableClock();

	final Simulator simulator;

	private Arm(ExchangeLog exchanges, Path directory) {
		this.simulator = Simulator.withPackages(new SamplePackages(), this.clock, Durations.scaledBy(1), 42, directory,
				exchanges);
	}

	/** A simulator whose exchanges are judged by the build. */
	static Arm judged() {
		return new Arm(exchanges(), null);
	}

	/** A simulator for requests that Azure would never see from the product. */
	static Arm unjudged() {
		return new Arm(null, null);
	}

	/** A simulator that keeps its state in a folder. */
	static Arm onDisk(Path directory) {
		return new Arm(null, directory);
	}

	/** The log that a build collects. */
	static ExchangeLog exchanges() {
		return ExchangeLog.alsoIn(Path.of(System.getProperty("simulator.exchanges-dir", "target/exchanges")));
	}

	SimulatorResponse send(String method, String path, String json) {
		return this.simulator.handle(SimulatorRequest.of(method, versioned(path), json.replace('\'', '"')));
	}

	SimulatorResponse put(String path, String json) {
		return send("PUT", path, json);
	}

	SimulatorResponse get(String path) {
		return send("GET", path, "");
	}

	SimulatorResponse delete(String path) {
		return send("DELETE", path, "");
	}

	void pass(long seconds) {
		this.clock.pass(Duration.ofSeconds(seconds));
	}

	/** Lets everything end that will end by itself. */
	void settle() {
		for (Instant next = this.simulator.nextEnd(); next != null; next = this.simulator.nextEnd()) {
			this.clock.pass(Duration.between(this.clock.instant(), next));
			this.simulator.resources();
		}
	}

	Arm withGroup() {
		put(GROUP, "{'location':'westus2'}");
		return this;
	}

	Arm withNetwork() {
		withGroup();
		put(VNET, "{'location':'westus2','properties':{'addressSpace':{'addressPrefixes':['10.0.0.0/16']}}}");
		settle();
		put(VNET + "/subnets/one", "{'properties':{'addressPrefix':'10.0.0.0/24'}}");
		settle();
		return this;
	}

	static String code(SimulatorResponse response) {
		JsonNode body = response.json();
		return response.status() + " " + body.get("error").get("code").asString();
	}

	static String state(SimulatorResponse response) {
		return response.status() + " " + response.json().get("properties").get("provisioningState").asString();
	}

	static String versioned(String path) {
		if (path.contains("api-version") || path.startsWith("/simulator/")) {
			return path;
		}
		String version = path.startsWith("/keyvault/") ? "7.5" : path.contains("/Microsoft.Authorization/")
				? "2022-04-01"
				: path.contains("/Microsoft.Network/") ? "2025-03-01" : path.contains("/Microsoft.Storage/")
						? "2025-06-01"
						: path.contains("/Microsoft.ManagedIdentity/") ? "2024-11-30"
								: path.contains("/Microsoft.KeyVault/") ? "2025-05-01"
										: path.contains("/Microsoft.ServiceFabric/") ? "2024-04-01" : "2025-04-01";
		return path + (path.contains("?") ? "&" : "?") + "api-version=" + version;
	}

}
