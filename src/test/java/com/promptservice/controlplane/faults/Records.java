package com.promptservice.controlplane.faults;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Set;
import java.util.Locale;
import com.promptservice.controlplane.metadata.Document;
import com.promptservice.controlplane.metadata.DocumentName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stored documents as the oracle reads them: as JSON, without the product's types.
 */
final class Records {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private static final String STATUS = "\"status\":\"";

	private final World world;

	private final Map<String, JsonNode> operations = new TreeMap<>();

	Records(World world) {
		this.world = world;
		world.documents().all().forEach((name, document) -> {
			if (name.path().startsWith("operations/")) {
				JsonNode operation = json(document);
				this.operations.put(operation.path("id").asString(""), operation);
			}
		});
	}

	static JsonNode json(Document document) {
		return MAPPER.readTree(document.content());
	}

	Map<String, JsonNode> operations() {
		return this.operations;
	}

	/**
	 * The ids that clients gave their operations.
	 */
	List<String> operationIds() {
		return this.operations.keySet().stream().map((id) -> id.substring(id.indexOf('.') + 1)).toList();
	}

	static String status(JsonNode operation) {
		return operation.path("progress").path("status").asString("");
	}

	static boolean hasEnded(JsonNode operation) {
		return Set.of("Succeeded", "Failed", "Canceled").contains(status(operation));
	}

	static String kind(JsonNode operation) {
		return operation.path("order").path("kind").asString("");
	}

	/**
	 * A document, or a missing node.
	 */
	JsonNode document(String place, String path) {
		return find(place, path);
	}

	/**
	 * The region's document, or a missing node.
	 */
	JsonNode region() {
		return find("home", "regions/westus2.json");
	}

	JsonNode config() {
		return find("westus2", "config/westus2/region.config.json");
	}

	/**
	 * The operation on a resource that was accepted last, or a missing node.
	 */
	JsonNode latest(String target) {
		JsonNode latest = MAPPER.missingNode();
		for (MemoryDocuments.Change change : this.world.documents().history()) {
			if (change.name().path().startsWith("operations/") && change.before() == null) {
				JsonNode operation = this.operations.getOrDefault(json(change.after()).path("id").asString(""),
						MAPPER.missingNode());
				if (operation.path("order").path("target").asString("").equals(target)) {
					latest = operation;
				}
			}
		}
		return latest;
	}

	/**
	 * Whether somebody asked for the region to go.
	 */
	boolean deleted() {
		return this.operations.values().stream().anyMatch((one) -> kind(one).equals("RegionDelete"));
	}

	/**
	 * Lower-case ids of the Azure resources that operations on the region list.
	 */
	Set<String> listed() {
		Set<String> ids = new TreeSet<>();
		this.operations.values().forEach((operation) -> operation.path("steps").forEach((step) -> {
			if (step.hasNonNull("armResourceId")) {
				ids.add(step.path("armResourceId").asString("").toLowerCase(Locale.ROOT));
			}
		}));
		return ids;
	}

	/**
	 * The states that an operation was stored in, one after the other.
	 */
	List<String> statesOf(String operation) {
		List<String> states = new ArrayList<>();
		for (MemoryDocuments.Change change : this.world.documents().history()) {
			if (change.name().path().equals("operations/" + operation + ".json")) {
				states.add((change.after() == null) ? "gone" : quickStatus(change.after()));
			}
		}
		return states;
	}

	/**
	 * The state without reading the whole document, of which there are many.
	 */
	private static String quickStatus(Document operation) {
		String text = new String(operation.content(), StandardCharsets.UTF_8);
		int start = text.indexOf(STATUS, text.indexOf("\"progress\":{")) + STATUS.length();
		return text.substring(start, text.indexOf('"', start));
	}

	private JsonNode find(String place, String path) {
		Document document = this.world.documents().all().get(new DocumentName(place, path));
		return (document != null) ? json(document) : MAPPER.missingNode();
	}

}
