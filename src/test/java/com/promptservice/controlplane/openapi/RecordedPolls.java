package com.promptservice.controlplane.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What real Azure said when it was asked how an operation is going; no specification
 * describes these answers.
 */
final class RecordedPolls {

	private static final List<String> POLLS = List.of("/operations/", "/operationresults/", "/asyncoperations/");

	/** Not recorded, but documented for every provider: a wait, and a bad end. */
	private static final String DOCUMENTED = ".*/operationresults 202 [A-]L|microsoft.keyvault/operationresults 200 --"
			+ "|.*/operations 200 -- (Failed|Canceled) \\[error, status]";

	private final Set<String> seen = new TreeSet<>();

	/** The polls in all recordings of a folder. */
	static RecordedPolls in(Path recordings) throws IOException {
		RecordedPolls polls = new RecordedPolls();
		try (Stream<Path> files = Files.list(recordings)) {
			files.filter((file) -> file.getFileName().toString().contains("__")).forEach(polls::read);
		}
		return polls;
	}

	private void read(Path file) {
		try {
			new JsonMapper().readTree(Files.readString(file))
				.get("interactions")
				.valueStream()
				.filter((one) -> POLLS.stream().anyMatch(one.get("url").asString().toLowerCase(Locale.ROOT)::contains))
				.forEach((one) -> this.seen.add(shape(one.get("url").asString(), one.get("status").asString(),
						one.get("headers"), one.get("body"))));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What is odd about one of our own answers, null for nothing. */
	String oddityOf(JsonNode exchange) {
		String shape = shape(exchange.at("/liveRequest/url").asString(),
				exchange.at("/liveResponse/statusCode").asString(), exchange.at("/liveResponse/headers"),
				exchange.at("/liveResponse/body"));
		boolean known = this.seen.contains(shape) || shape.matches(DOCUMENTED);
		return known ? null : shape + " was never seen; seen: " + this.seen;
	}

	private static String shape(String url, String status, JsonNode headers, JsonNode body) {
		String path = url.toLowerCase(Locale.ROOT).replaceFirst("\\?.*", "");
		String kind = path.replaceFirst("/[^/]+$", "")
			.replaceFirst(".*/providers/", "")
			.replaceFirst("/locations/[^/]+", "");
		String marks = (has(headers, "azure-asyncoperation") ? "A" : "-") + (has(headers, "location") ? "L" : "-");
		if (body == null || !body.isObject()) {
			return kind.replaceFirst("/subscriptions/[^/]+", "") + " " + status + " " + marks;
		}
		String fields = body.has("id") ? "a resource" : new TreeSet<>(body.propertyNames()).toString();
		return kind + " " + status + " " + marks + " " + body.path("status").asString("") + " " + fields;
	}

	private static boolean has(JsonNode headers, String name) {
		return headers.propertyNames().stream().anyMatch(name::equalsIgnoreCase);
	}

}
