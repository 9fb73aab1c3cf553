package com.promptservice.controlplane.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.promptservice.controlplane.simulator.core.SimulatorRequest;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static com.promptservice.controlplane.simulator.FabricArm.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What was once said to real Azure is said to the local one, and gets the same answers.
 * The recordings lie beside the project on the machines that have them.
 */
class GoldenTests {

	private static final Path RECORDINGS = Path.of("..", "shared", "arm", "golden");

	/** What no published specification has, or what is different each time. */
	private static final Set<String> APART = Set.of("isPrivateClusterCodeVersion", "useCustomVNet", "useCustomVnet",
			"publicIPPrefixId", "publicIPv6PrefixId", "clusterId", "ipv4Address", "clusterCertificateThumbprints",
			"clusterCodeVersion");

	private final Arm arm = Arm.unjudged();

	private String operation;

	private String result;

	private final Set<String> recordedProgress = new LinkedHashSet<>();

	@ParameterizedTest
	@ValueSource(strings = { "basic_cluster", "managed_app_type", "network_security_rule", "node_type_operation" })
	void the_recorded_session_goes_the_same_way(String name) throws IOException {
		Path file = RECORDINGS.resolve("cli__servicefabric__test_" + name + ".json");
		boolean owed = Boolean.parseBoolean(System.getenv("CI")) && Files.exists(Path.of("..", "shared"));
		assumeTrue(owed || Files.exists(file), "The recordings are not on this machine: " + file);
		List<JsonNode> interactions = new JsonMapper().readTree(Files.readString(file))
			.get("interactions")
			.valueStream()
			.toList();
		this.arm.put(text(interactions.getFirst(), "/body/id"), "{'location':'westus'}");
		for (JsonNode interaction : interactions) {
			replay(interaction);
		}
		this.arm.delete(text(interactions.getFirst(), "/body/id"));
		this.arm.settle();
		assertThat(this.arm.simulator.resources()).as("what the group leaves behind").isEmpty();
	}

	private void replay(JsonNode interaction) {
		String url = text(interaction, "/url");
		if (url.contains("/managedclusteroperations/")) {
			followed(interaction);
			return;
		}
		SimulatorResponse answer = url.contains("/managedclusteroperationresults/") ? this.arm.get(this.result)
				: send(interaction, url);
		assertThat(summary(answer.status(), answer.json(), answer.header("Azure-AsyncOperation"),
				answer.header("Location"), answer.header("Retry-After")))
			.as("%s %s", interaction.get("n"), url)
			.isEqualTo(summary(interaction.get("status").asInt(), interaction.get("body"),
					text(interaction, "/headers/azure-asyncoperation"), text(interaction, "/headers/location"),
					text(interaction, "/headers/retry-after")));
		if (url.contains("ServiceFabric") && answer.status() < 300 && answer.body().length > 2) {
			compare(interaction.get("n") + " " + url, interaction.get("body"), answer.json());
		}
		if (answer.header("Azure-AsyncOperation") != null) {
			this.operation = FabricArm.path(answer.header("Azure-AsyncOperation"));
			this.result = FabricArm.path(String.valueOf(answer.header("Location")));
			this.recordedProgress.clear();
		}
	}

	private SimulatorResponse send(JsonNode interaction, String url) {
		JsonNode body = interaction.get("request");
		return this.arm.simulator.handle(SimulatorRequest.of(text(interaction, "/method"), url,
				(body == null || body.isNull()) ? "" : body.toString()));
	}

	/** The recording asked many times; here the clock goes on until the end. */
	private void followed(JsonNode interaction) {
		this.recordedProgress.add(progress(interaction.get("body")));
		if (text(interaction, "/body/status").equals("Created")) {
			return;
		}
		List<String> seen = new ArrayList<>();
		for (int i = 0; i < 1_000 && !seen.contains("Succeeded 100.0"); i++) {
			JsonNode poll = this.arm.get(this.operation).json();
			assertThat(poll.propertyNames()).containsExactlyElementsOf(interaction.get("body").propertyNames());
			if (!seen.contains(progress(poll))) {
				seen.add(progress(poll));
			}
			this.arm.pass(10);
		}
		assertThat(seen).as("progress of %s", interaction.get("n"))
			.containsSubsequence(this.recordedProgress)
			.allMatch((state) -> state.startsWith("Created ") || state.equals("Succeeded 100.0"));
	}

	private static String progress(JsonNode poll) {
		return text(poll, "/status") + " " + text(poll, "/percentComplete");
	}

	private static String summary(int status, JsonNode body, String operation, String location, String retryAfter) {
		JsonNode shown = (body == null || !body.isObject()) ? new JsonMapper().createObjectNode() : body;
		return status + (operation != null ? "|A" : "|-") + (location != null ? "|L" : "|-")
				+ (retryAfter != null ? "|R" : "|-") + "|" + text(shown, "/properties/provisioningState") + "|"
				+ text(shown, "/properties/clusterState") + "|" + text(shown, "/error/code");
	}

	private static void compare(String where, JsonNode recorded, JsonNode ours) {
		if (recorded.has("value")) {
			assertThat(ours.get("value")).as(where).hasSize(recorded.get("value").size());
			return;
		}
		for (String field : new String[] { "id", "type", "name", "tags", "sku" }) {
			assertThat(ours.get(field)).as("%s %s", where, field).isEqualTo(recorded.get(field));
		}
		recorded.get("properties").properties().forEach((property) -> {
			if (!APART.contains(property.getKey())) {
				assertThat(ours.get("properties").get(property.getKey())).as("%s %s", where, property.getKey())
					.isEqualTo(property.getValue());
			}
		});
	}

}
