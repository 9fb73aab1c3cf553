package com.promptservice.controlplane.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.promptservice.controlplane.bench.LocalService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole service with its state in Azurite.
 */
class StoredServiceIT {

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

}
