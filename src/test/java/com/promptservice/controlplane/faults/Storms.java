package com.promptservice.controlplane.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;

import com.promptservice.controlplane.metadata.DocumentName;

/**
 * What befalls all replicas: deaths in a row, messages without sense, another version of
 * the service.
 */
final class Storms {

	private static final int NEWER = 99;

	private int deaths;

	private int calls;

	private Random random = new Random(1);

	/**
	 * From the next call on, processes die one after the other.
	 */
	void begin(Random newRandom) {
		this.random = newRandom;
		this.deaths = 4 + newRandom.nextInt(12);
		this.calls = 0;
	}

	void clear() {
		this.deaths = 0;
	}

	/**
	 * Whether this call is the last of its process.
	 */
	boolean kills() {
		if (this.deaths == 0 || this.calls-- > 0) {
			return false;
		}
		this.deaths--;
		this.calls = this.random.nextInt(25);
		return true;
	}

	/**
	 * Messages come that are none of ours.
	 */
	static void poison(World world) {
		for (String text : List.of("not json", "bm90IGpzb24=", "{}", "[1]", "{\"schemaVersion\":1}",
				"{\"schemaVersion\":99,\"operationId\":\"home.put-create-1\"}",
				"{\"schemaVersion\":1,\"operationId\":\"\"}",
				"{\"schemaVersion\":1,\"operationId\":\"home.unknown-1\"}",
				"{\"schemaVersion\":1,\"operationId\":\"../../secrets\"}", "x".repeat(60_000))) {
			world.queue().send(null, text, Duration.ZERO);
		}
	}

	/**
	 * Many messages come of operations that ended long ago.
	 */
	static void flood(World world) {
		for (int i = 0; i < 300; i++) {
			world.queue()
				.send(null, "{\"schemaVersion\":1,\"operationId\":\"home.put-second-" + (i % 3) + "\"}", Duration.ZERO);
		}
	}

	/**
	 * A replica of a newer version takes up the running operation, and minutes later the
	 * new version is taken back.
	 */
	static void newerVersion(World world, Random random) {
		new Records(world).operations().forEach((id, operation) -> {
			if (!Records.hasEnded(operation)) {
				DocumentName name = DocumentName.home("operations/" + id + ".json");
				int now = operation.path("schemaVersion").asInt(0);
				restamp(world, name, now, NEWER);
				world.platform()
					.later(Duration.ofMinutes(1 + random.nextInt(12)), () -> restamp(world, name, NEWER, now));
			}
		});
	}

	private static void restamp(World world, DocumentName name, int from, int to) {
		world.documents()
			.read(name)
			.ifPresent((document) -> world.documents()
				.replace(name,
						new String(document.content(), StandardCharsets.UTF_8)
							.replace("\"schemaVersion\":" + from, "\"schemaVersion\":" + to)
							.getBytes(StandardCharsets.UTF_8)));
	}

}
