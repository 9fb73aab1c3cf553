package com.promptservice.controlplane.azure;

import java.net.URI;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.function.UnaryOperator;
import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.promptservice.controlplane.operation.Pacing;
import com.promptservice.controlplane.simulator.Simulator;
import reactor.core.publisher.Mono;

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

	private AzureOverWire(AzureClients clients) {
		this.clients = clients;
	}

	/**
	 * The same with tokens that tell the local Azure who calls, and from which tenant.
	 * @param own object id of the service in its own tenant
	 * @param abroad object id of the service in another tenant, by the tenant
	 */
	public static AzureOverWire signing(HttpClient wire, Clock clock, String own, UnaryOperator<String> abroad) {
		// the SDK sends no token over plain HTTP
		AzureProperties local = new AzureProperties(URI.create("https://127.0.0.1:8090"),
				"https://127.0.0.1:8090/keyvault/{vault}", Simulator.TENANT, Simulator.OWNER, SFRP, null);
		return new AzureOverWire(new AzureClients(local, wire, token("principal:" + own),
				(tenant) -> token("principal:" + abroad.apply(tenant) + "@" + tenant), clock, new Pacing(1)));
	}

	private static TokenCredential token(String text) {
		return (request) -> Mono.just(new AccessToken(text, OffsetDateTime.MAX));
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
