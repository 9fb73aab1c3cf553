package com.promptservice.controlplane.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Peerings that were once made on real Azure are made on the local one, in the same order
 * and with the same answers. The recordings lie beside the project on the machines that
 * have them. They also made a gateway, which the local Azure doesn't have.
 */
class PeeringGoldenTests {

	private static final Path RECORDINGS = Path.of("..", "shared", "arm", "golden");

	private static final JsonMapper JSON = new JsonMapper();

	/** What is different each time. */
	private static final Set<String> APART = Set.of("etag", "resourceGuid");

	private final Arm arm = Arm.unjudged();

	/** Our addresses of operations by the ids that were recorded. */
	private final Map<String, String> operations = new HashMap<>();

	private final Set<String> recordedFields = new TreeSet<>();

	private int replayed;

	@ParameterizedTest
	@ValueSource(strings = { "cli__network__test_network_vnet_peering",
			"cli__network__test_network_vnet_peering_different_resource_groups",
			"cli__network__test_network_vnet_peering_sync", "java-old__testManageNetworkPeeringInSameSubscription" })
	void the_recorded_peerings_go_the_same_way(String name) {
		Path file = RECORDINGS.resolve(name + ".json");
		boolean owed = Boolean.parseBoolean(System.getenv("CI")) && Files.exists(Path.of("..", "shared"));
		assumeTrue(owed || Files.exists(file), "The recordings are not on this machine: " + file);
		// a version of 2018 lacks fields of 2025: what any of the four showed may be
		// shown
		for (String other : new String[] { "cli__network__test_network_vnet_peering_sync", name }) {
			interactions(RECORDINGS.resolve(other + ".json")).forEach(this::collect);
		}
		List<JsonNode> interactions = interactions(file);
		JsonNode first = interactions.getFirst();
		if (text(first, "/method").equals("GET")) {
			this.arm.put(text(first, "/body/id"), "{'location':'westus'}");
		}
		interactions.forEach(this::replay);
		assertThat(this.replayed).as("exchanges that were compared").isGreaterThan(25);
	}

	private static List<JsonNode> interactions(Path file) {
		try {
			return JSON.readTree(Files.readString(file)).get("interactions").valueStream().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void replay(JsonNode interaction) {
		String path = text(interaction, "/url").replaceFirst("\\?.*", "");
		String query = text(interaction, "/url").contains("syncRemoteAddressSpace") ? "?syncRemoteAddressSpace=true"
				: "";
		String where = interaction.get("n") + " " + text(interaction, "/method") + " " + path;
		String operation = id(path);
		SimulatorResponse answer;
		if (path.contains("/locations/") || path.contains("/operationresults/")) {
			if (!this.operations.containsKey(operation)) {
				return;
			}
			if (!"InProgress".equals(text(interaction, "/body/status"))
					&& !text(interaction, "/status").equals("202")) {
				this.arm.settle();
			}
			answer = this.arm.get(this.operations.get(operation));
		}
		else if (path.contains("virtualNetworkGateways") || path.contains("publicIPAddresses")) {
			return;
		}
		else {
			JsonNode body = interaction.get("request").isObject() ? interaction.get("request")
					: interaction.get("body");
			answer = this.arm.send(text(interaction, "/method"), path + query,
					text(interaction, "/method").equals("PUT") ? body.toString() : "");
		}
		compare(where, interaction, answer);
		this.replayed++;
	}

	private void compare(String where, JsonNode interaction, SimulatorResponse answer) {
		String followed = answer.header("Azure-AsyncOperation");
		String result = answer.header("Location");
		assertThat(summary(answer.status(), followed, result, answer.json())).as(where)
			.isEqualTo(summary(interaction.get("status").asInt(), text(interaction, "/headers/azure-asyncoperation"),
					text(interaction, "/headers/location"), interaction.get("body")));
		if (followed != null) {
			this.operations.put(id(text(interaction, "/headers/azure-asyncoperation")), FabricArm.path(followed));
		}
		if (result != null) {
			this.operations.put(id(text(interaction, "/headers/location")), FabricArm.path(result));
		}
		if (answer.status() < 300 && answer.body().length > 0) {
			assertThat(fields(type(interaction), "", answer.json()))
				.as("%s: fields of ours that real Azure has, too", where)
				.isSubsetOf(this.recordedFields);
			peerings(where, interaction.get("body"), answer.json());
		}
	}

	/** What was recorded has to be met word by word where ours says anything. */
	private static void peerings(String where, JsonNode recorded, JsonNode ours) {
		if (text(ours, "/id") != null && text(ours, "/id").contains("/virtualNetworkPeerings/")) {
			same(where, recorded, ours);
			return;
		}
		for (String list : new String[] { "/value", "/properties/virtualNetworkPeerings" }) {
			assertThat(ours.at(list).size()).as("%s %s", where, list).isEqualTo(recorded.at(list).size());
			for (int i = 0; i < ours.at(list).size(); i++) {
				peerings(where, recorded.at(list).get(i), ours.at(list).get(i));
			}
		}
	}

	private static void same(String where, JsonNode recorded, JsonNode ours) {
		ours.properties().forEach((field) -> {
			JsonNode real = recorded.get(field.getKey());
			if (real == null || APART.contains(field.getKey())) {
				return;
			}
			if (real.isObject()) {
				same(where + " " + field.getKey(), real, field.getValue());
			}
			else {
				assertThat(field.getValue()).as("%s %s", where, field.getKey()).isEqualTo(real);
			}
		});
	}

	private static String summary(int status, String operation, String location, JsonNode body) {
		JsonNode shown = (body == null) ? JSON.createObjectNode() : body;
		return status + (operation != null ? "|A" : "|-") + (location != null ? "|L" : "|-") + "|"
				+ text(shown, "/status") + "|" + text(shown, "/properties/provisioningState") + "|"
				+ text(shown, "/properties/peeringState") + "|" + text(shown, "/error/code");
	}

	private void collect(JsonNode interaction) {
		this.recordedFields.addAll(fields(type(interaction), "", interaction.get("body")));
	}

	/** The last type in the address, in lower case. */
	private static String type(JsonNode interaction) {
		String[] parts = text(interaction, "/url").replaceFirst("\\?.*", "").toLowerCase(Locale.ROOT).split("/");
		return parts[(parts.length % 2 == 0) ? parts.length - 1 : parts.length - 2];
	}

	/**
	 * Every path of fields below a type, whatever the place in a list; peerings are the
	 * same inside and outside of their networks.
	 */
	private static Set<String> fields(String type, String above, JsonNode node) {
		Set<String> fields = new TreeSet<>();
		node.properties().forEach((field) -> {
			String name = field.getKey();
			boolean peerings = name.equals("virtualNetworkPeerings");
			String path = (peerings || name.equals("value")) ? "" : above + "/" + name;
			fields.add(type + path);
			fields.addAll(fields(peerings ? name.toLowerCase(Locale.ROOT) : type, path, field.getValue()));
		});
		if (node.isArray()) {
			node.forEach((element) -> fields.addAll(fields(type, above, element)));
		}
		return fields;
	}

	/** What tells operations apart, and the two ways to follow one. */
	private static String id(String url) {
		return url.replaceFirst("\\?.*", "").replaceFirst(".*/(\\w+/[^/]+)", "$1");
	}

	private static String text(JsonNode node, String pointer) {
		JsonNode at = node.at(pointer);
		return (at.isMissingNode() || at.isNull() || at.isContainer()) ? null : at.asString();
	}

}
