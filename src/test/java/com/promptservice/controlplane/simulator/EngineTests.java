package com.promptservice.controlplane.simulator;

import java.net.URI;
import java.util.Locale;
import java.util.Map;

import com.promptservice.controlplane.simulator.core.SimulatorRequest;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import com.promptservice.controlplane.simulator.core.WorldSnapshot;
import org.junit.jupiter.api.Test;

import static com.promptservice.controlplane.simulator.Arm.GROUP;
import static com.promptservice.controlplane.simulator.Arm.NETWORK;
import static com.promptservice.controlplane.simulator.Arm.SUBSCRIPTION;
import static com.promptservice.controlplane.simulator.Arm.VNET;
import static com.promptservice.controlplane.simulator.Arm.code;
import static com.promptservice.controlplane.simulator.Arm.state;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Routing, versions, headers, groups, snapshots.
 */
class EngineTests {

	private final Arm arm = Arm.unjudged();

	@Test
	void anApiVersionIsRequiredAndMustBeKnown() {
		assertThat(code(send("GET", GROUP))).isEqualTo("400 MissingApiVersionParameter");
		SimulatorResponse unknown = this.arm.get(NETWORK + "virtualNetworks?api-version=1999-01-01");
		assertThat(code(unknown)).isEqualTo("400 NoRegisteredProviderFound");
		assertThat(unknown.json().toString()).contains("2025-03-01");
		assertThat(code(this.arm.get(GROUP + "?api-version=1999-01-01"))).isEqualTo("400 InvalidApiVersionParameter");
	}

	private SimulatorResponse send(String method, String path) {
		return this.arm.simulator.handle(SimulatorRequest.of(method, path));
	}

	@Test
	void unknownTypesAndMalformedSubscriptionsFailLoudly() {
		assertThat(code(this.arm.get(NETWORK + "unheardOf/x"))).isEqualTo("404 InvalidResourceType");
		assertThat(code(this.arm.get(GROUP + "/providers/Microsoft.Unknown/things/x")))
			.isEqualTo("404 InvalidResourceNamespace");
		assertThat(code(this.arm.get("/nothing/here"))).isEqualTo("404 InvalidResourceType");
		assertThat(code(this.arm.get("/subscriptions/mine/resourceGroups/rg"))).isEqualTo("400 InvalidSubscriptionId");
		assertThat(code(this.arm.put(GROUP, "[1]"))).isEqualTo("400 InvalidRequestContent");
	}

	@Test
	void idsAreCaseInsensitiveAndDoubleSlashesCollapse() {
		this.arm.withNetwork();
		String shouted = VNET.toUpperCase(Locale.ROOT) + "?api-version=2025-03-01";
		assertThat(state(this.arm.get(shouted))).isEqualTo("200 Succeeded");
		assertThat(state(this.arm.get("/" + VNET.replace("/providers", "//providers")))).isEqualTo("200 Succeeded");
	}

	@Test
	void everyAnswerHasAzuresHeaders() {
		SimulatorResponse answer = this.arm.get(GROUP);
		assertThat(code(answer)).isEqualTo("404 ResourceGroupNotFound");
		assertThat(answer.header("x-ms-failure-cause")).isEqualTo("gateway");
		assertThat(answer.header("x-ms-request-id")).isNotBlank();
		assertThat(answer.header("x-ms-correlation-request-id")).isNotBlank();
		assertThat(answer.header("x-ms-routing-request-id")).isNotBlank();
		assertThat(answer.header("x-ms-ratelimit-remaining-subscription-reads")).isEqualTo("1199");
		assertThat(answer.header("Strict-Transport-Security")).isNotBlank();
	}

	@Test
	void operationUrlsAreAbsoluteOnTheCallersHost() {
		this.arm.withGroup();
		byte[] body = "{\"location\":\"westus2\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
		SimulatorResponse answer = this.arm.simulator.handle(
				new SimulatorRequest("PUT", URI.create(NETWORK + "networkSecurityGroups/nsg?api-version=2025-03-01"),
						Map.of("host", "127.0.0.1:8090"), body));
		assertThat(answer.header("azure-asyncoperation")).startsWith("http://127.0.0.1:8090/subscriptions/");
		assertThat(answer.header("Retry-After")).isEqualTo("3");
	}

	@Test
	void aGroupTakesEverythingWithItAndRefusesNewcomersMeanwhile() {
		this.arm.withNetwork();
		SimulatorResponse deleted = this.arm.delete(GROUP);
		assertThat(deleted.status()).isEqualTo(202);
		assertThat(deleted.header("Retry-After")).isEqualTo("15");
		assertThat(send("GET", path(deleted)).status()).isEqualTo(202);
		assertThat(code(this.arm.put(NETWORK + "networkSecurityGroups/late", "{'location':'westus2'}")))
			.isEqualTo("409 ResourceGroupBeingDeleted");
		this.arm.pass(10);
		assertThat(send("GET", path(deleted)).status()).isEqualTo(200);
		assertThat(this.arm.simulator.resources()).isEmpty();
		assertThat(send("HEAD", GROUP + "?api-version=2025-04-01").status()).isEqualTo(404);
		assertThat(code(this.arm.delete(GROUP))).isEqualTo("404 ResourceGroupNotFound");
	}

	private static String path(SimulatorResponse response) {
		return response.header("Location").replace("http://localhost", "");
	}

	@Test
	void resourcesOfAGroupAreListedByTag() {
		this.arm.withGroup();
		this.arm.put(NETWORK + "networkSecurityGroups/mine", "{'location':'westus2','tags':{'owner':'me'}}");
		this.arm.put(NETWORK + "networkSecurityGroups/other", "{'location':'westus2'}");
		assertThat(this.arm.get(GROUP + "/resources").json().get("value")).hasSize(2);
		String filter = "?$filter=tagName%20eq%20'owner'%20and%20tagValue%20eq%20'me'&api-version=2025-04-01";
		assertThat(this.arm.get(GROUP + "/resources" + filter).json().get("value")).hasSize(1);
		assertThat(this.arm.get(SUBSCRIPTION + "/resources" + filter).json().get("value")).hasSize(1);
	}

	@Test
	void aSnapshotBringsEverythingBackIncludingTheIdsToCome() {
		this.arm.withGroup();
		WorldSnapshot before = this.arm.simulator.snapshot();
		String first = this.arm.put(NETWORK + "networkSecurityGroups/nsg", "{'location':'westus2'}").json().toString();
		assertThat(this.arm.simulator.nextEnd()).isNotNull();
		this.arm.simulator.restore(before);
		assertThat(this.arm.simulator.nextEnd()).isNull();
		assertThat(this.arm.simulator.resources()).hasSize(1);
		String second = this.arm.put(NETWORK + "networkSecurityGroups/nsg", "{'location':'westus2'}").json().toString();
		assertThat(second).isEqualTo(first);
	}

	@Test
	void resourcesAreShownAsAGetShowsThem() {
		this.arm.put(GROUP, "{'location':'West US 2','tags':{'owner':'me'}}");
		var resource = this.arm.simulator.resources().getFirst();
		assertThat(resource.id()).isEqualTo(GROUP);
		assertThat(resource.type()).isEqualTo("Microsoft.Resources/resourceGroups");
		assertThat(resource.tags()).containsEntry("owner", "me");
		assertThat(resource.body()).isEqualTo(this.arm.get(GROUP).json());
		assertThat(code(this.arm.put(GROUP, "{'location':'eastus'}"))).isEqualTo("409 InvalidResourceLocation");
	}

}
