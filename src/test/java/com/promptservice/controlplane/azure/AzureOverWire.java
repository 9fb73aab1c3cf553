package com.promptservice.controlplane.azure;

import java.net.URI;
import java.time.Clock;
import com.azure.core.http.HttpClient;
import com.promptservice.controlplane.operation.Pacing;
import com.promptservice.controlplane.simulator.Simulator;

/**
 * The real SDK over any wire, put together without Spring; dear to build and free to
 * share between wires that behave alike.
 */
public final class AzureOverWire {

	/**
	 * Object id that stands for the Service Fabric resource provider.
	 */
	public static final String SFRP = "33333333-3333-3333-3333-333333333333";

	private final AzureClients clients;

	public AzureOverWire(HttpClient wire, Clock clock) {
		this.clients = new AzureClients(properties(), wire, null, clock, new Pacing(1));
	}

	/**
	 * Settings for the local Azure.
	 */
	public static AzureProperties properties() {
		return new AzureProperties(URI.create("http://127.0.0.1:8090"), "http://127.0.0.1:8090/keyvault/{vault}",
				Simulator.TENANT, Simulator.OWNER, SFRP, null);
	}

	/**
	 * The steps, with a poll history of their own.
	 */
	public AzureResources resources() {
		return new SdkResources(this.clients);
	}

	public NameAvailability names() {
		return new SdkNameAvailability(this.clients);
	}

	public AzureLookups lookups() {
		return new SdkLookups(this.clients);
	}

	public NetworkTraffic traffic() {
		return new SdkNetworkTraffic(this.clients);
	}

	ArmCalls calls() {
		return this.clients.calls();
	}

}
