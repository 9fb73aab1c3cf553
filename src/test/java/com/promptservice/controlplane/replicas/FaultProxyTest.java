package com.promptservice.controlplane.replicas;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The faulty network itself: what it says it does, it does.
 */
class FaultProxyTest {

	private final HttpClient client = HttpClient.newHttpClient();

	private final AtomicInteger done = new AtomicInteger();

	private HttpServer upstream;

	private FaultProxy proxy;

	@BeforeEach
	void start() throws IOException {
		this.upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.upstream.createContext("/", (exchange) -> {
			byte[] body = exchange.getRequestBody().readAllBytes();
			this.done.incrementAndGet();
			byte[] answer = ("echo " + exchange.getRequestURI() + " " + new String(body, StandardCharsets.UTF_8))
				.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(200, exchange.getRequestURI().getPath().equals("/chunks") ? 0 : answer.length);
			exchange.getResponseBody().write(answer);
			exchange.close();
		});
		this.upstream.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.upstream.start();
		this.proxy = new FaultProxy(this.upstream.getAddress().getPort(), 1);
	}

	@AfterEach
	void stop() {
		this.proxy.close();
		this.upstream.stop(0);
		this.client.close();
	}

	@Test
	void in_fair_weather_everything_passes() throws Exception {
		for (String path : new String[] { "/a?b=c", "/chunks", "/d" }) {
			assertThat(put(path, "x".repeat(5000)).body()).isEqualTo("echo " + path + " " + "x".repeat(5000));
		}
		assertThat(this.proxy.counts()).containsEntry(NetworkFault.PASS, 3);
	}

	@Test
	void refused_requests_are_not_done() throws Exception {
		this.proxy.weather(always(NetworkFault.REFUSE));
		HttpResponse<String> answer = put("/a", "1");
		assertThat(answer.statusCode()).isEqualTo(503);
		assertThat(answer.body()).contains("<Code>ServerBusy</Code>");
		assertThat(this.done).hasValue(0);
	}

	@Test
	void a_reset_comes_before_anything_is_done() {
		this.proxy.weather(always(NetworkFault.RESET));
		assertThatThrownBy(() -> put("/a", "1")).isInstanceOf(IOException.class);
		assertThat(this.done).hasValue(0);
	}

	@Test
	void a_cut_comes_after_it_was_done() {
		this.proxy.cutOnce((request) -> request.subject().equals("PUT /a"));
		assertThatThrownBy(() -> put("/a?x=y", "1")).isInstanceOf(IOException.class);
		assertThat(this.done).hasValue(1);
		assertThat(this.proxy.counts()).containsEntry(NetworkFault.CUT, 1);
	}

	@Test
	void an_answer_can_break_off_or_be_another_one() throws Exception {
		this.proxy.weather(always(NetworkFault.TRUNCATE));
		assertThatThrownBy(() -> put("/a", "1")).isInstanceOf(IOException.class);
		this.proxy.weather(always(NetworkFault.GARBAGE));
		assertThat(put("/a", "1").body()).contains("hotel");
		assertThat(this.done).hasValue(2);
	}

	@Test
	void when_it_is_down_nobody_connects_and_when_it_is_up_again_everybody_does() throws Exception {
		put("/a", "1");
		this.proxy.down();
		assertThatThrownBy(() -> put("/a", "1")).isInstanceOfAny(ConnectException.class, IOException.class);
		this.proxy.up();
		assertThat(put("/a", "1").statusCode()).isEqualTo(200);
		assertThat(this.done).hasValue(2);
	}

	@Test
	void storms_strike_as_often_as_they_should() throws Exception {
		this.proxy.weather(new NetworkWeather(0, 500, 0, 0, 0, 0, Duration.ZERO));
		for (int i = 0; i < 200; i++) {
			put("/a", "1");
		}
		assertThat(this.proxy.counts().get(NetworkFault.REFUSE)).isBetween(60, 140);
	}

	private static NetworkWeather always(NetworkFault fault) {
		int[] rates = new int[NetworkFault.values().length];
		rates[fault.ordinal()] = 1000;
		return new NetworkWeather(rates[1], rates[2], rates[3], rates[4], rates[5], rates[6], Duration.ZERO);
	}

	private HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
		return this.client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.proxy.port() + path))
			.timeout(Duration.ofSeconds(10))
			.version(HttpClient.Version.HTTP_1_1)
			.PUT(BodyPublishers.ofString(body))
			.build(), BodyHandlers.ofString());
	}

}
