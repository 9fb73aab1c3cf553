package com.promptservice.controlplane.storage;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.models.BlobItem;
import com.promptservice.controlplane.bench.LocalService;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole service with its state in Azurite.
 */
class StoredServiceIT {

	private static final AsAzurite AZURE = new AsAzurite(Azurite.shared());

	private static final String HOME = Azurite.shared().emptyAccountName();

	@TempDir
	private Path folder;

	@Test
	void a_region_is_created_with_nothing_kept_on_this_machine() throws Exception {
		String account = Azurite.shared().emptyAccount();
		try (LocalService service = new LocalService(this.folder, 2000,
				"--control-plane.storage.connection-string=" + account)) {
			JsonNode monitor = service.created("westus2");
			assertThat(monitor.path("status").asString()).as(monitor.toPrettyString()).isEqualTo("Succeeded");
			assertThat(service.get("/regions/westus2/config").body()).contains("kvstore-vnet-westus2");
			assertThat(service.get("/operations").body()).contains(monitor.path("id").asString());
		}
		assertThat(Files.exists(this.folder.resolve("data"))).isFalse();
		StoragePlaces places = AzuritePlaces.of(account, List.of(), "westus2");
		assertThat(places.at("westus2", (place) -> place.documents().read("config/westus2/region.config.json")))
			.hasValueSatisfying((blob) -> assertThat(blob).isPresent());
		assertThat(places.at("home", (place) -> place.documents().list("leases/", null, 10).blobs()))
			.contains(List.of());
	}

	@Test
	void a_region_moves_into_its_own_account_as_soon_as_azure_has_made_it() throws Exception {
		Azurite azurite = Azurite.shared();
		String own = azurite.emptyAccountName();
		AzuritePlaces.makeRegional(azurite.connectionString(own));
		AZURE.remove(own);
		try (LocalService service = new LocalService(this.folder, 2000, List.of(ByIdentity.class),
				"--control-plane.storage.connection-string=" + azurite.connectionString(HOME))) {
			HttpResponse<String> accepted = service.put("westus2", """
					{"subscriptionId": "00000000-0000-0000-0000-000000000001",
					 "dataplane": {"configStorageAccount": "%s"}}""".formatted(own));
			Awaitility.await()
				.atMost(Duration.ofMinutes(2))
				.until(() -> service.resources().contains("storageAccounts/" + own));
			AZURE.add(own);
			JsonNode monitor = service.ended(accepted.headers().firstValue("operation-id").orElseThrow());
			assertThat(monitor.path("status").asString()).as(monitor.toPrettyString()).isEqualTo("Succeeded");
			assertThat(service.get("/regions/westus2/config").body()).contains(own);
		}
		assertThat(names(azurite.connectionString(own), "dataplane-metadata"))
			.contains("config/westus2/region.config.json");
		assertThat(names(azurite.connectionString(HOME), "control-plane")).contains("regions/westus2.json")
			.noneMatch((name) -> name.startsWith("config/"));
	}

	private static List<String> names(String account, String container) {
		return new BlobServiceClientBuilder().connectionString(account)
			.httpClient(new JdkHttpClientBuilder().build())
			.buildClient()
			.getBlobContainerClient(container)
			.listBlobs()
			.stream()
			.map(BlobItem::getName)
			.toList();
	}

	/**
	 * Storage accounts as a managed identity reaches them, which profile local has none
	 * of.
	 */
	@TestComponent
	@Configuration(proxyBeanMethods = false)
	static class ByIdentity {

		@Bean
		@Primary
		StorageProperties accounts() {
			return new StorageProperties(null, HOME, "core.windows.net", Duration.ofMinutes(1), Duration.ofMinutes(1),
					2, Duration.ofSeconds(1), "replica");
		}

		@Bean
		AsAzurite asAzurite() {
			return AZURE;
		}

		@Bean
		@Primary
		TokenCredential anyToken() {
			return (request) -> Mono.just(new AccessToken("token", OffsetDateTime.now().plusHours(1)));
		}

	}

}
