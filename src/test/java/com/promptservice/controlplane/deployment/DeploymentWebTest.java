package com.promptservice.controlplane.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import com.promptservice.controlplane.bench.LocalService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Packages and deployments over HTTP: the whole service in profile local, whose local
 * Azure fetches packages over HTTP too.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeploymentWebTest {

	private static final String ONE = "/packages/KVStoreServer/1.0.0";

	private static final String OCTETS = "application/octet-stream";

	@TempDir
	private static Path folder;

	private static LocalService service;

	@BeforeAll
	static void start() throws Exception {
		service = new LocalService(folder, 2000, "--control-plane.packages.max-size=2MB",
				"--control-plane.packages.spool-dir=" + folder.resolve("spool"));
	}

	@AfterAll
	static void stop() {
		service.close();
	}

	@Test
	@Order(1)
	void a_package_is_taken_in_once_and_never_changes() throws Exception {
		HttpResponse<String> created = put(ONE, Zips.server("1.0.0"), OCTETS);
		assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
		assertThat(created.headers().firstValue("operation-location")).isEmpty();
		String etag = created.headers().firstValue("etag").orElseThrow();
		HttpResponse<String> again = put(ONE, Zips.server("1.0.0"), "application/zip");
		assertThat(again.statusCode()).isEqualTo(200);
		assertThat(again.body()).isEqualTo(created.body());
		HttpResponse<String> other = put(ONE,
				Zips.of("ApplicationManifest.xml", Zips.manifest("KVStoreServer", "1.0.0")), OCTETS);
		assertThat(other.statusCode()).isEqualTo(409);
		assertThat(other.body()).contains("ImmutableFieldChanged", "SHA-256");
		HttpResponse<String> read = send("GET", ONE, BodyPublishers.noBody());
		assertThat(read.headers().firstValue("etag")).contains(etag);
		assertThat(json(read).get("size").asInt()).isEqualTo(Zips.server("1.0.0").length);
		assertThat(send("GET", "/packages", BodyPublishers.noBody()).body()).contains("\"version\":\"1.0.0\"");
		assertThat(files()).hasSize(1).first().asString().contains("KVStoreServer", "1.0.0");
	}

	@ParameterizedTest
	@Order(2)
	@CsvSource({ "1.0.1, bad, application/octet-stream, 400, InvalidPackage",
			"1.0.1, wrong, application/octet-stream, 400, InvalidPackage",
			"1.0.1, large, application/octet-stream, 413, RequestTooLarge",
			"1.0.1, good, application/json, 415, UnsupportedMediaType", "1.0.1, good, '', 415, UnsupportedMediaType",
			"-1, good, application/octet-stream, 404, RouteNotFound" })
	void what_is_no_package_is_refused_and_nothing_is_left(String version, String what, String type, int status,
			String code) throws Exception {
		byte[] body = switch (what) {
			case "bad" -> "no zip".getBytes();
			case "wrong" -> Zips.server("9.9.9");
			case "large" -> new byte[3 << 20];
			default -> Zips.server(version);
		};
		HttpResponse<String> refused = put("/packages/KVStoreServer/" + version, body, type);
		assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
		assertThat(refused.body()).contains(code);
		assertThat(send("GET", "/packages", BodyPublishers.noBody()).body()).doesNotContain("1.0.1");
		assertThat(files()).hasSize(1);
		try (Stream<Path> left = Files.list(folder.resolve("spool"))) {
			assertThat(left).isEmpty();
		}
	}

	@Test
	@Order(3)
	void a_deployment_lives_from_post_to_rollback() throws Exception {
		assertThat(put("/packages/KVStoreServer/2.0.0", Zips.server("2.0.0"), OCTETS).statusCode()).isEqualTo(201);
		assertThat(send("POST", "/deployments", json("{}")).body()).contains("RequiredFieldMissing", "$.package");
		assertThat(send("POST", "/deployments", body("1.0.0")).body()).contains("ParentNotFound");
		service.created("westus2");
		service.createdCluster("kvs-wus2-01", "westus2", 2);
		HttpResponse<String> created = send("POST", "/deployments", body("1.0.0"), "operation-id", "deploy-0001");
		assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
		String path = json(created).get("id").asString();
		assertThat(created.headers().firstValue("location").orElseThrow()).contains(path);
		HttpResponse<String> replayed = send("POST", "/deployments", body("1.0.0"), "operation-id", "deploy-0001");
		assertThat(replayed.body()).isEqualTo(created.body());
		assertThat(ended(created).get("status").asString()).isEqualTo("Succeeded");
		JsonNode deployment = json(send("GET", path, BodyPublishers.noBody()));
		assertThat(deployment.get("provisioningState").asString()).isEqualTo("Succeeded");
		assertThat(deployment.at("/status/0/version").asString()).isEqualTo("1.0.0");
		assertThat(deployment.at("/package/version").asString()).isEqualTo("1.0.0");

		HttpResponse<String> none = send("POST", path + ":rollback", BodyPublishers.noBody());
		assertThat(none.statusCode()).isEqualTo(409);
		assertThat(none.body()).contains("NoPreviousVersion");
		HttpResponse<String> newer = send("POST", "/deployments", body("2.0.0"));
		ended(newer);
		assertThat(send("DELETE", ONE, BodyPublishers.noBody()).body()).contains("PackageInUse", "kvs-wus2-01");
		HttpResponse<String> undone = send("POST", json(newer).get("id").asString() + ":rollback",
				BodyPublishers.noBody());
		assertThat(undone.statusCode()).as(undone.body()).isEqualTo(202);
		assertThat(ended(undone).get("status").asString()).isEqualTo("Succeeded");
		assertThat(send("DELETE", "/packages/KVStoreServer/2.0.0", BodyPublishers.noBody()).statusCode())
			.isEqualTo(204);
		assertThat(send("GET", "/packages/KVStoreServer/2.0.0", BodyPublishers.noBody()).body())
			.contains("PackageNotFound");
		assertThat(json(send("GET", "/deployments?filter=cluster%20eq%20'kvs-wus2-01'", BodyPublishers.noBody()))
			.get("value")).hasSize(2);
		for (Path file : stored()) {
			assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).as(file.toString())
				.doesNotContain("sig=", "adminPassword");
		}
		assertThat(json(send("GET", "/deployments?maxpagesize=1", BodyPublishers.noBody())).has("nextLink")).isTrue();
	}

	private static JsonNode ended(HttpResponse<String> accepted) throws Exception {
		return service.ended(accepted.headers().firstValue("operation-id").orElseThrow());
	}

	private static BodyPublisher body(String version) {
		return json("{\"cluster\": \"kvs-wus2-01\", \"package\": {\"name\": \"KVStoreServer\", \"version\": \""
				+ version + "\"}}");
	}

	private static BodyPublisher json(String body) {
		return BodyPublishers.ofString(body);
	}

	private static HttpResponse<String> put(String path, byte[] bytes, String type) throws Exception {
		HttpRequest.Builder request = service.request(path).timeout(Duration.ofSeconds(30));
		if (!type.isEmpty()) {
			request.header("Content-Type", type);
		}
		return service.send(request.PUT(BodyPublishers.ofByteArray(bytes)).build());
	}

	private static HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers)
			throws Exception {
		HttpRequest.Builder request = service.request(path.startsWith("http") ? URI.create(path).getPath() : path)
			.method(method, body);
		if (body.contentLength() > 0) {
			request.header("Content-Type", "application/json");
		}
		if (headers.length > 0) {
			request.headers(headers);
		}
		return service.send(request.build());
	}

	private static JsonNode json(HttpResponse<String> answer) {
		return tools.jackson.databind.json.JsonMapper.shared().readTree(answer.body());
	}

	/**
	 * Documents, operations and the audit.
	 */
	private static List<Path> stored() throws IOException {
		try (Stream<Path> all = Files.walk(folder.resolve("data"))) {
			List<Path> stored = all.filter(Files::isRegularFile)
				.filter((file) -> !file.getFileName().toString().equals("lock"))
				.toList();
			assertThat(stored).anyMatch((file) -> file.toString().contains("audit"));
			return stored;
		}
	}

	private static List<Path> files() {
		try (Stream<Path> all = Files.walk(folder.resolve("data/packages"))) {
			return all.filter(Files::isRegularFile).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
