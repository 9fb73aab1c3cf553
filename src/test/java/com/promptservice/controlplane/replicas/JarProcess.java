package com.promptservice.controlplane.replicas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.promptservice.controlplane.bench.PackagedJar;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged jar as a process that can be killed, paused and asked to stop.
 */
final class JarProcess {

	private final List<String> command = PackagedJar.command();

	private final Path log;

	private Process process;

	JarProcess(Path log, List<String> arguments) {
		this.log = log;
		this.command.addAll(arguments);
	}

	/**
	 * Starts without waiting until it is ready.
	 */
	void start() {
		try {
			this.process = new ProcessBuilder(this.command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(this.log.toFile()))
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * SIGKILL: no hook runs, nothing is flushed.
	 */
	void kill() {
		if (this.process != null) {
			this.process.destroyForcibly();
			gone(Duration.ofSeconds(30));
		}
	}

	/**
	 * SIGTERM, without waiting for the end.
	 */
	void terminate() {
		this.process.destroy();
	}

	/**
	 * SIGSTOP: it stands still, and knows nothing of it.
	 */
	void pause() {
		signal("-STOP");
	}

	/**
	 * SIGCONT: it goes on where it stood.
	 */
	void resume() {
		signal("-CONT");
	}

	void gone(Duration patience) {
		try {
			assertThat(this.process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)).as("the process ended")
				.isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	boolean isAlive() {
		return this.process != null && this.process.isAlive();
	}

	String log() {
		try {
			return Files.readString(this.log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void awaitLog(String text) {
		Awaitility.await(text)
			.atMost(Duration.ofMinutes(6))
			.pollInterval(Duration.ofMillis(100))
			.until(() -> log().contains(text) || !isAlive());
		assertThat(isAlive()).as(() -> "the process runs: " + log()).isTrue();
	}

	private void signal(String signal) {
		try {
			int exit = new ProcessBuilder("kill", signal, Long.toString(this.process.pid())).start().waitFor();
			assertThat(exit).as("kill %s", signal).isZero();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
