package com.promptservice.controlplane.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The simulator over HTTPS, as clients reach it that trust one PEM file.
 */
class SimulatorHttpsTests {

	@TempDir
	private Path folder;

	private final Arm arm = Arm.unjudged();

	private SimulatorServer server;

	private Path pem;

	@BeforeEach
	void start() throws Exception {
		ServerCertificate certificate = ServerCertificate.make(Clock.systemUTC());
		this.pem = this.folder.resolve("below/ca.pem");
		certificate.writeTo(this.pem);
		InetSocketAddress anyPort = new InetSocketAddress("127.0.0.1", 0);
		this.server = new SimulatorServer(this.arm.simulator, anyPort, anyPort, certificate);
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	private HttpClient trusting(Path file) throws Exception {
		KeyStore trusted = KeyStore.getInstance("PKCS12");
		trusted.load(null, null);
		try (InputStream in = Files.newInputStream(file)) {
			trusted.setCertificateEntry("ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
		}
		TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		managers.init(trusted);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, managers.getTrustManagers(), null);
		return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(context).build();
	}

	private HttpResponse<String> send(String method, String path, String body) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.server.securedUrl() + path))
			.method(method, HttpRequest.BodyPublishers.ofString(body))
			.build();
		return trusting(this.pem).send(request, HttpResponse.BodyHandlers.ofString());
	}

	@Test
	void both_ports_show_one_cloud_and_each_refers_to_itself() throws Exception {
		this.arm.withGroup();
		String vnet = Arm.VNET + "?api-version=2025-03-01";
		HttpResponse<String> made = send("PUT", vnet,
				"{\"location\":\"westus2\",\"properties\":{\"addressSpace\":{\"addressPrefixes\":[\"10.0.0.0/16\"]}}}");
		assertThat(made.statusCode()).isEqualTo(201);
		assertThat(made.headers().firstValue("Azure-AsyncOperation").orElseThrow())
			.startsWith(this.server.securedUrl() + "/subscriptions/");
		this.arm.settle();
		HttpResponse<String> plain = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(this.server.baseUrl() + vnet)).build(),
					HttpResponse.BodyHandlers.ofString());
		assertThat(plain.body()).isEqualTo(send("GET", vnet, "").body()).contains("Succeeded");
	}

	@Test
	void localhost_is_as_good_a_name_as_its_address() throws Exception {
		URI byName = URI.create("https://localhost:" + this.server.securedUrl().getPort()
				+ "/metadata/endpoints?api-version=2022-09-01");
		assertThat(trusting(this.pem).send(HttpRequest.newBuilder(byName).build(), HttpResponse.BodyHandlers.ofString())
			.body()).contains("\"resourceManager\":\"https://localhost:");
	}

	@Test
	void a_dropped_connection_ends_without_an_answer() throws Exception {
		assertThat(send("POST", "/simulator/faults", "{\"kind\":\"drop\"}").statusCode()).isEqualTo(201);
		String group = Arm.GROUP + "?api-version=2025-04-01";
		assertThatThrownBy(() -> send("PUT", group, "{\"location\":\"westus2\"}")).isInstanceOf(IOException.class);
		assertThat(send("PUT", group, "{\"location\":\"westus2\"}").statusCode()).isEqualTo(201);
	}

	@Test
	void who_does_not_trust_the_file_does_not_connect() throws Exception {
		Path other = this.folder.resolve("other.pem");
		ServerCertificate.make(Clock.systemUTC()).writeTo(other);
		HttpRequest request = HttpRequest.newBuilder(this.server.securedUrl()).build();
		HttpClient stranger = trusting(other);
		assertThatThrownBy(() -> stranger.send(request, HttpResponse.BodyHandlers.ofString()))
			.isInstanceOf(SSLHandshakeException.class);
	}

	@Test
	void no_key_is_written_anywhere() throws Exception {
		try (Stream<Path> files = Files.walk(this.folder).filter(Files::isRegularFile)) {
			assertThat(files.toList()).containsExactly(this.pem);
		}
		assertThat(Files.readString(this.pem)).containsOnlyOnce("BEGIN").startsWith("-----BEGIN CERTIFICATE-----\n");
	}

	@Test
	void spring_listens_with_it_only_when_a_port_is_given() {
		Path file = this.folder.resolve("spring.pem");
		ApplicationContextRunner runner = new ApplicationContextRunner()
			.withUserConfiguration(SimulatorConfiguration.class)
			.withPropertyValues("spring.profiles.active=simulator", "simulator.port=0", "simulator.data-dir=",
					"simulator.certificate-file=" + file);
		runner.run((context) -> {
			assertThat(context.getBean(SimulatorServer.class).securedUrl()).isNull();
			assertThat(file).doesNotExist();
		});
		runner.withPropertyValues("simulator.https-port=0").run((context) -> {
			assertThat(context.getBean(SimulatorServer.class).securedUrl()).hasScheme("https");
			assertThat(file).content().contains("BEGIN CERTIFICATE");
		});
	}

}
