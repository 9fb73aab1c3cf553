package com.promptservice.controlplane.simulator.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.stream.Collectors;

import tools.jackson.databind.node.ObjectNode;

/**
 * Every exchange with the management plane, one JSON object a line; the newest ones in
 * memory, the rest in a file.
 */
public final class ExchangeLog {

	private static final int IN_MEMORY = 20_000;

	private final Deque<Entry> newest = new ArrayDeque<>();

	private final Path directory;

	private final String file = ProcessHandle.current().pid() + "-" + System.nanoTime();

	private Path overflow;

	private ExchangeLog(Path directory) {
		this.directory = directory;
	}

	/** A log that lives as long as its simulator. */
	public static ExchangeLog inMemory() {
		return new ExchangeLog(null);
	}

	/**
	 * A log that also appends to files of its own in a folder: what it exports, and what
	 * can be judged in another way.
	 */
	public static ExchangeLog alsoIn(Path directory) {
		return new ExchangeLog(directory);
	}

	/**
	 * A log that appends to the folder in the system property simulator.exchanges-dir, if
	 * there is one.
	 */
	public static ExchangeLog fromEnvironment() {
		String directory = System.getProperty("simulator.exchanges-dir", "");
		return directory.isBlank() ? inMemory() : alsoIn(Path.of(directory));
	}

	synchronized void record(SimulatorRequest request, Query query, Answer answer, Map<String, String> headers,
			Judge judge) {
		ObjectNode asked = Json.object().put("method", request.method()).put("url", url(request));
		ObjectNode askedHeaders = asked.putObject("headers");
		request.headers().forEach((name, value) -> askedHeaders.put(name, secret(name) ? "REDACTED" : value));
		ObjectNode askedQuery = asked.putObject("query");
		query.parameters().forEach((name, value) -> askedQuery.put(name, Redaction.ofParameter(value)));
		asked.set("body", Redaction.of(request, Json.lenient(request.body())));
		ObjectNode answered = Json.object().put("statusCode", String.valueOf(answer.status()));
		ObjectNode answeredHeaders = answered.putObject("headers");
		headers.forEach((name, value) -> answeredHeaders.put(name, Redaction.ofAddress(value)));
		answered.set("body", Redaction.of(request, answer.body()));
		ObjectNode exchange = Json.object();
		exchange.set("liveRequest", asked);
		exchange.set("liveResponse", answered);
		add(new Entry(exchange.toString(), judge));
	}

	private static String url(SimulatorRequest request) {
		String query = request.uri().getRawQuery();
		return request.uri().getRawPath().replaceAll("/{2,}", "/")
				+ ((query == null) ? "" : "?" + Redaction.ofAddress(query));
	}

	private static boolean secret(String header) {
		return header.regionMatches(true, 0, "authorization", 0, 13) || header.equalsIgnoreCase("cookie")
				|| header.equalsIgnoreCase("x-ms-authorization-auxiliary");
	}

	private void add(Entry entry) {
		this.newest.add(entry);
		if (this.directory != null && entry.judge != Judge.NONE) {
			append(this.directory.resolve(this.file + "." + entry.judge.extension()), entry.line + "\n");
		}
		if (this.newest.size() > IN_MEMORY) {
			spill();
		}
	}

	private void spill() {
		try {
			if (this.overflow == null) {
				this.overflow = Files.createTempFile("simulator-exchanges", ".ndjson");
				this.overflow.toFile().deleteOnExit();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		StringBuilder lines = new StringBuilder();
		for (int i = 0; i < IN_MEMORY / 2; i++) {
			Entry oldest = this.newest.remove();
			if (oldest.judged()) {
				lines.append(oldest.line).append('\n');
			}
		}
		append(this.overflow, lines.toString());
	}

	private static void append(Path file, String text) {
		try {
			Files.createDirectories(file.toAbsolutePath().getParent());
			Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The simulator can't write its exchanges to " + file, ex);
		}
	}

	/**
	 * All exchanges as NDJSON. Left out unless everything is asked for: polls of
	 * operations, whose addresses no specification describes, and 204s to deletions of
	 * what is gone already, which the specifications know but no recording holds.
	 */
	public synchronized String export(boolean everything) {
		String lines = this.newest.stream()
			.filter((entry) -> everything || entry.judged())
			.map((entry) -> entry.line + "\n")
			.collect(Collectors.joining());
		try {
			return (this.overflow == null) ? lines : Files.readString(this.overflow) + lines;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Forgets what is in memory and in the overflow. */
	public synchronized void clear() {
		this.newest.clear();
		if (this.overflow != null) {
			this.overflow.toFile().delete();
			this.overflow = null;
		}
	}

	private record Entry(String line, Judge judge) {

		private boolean judged() {
			return this.judge == Judge.SPECIFICATIONS;
		}

	}

}
