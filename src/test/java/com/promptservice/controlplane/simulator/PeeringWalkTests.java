package com.promptservice.controlplane.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

import com.promptservice.controlplane.simulator.core.Fault;
import com.promptservice.controlplane.simulator.core.SimulatedResource;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever writes and deletes networks and halves of peerings in whatever order, with
 * whatever fault, both halves always tell the same story.
 */
class PeeringWalkTests {

	private static final Fault.Kind[] FAULTS = { Fault.Kind.OPERATION_FAILED, Fault.Kind.OPERATION_CANCELED,
			Fault.Kind.ENDLESS, Fault.Kind.HALF_MADE, Fault.Kind.DROP_AFTER };

	private static final Map<String, String> OPPOSITE = Map.of("FullyInSync", "FullyInSync", "LocalNotInSync",
			"RemoteNotInSync", "RemoteNotInSync", "LocalNotInSync", "LocalAndRemoteNotInSync",
			"LocalAndRemoteNotInSync");

	private final Arm arm = Arm.unjudged().withGroup();

	private final List<Supplier<SimulatorResponse>> moves = new ArrayList<>();

	PeeringWalkTests() {
		List<String> networks = List.of(network(0), network(1), network(2));
		for (int i = 0; i < 3; i++) {
			for (String space : new String[] { "'10.%s.0.0/16'", "'10.%s.0.0/16','10.9.%s.0/24'", "'10.9.0.0/16'" }) {
				String prefixes = space.replace("%s", String.valueOf(i));
				String network = networks.get(i);
				this.moves.add(() -> this.arm.put(network,
						"{'location':'westus2','properties':{'addressSpace':{'addressPrefixes':[" + prefixes + "]}}}"));
			}
			String network = networks.get(i);
			for (String remote : networks) {
				String half = network + "/virtualNetworkPeerings/to-" + remote.charAt(remote.length() - 1);
				if (!remote.equals(network)) {
					for (String how : new String[] { "", "", "", "?syncRemoteAddressSpace=true", "-again" }) {
						this.moves.add(() -> this.arm.put(half + how, PeeredNetworks.body(remote, "")));
					}
					this.moves.add(() -> this.arm.delete(half));
				}
			}
		}
		this.moves.add(() -> this.arm.delete(networks.get(2)));
		this.moves.add(() -> this.arm.send("POST", "/simulator/actions/disconnectPeering",
				"{'id':'" + networks.get(0) + "/virtualNetworkPeerings/to-1'}"));
	}

	private static String network(int number) {
		return Arm.NETWORK + "virtualNetworks/n" + number;
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4 })
	void both_halves_tell_the_same_story(long seed) {
		Random random = new Random(seed);
		Map<String, Integer> seen = new HashMap<>();
		for (int step = 0; step < 1_000; step++) {
			if (random.nextInt(12) == 0) {
				this.arm.simulator.arm(Fault.of(FAULTS[random.nextInt(FAULTS.length)]).times(1, random.nextInt(3)));
			}
			if (random.nextInt(20) == 0) {
				this.arm.simulator.clearFaults();
			}
			SimulatorResponse answer = this.moves.get(random.nextInt(this.moves.size())).get();
			assertThat(answer.status()).as("step %s", step).isNotEqualTo(500);
			this.arm.pass(random.nextInt(12));
			check("step " + step, seen);
		}
		assertThat(seen).as("states that the walk came through")
			.containsKeys("Initiated RemoteNotInSync", "Connected FullyInSync", "Connected LocalNotInSync",
					"Connected RemoteNotInSync", "Disconnected RemoteNotInSync");
	}

	private void check(String step, Map<String, Integer> seen) {
		Map<String, JsonNode> halves = new HashMap<>();
		for (SimulatedResource resource : this.arm.simulator.resources()) {
			if (resource.type().endsWith("/virtualNetworkPeerings")) {
				halves.put(ends(resource.id(), resource.body()), resource.body().get("properties"));
			}
		}
		halves.forEach((ends, half) -> {
			String[] both = ends.split(" ");
			JsonNode opposite = halves.get(both[1] + " " + both[0]);
			String state = half.get("peeringState").asString();
			String other = (opposite == null) ? "none" : opposite.get("peeringState").asString();
			String level = half.get("peeringSyncLevel").asString();
			assertThat(other).as("%s: what is across from %s", step, half).isIn(switch (state) {
				case "Connected" -> List.of("Connected");
				case "Initiated" -> List.of("none");
				default -> List.of("none", "Disconnected");
			});
			if (opposite != null) {
				assertThat(opposite.get("peeringSyncLevel").asString()).as(step).isEqualTo(OPPOSITE.get(level));
				assertThat(opposite.get("resourceGuid")).as(step).isEqualTo(half.get("resourceGuid"));
			}
			seen.merge(state + " " + level, 1, Integer::sum);
		});
	}

	private static String ends(String id, JsonNode half) {
		String remote = half.at("/properties/remoteVirtualNetwork/id").asString();
		return (id.substring(0, id.indexOf("/virtualNetworkPeerings/")) + " " + remote).toLowerCase(Locale.ROOT);
	}

}
