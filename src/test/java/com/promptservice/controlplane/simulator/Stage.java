package com.promptservice.controlplane.simulator;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.promptservice.controlplane.simulator.core.SimulatorRequest;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What has to be there before a recorded request can be sent: groups that the recorder's
 * harness had made, resources whose making was not kept, and bodies that were not.
 */
final class Stage {

	private static final Set<String> READ_ONLY = Set.of("provisioningState", "etag", "resourceGuid", "creationTime",
			"primaryEndpoints", "primaryLocation", "secondaryLocation", "secondaryEndpoints", "statusOfPrimary",
			"statusOfSecondary", "lastEnabledTime", "keyCreationTime", "privateEndpointConnections", "subnetID",
			"routeServiceVips", "peeringState", "peeringSyncLevel", "remoteVirtualNetworkAddressSpace");

	private final Arm arm;

	private final Map<String, ObjectNode> shown = new HashMap<>();

	private final Set<String> replaced = new TreeSet<>();

	Stage(Arm arm) {
		this.arm = arm;
	}

	/** Makes the groups, and remembers what each resource came to look like. */
	void prepare(List<RecordedExchange> session) {
		Set<String> known = new HashSet<>();
		for (RecordedExchange recorded : session.reversed()) {
			remember(recorded.body());
			if (recorded.body() != null && recorded.body().get("value") instanceof ArrayNode list) {
				list.forEach(this::remember);
			}
		}
		for (RecordedExchange recorded : session) {
			String group = group(recorded);
			if (group != null && known.add(group) && !(recorded.method().equals("PUT") && recorded.status() == 201
					&& recorded.arm().typeKey().endsWith("/resourcegroups"))) {
				ObjectNode kept = this.shown.get(group);
				this.arm.put(group(recorded, session),
						(kept != null) ? stripped(kept).toString() : "{'location':'" + location(group, session) + "'}");
			}
		}
		this.arm.settle();
	}

	private void remember(JsonNode body) {
		if (body instanceof ObjectNode object && object.has("id")) {
			this.shown.put(object.get("id").asString().toLowerCase(java.util.Locale.ROOT), object);
		}
	}

	private static String group(RecordedExchange recorded) {
		return recorded.arm().typeKey().endsWith("/resourcegroups") ? recorded.arm().key() : recorded.arm().groupKey();
	}

	/** The group as its recording spells it. */
	private static String group(RecordedExchange recorded, List<RecordedExchange> session) {
		return session.stream()
			.map(RecordedExchange::body)
			.filter((body) -> body != null && body.path("type").asString("").endsWith("/resourceGroups"))
			.map((body) -> body.get("id").asString())
			.filter((id) -> id.equalsIgnoreCase(group(recorded)))
			.findFirst()
			.orElseGet(() -> recorded.path().replaceAll("(?i)(/resourcegroups/[^/]+).*", "$1"));
	}

	private static String location(String group, List<RecordedExchange> session) {
		return session.stream()
			.map(RecordedExchange::body)
			.filter((body) -> body != null && body.has("location") && body.has("id")
					&& (body.get("id").asString() + "/").toLowerCase(java.util.Locale.ROOT).startsWith(group + "/"))
			.map((body) -> body.get("location").asString())
			.findFirst()
			.orElse("westus");
	}

	/** Makes the resource that an answer speaks of, when its making was not kept. */
	void fill(RecordedExchange recorded) {
		boolean fabric = recorded.arm().namespace().equals("Microsoft.ServiceFabric"); // there
																						// 200
																						// may
																						// be
																						// new
		boolean there = !fabric && List.of("GET", "PUT", "PATCH").contains(recorded.method())
				&& recorded.status() == 200 || recorded.method().equals("DELETE");
		ObjectNode kept = this.shown.get(recorded.arm().key());
		if (!there || kept == null || recorded.arm().collection()
				|| send("GET", recorded.url(), null).status() != 404) {
			return;
		}
		send("PUT", recorded.url(), stripped(kept));
		this.arm.settle();
	}

	/** The body to send: the recorded one, or one that leads to what came to be. */
	JsonNode body(RecordedExchange recorded) {
		if (recorded.request() != null || !recorded.write() || recorded.method().equals("DELETE")) {
			return recorded.request();
		}
		JsonNode answer = (recorded.body() != null) ? recorded.body() : this.shown.get(recorded.arm().key());
		return (answer == null || recorded.method().equals("POST")) ? null : stripped(answer);
	}

	/** Sends a request, at a version that the local Azure has. */
	SimulatorResponse send(String method, String url, JsonNode body) {
		String text = (body == null) ? "" : body.toString();
		SimulatorResponse answer = this.arm.simulator.handle(SimulatorRequest.of(method, url, text));
		String refused = (answer.body().length == 0) ? "" : new String(answer.body());
		if (refused.contains("NoRegisteredProviderFound") || refused.contains("InvalidApiVersionParameter")) {
			this.replaced.add(version(url));
			String other = url.replaceFirst("([?&])api-version=[^&]*&?", "$1").replaceFirst("[?&]$", "");
			return this.arm.send(method, other, text);
		}
		return answer;
	}

	/** Whether the version of a recorded request had to be replaced. */
	boolean replaced(String url) {
		return this.replaced.contains(version(url));
	}

	static String version(String url) {
		return url.replaceFirst(".*api-version=([^&]*).*", "$1");
	}

	private static ObjectNode stripped(JsonNode body) {
		ObjectNode copy = (ObjectNode) body.deepCopy();
		strip(copy);
		return copy;
	}

	private static void strip(JsonNode node) {
		if (node instanceof ObjectNode object) {
			object.remove(READ_ONLY);
		}
		node.forEach(Stage::strip);
	}

}
