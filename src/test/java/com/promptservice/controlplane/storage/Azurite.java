package com.promptservice.controlplane.storage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.promptservice.controlplane.openapi.NodeTools;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/**
 * Azurite, in memory, on free ports of this machine. One for the whole test run, with an
 * account of its own for every test that wants to start empty; or one for a test that
 * means to treat it badly.
 */
public final class Azurite implements AutoCloseable {

	/**
	 * The public key of every development account.
	 */
	public static final String KEY = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

	private static final String PUBLIC_ACCOUNT = "devstoreaccount1";

	private static final int ACCOUNTS = 400;

	private static final Path SCRIPT = NodeTools.FOLDER.resolve("node_modules/azurite/dist/src/azurite.js");

	private static final Duration START = Duration.ofSeconds(60);

	private static Azurite shared;

	private final AtomicInteger accounts = new AtomicInteger();

	private final int blobPort;

	private final int queuePort;

	private final Process process;

	private Azurite(int blobPort, int queuePort, Process process) {
		this.blobPort = blobPort;
		this.queuePort = queuePort;
		this.process = process;
	}

	/**
	 * The one that all tests of this process share, started at first need. Without the
	 * build's tools the test is skipped, but never where CI is set.
	 */
	public static synchronized Azurite shared() {
		if (shared == null) {
			shared = start();
		}
		return shared;
	}

	/**
	 * Another one, for the caller alone.
	 */
	public static Azurite start() {
		return start(List.of());
	}

	/**
	 * Another one, for the caller alone, that can hold many blobs: it finds each by its
	 * name.
	 */
	public static Azurite large() {
		return start(List.of("--require", NodeTools.FOLDER.resolve("found-by-name.cjs").toAbsolutePath().toString()));
	}

	private static Azurite start(List<String> options) {
		Assumptions.assumeTrue(Files.exists(SCRIPT) || Boolean.parseBoolean(System.getenv("CI")),
				() -> "Azurite is not installed; 'node install.mjs' in " + NodeTools.FOLDER + " installs it");
		try {
			int blob = freePort();
			int queue = freePort();
			Process process = process(options, blob, queue, freePort());
			Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
			Azurite azurite = new Azurite(blob, queue, process);
			azurite.awaitReady();
			return azurite;
		}
		catch (IOException ex) {
			throw new IllegalStateException("Azurite does not start", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The connection string of the public development account.
	 */
	public String connectionString() {
		return connectionString(PUBLIC_ACCOUNT);
	}

	/**
	 * The connection string of an account that nobody has used.
	 */
	public String emptyAccount() {
		return connectionString(emptyAccountName());
	}

	/**
	 * The name of an account that nobody has used.
	 */
	public String emptyAccountName() {
		return "state" + this.accounts.getAndIncrement();
	}

	public String connectionString(String account) {
		return connectionString(account, this.blobPort, this.queuePort);
	}

	/**
	 * The connection string for something that stands between.
	 */
	public static String connectionString(String account, int blobPort, int queuePort) {
		return "DefaultEndpointsProtocol=http;AccountName=" + account + ";AccountKey=" + KEY
				+ ";BlobEndpoint=http://127.0.0.1:" + blobPort + "/" + account + ";QueueEndpoint=http://127.0.0.1:"
				+ queuePort + "/" + account + ";";
	}

	/**
	 * Lets Azurite's time go on, which nobody can move.
	 */
	public static void pass(Duration time) {
		Awaitility.await().pollDelay(time).atMost(time.plusSeconds(10)).until(() -> true);
	}

	public int blobPort() {
		return this.blobPort;
	}

	public int queuePort() {
		return this.queuePort;
	}

	public long pid() {
		return this.process.pid();
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

	private void awaitReady() throws IOException, InterruptedException {
		long deadline = System.nanoTime() + START.toNanos();
		while (!answers(this.blobPort) || !answers(this.queuePort)) {
			if (System.nanoTime() > deadline || this.process.waitFor(50, TimeUnit.MILLISECONDS)) {
				close();
				throw new IOException("Azurite does not listen; see " + log(this.blobPort));
			}
		}
	}

	private static Process process(List<String> options, int blob, int queue, int table) throws IOException {
		List<String> command = new ArrayList<>(List.of("node"));
		command.addAll(options);
		command.addAll(List.of(SCRIPT.toString(), "--silent", "--disableTelemetry", "--inMemoryPersistence",
				"--blobHost", "127.0.0.1", "--queueHost", "127.0.0.1", "--tableHost", "127.0.0.1", "--blobPort",
				"" + blob, "--queuePort", "" + queue, "--tablePort", "" + table));
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment()
			.put("AZURITE_ACCOUNTS",
					IntStream.range(0, ACCOUNTS)
						.mapToObj((i) -> "state" + i + ":" + KEY)
						.collect(Collectors.joining(";", PUBLIC_ACCOUNT + ":" + KEY + ";", "")));
		Files.createDirectories(log(blob).getParent());
		return builder.redirectErrorStream(true).redirectOutput(log(blob).toFile()).start();
	}

	private static Path log(int port) {
		return Path.of("target", "azurite", port + ".log");
	}

	private static boolean answers(int port) {
		try {
			new Socket(InetAddress.getLoopbackAddress(), port).close();
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
