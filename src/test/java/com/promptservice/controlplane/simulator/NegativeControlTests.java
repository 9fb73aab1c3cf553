package com.promptservice.controlplane.simulator;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * The replay of the recordings finds what is wrong: one fault after the other is put into
 * the answers of the local Azure.
 */
class NegativeControlTests {

	private static final String NETWORK = "cli__network__test_network_vnet";

	private static final String GROUP = "cli__resource__test_resource_group";

	private static final String CLUSTER = "cli__servicefabric__test_basic_cluster";

	@BeforeAll
	static void theRecordingsAreHere() {
		GoldenTests.theRecordingsAreHere();
	}

	static Stream<Arguments> faults() {
		return Stream.of(
				fault("a wrong status", NETWORK, "PUT", "status 202, not 201", (answer) -> answer.status = 202),
				fault("no header to follow", NETWORK, "PUT", "Azure-AsyncOperation false",
						(answer) -> answer.headers.remove("Azure-AsyncOperation")),
				fault("no place to look", NETWORK, "DELETE", "Location false",
						(answer) -> answer.headers.remove("Location")),
				fault("a header too many", GROUP, "PUT", "Location true",
						(answer) -> answer.headers.put("Location", "/elsewhere")),
				fault("a wrong state", NETWORK, "PUT", "state [Creating",
						(answer) -> answer.properties().put("provisioningState", "Creating")),
				fault("an extra field", NETWORK, "GET", "field properties.surprise",
						(answer) -> answer.properties().put("surprise", 1)),
				fault("a missing id", NETWORK, "GET", "lacks id", (answer) -> answer.remove("id")),
				fault("another word for an end", NETWORK, "GET", "sequence [InProgress, Done]",
						(answer) -> answer.replace("status", "Succeeded", "Done")),
				fault("another word for a wait", CLUSTER, "GET", "sequence", (answer) -> {
					if (answer.body != null && "Created".equals(answer.body.path("status").asString(""))) {
						answer.body.put("status", "Running");
					}
				}), fault("a wrong code", CLUSTER, "DELETE", "code Conflict, not InvalidParameter", (answer) -> {
					if (answer.body != null && answer.body.get("error") instanceof ObjectNode error) {
						error.put("code", "Conflict");
					}
				}),
				fault("a missing property", NETWORK, "GET", "lacks properties.addressSpace",
						(answer) -> answer.properties().remove("addressSpace")),
				fault("another spelling of the type", NETWORK, "PUT", "value type is",
						(answer) -> answer.replace("type", "Microsoft.Network/virtualNetworks",
								"Microsoft.Network/virtualnetworks")),
				fault("a body where none belongs", NETWORK, "DELETE", "body true, not false",
						(answer) -> answer.body = Replay.object()),
				fault("another default", NETWORK, "PUT", "privateEndpointVNetPolicies is \"Enabled\"",
						(answer) -> answer.properties().put("privateEndpointVNetPolicies", "Enabled")));
	}

	private static Arguments fault(String name, String recording, String method, String found, Consumer<Spoilt> fault) {
		return arguments(named(name, recording), method, found, fault);
	}

	@ParameterizedTest
	@MethodSource("faults")
	void a_fault_in_the_answers_is_found(String recording, String method, String found, Consumer<Spoilt> fault)
			throws IOException {
		List<Difference> differences = replayed(recording, (recorded, answer) -> {
			if (!recorded.method().equals(method)) {
				return answer;
			}
			Spoilt spoilt = new Spoilt(answer);
			fault.accept(spoilt);
			return spoilt.response();
		});
		assertThat(differences).extracting(Difference::toString).anyMatch((what) -> what.contains(found));
	}

	@Test
	void without_a_fault_nothing_is_found() throws IOException {
		for (String recording : List.of(NETWORK, GROUP, CLUSTER)) {
			assertThat(replayed(recording, (recorded, answer) -> answer)).isEmpty();
		}
	}

	private static List<Difference> replayed(String recording,
			java.util.function.BiFunction<RecordedExchange, SimulatorResponse, SimulatorResponse> plant)
			throws IOException {
		return AcceptedDifference.unaccepted(new Replay(recording, plant)
			.run(RecordedExchange.in(GoldenTests.RECORDINGS.resolve(recording + ".json")))
			.differences());
	}

	/** An answer that can be spoilt. */
	private static final class Spoilt {

		private int status;

		private final Map<String, String> headers;

		private ObjectNode body;

		private Spoilt(SimulatorResponse answer) {
			this.status = answer.status();
			this.headers = new HashMap<>(answer.headers());
			this.body = (answer.json() instanceof ObjectNode object) ? object : null;
		}

		private ObjectNode properties() {
			return (this.body != null && this.body.get("properties") instanceof ObjectNode properties) ? properties
					: Replay.object();
		}

		private void remove(String field) {
			if (this.body != null) {
				this.body.remove(field);
			}
		}

		private void replace(String field, String from, String to) {
			if (this.body != null && from.equals(this.body.path(field).asString(""))) {
				this.body.put(field, to);
			}
		}

		private SimulatorResponse response() {
			byte[] bytes = (this.body == null) ? new byte[0] : this.body.toString().getBytes();
			return new SimulatorResponse(this.status, this.headers, bytes, false, java.time.Duration.ZERO);
		}

	}

}
