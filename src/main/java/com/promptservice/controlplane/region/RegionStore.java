package com.promptservice.controlplane.region;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.metadata.ConfigFile;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.PublishedConfigs;
import com.promptservice.controlplane.metadata.Versioned;
import tools.jackson.databind.JsonNode;

/**
 * The documents of regions.
 */
final class RegionStore {

	private final Documents documents;

	private final PublishedConfigs configs;

	RegionStore(Documents documents, PublishedConfigs configs) {
		this.documents = documents;
		this.configs = configs;
	}

	Optional<Versioned<RegionDocument>> read(String region) {
		return this.documents.read(Layout.region(region), RegionDocument.class);
	}

	/**
	 * The region.
	 * @throws ApiException ResourceNotFound
	 */
	RegionDocument get(String region) {
		return read(region).map(Versioned::value)
			.orElseThrow(() -> new ApiException(ErrorCode.ResourceNotFound,
					ApiError.of(ErrorCode.ResourceNotFound, "There is no region '" + region + "'")
						.withTarget("path:region"),
					Map.of()));
	}

	/**
	 * The configuration that the data plane reads, when it is published.
	 */
	Optional<RegionConfig> config(String region) {
		return this.configs.current(Layout.regionConfig(region), RegionConfig.class);
	}

	/**
	 * The configuration that the data plane read at that version.
	 * @throws ApiException ResourceNotFound, naming the versions that there are
	 */
	RegionConfig config(String region, int version) {
		return version(Layout.regionConfig(region), version, RegionConfig.class);
	}

	/**
	 * The routing table that the data plane reads, when it is published.
	 */
	Optional<RoutingTable> routingTable(String region) {
		return this.configs.current(Layout.routingTable(region), RoutingTable.class);
	}

	/**
	 * The routing table that the data plane read at that version.
	 * @throws ApiException ResourceNotFound, naming the versions that there are
	 */
	RoutingTable routingTable(String region, int version) {
		return version(Layout.routingTable(region), version, RoutingTable.class);
	}

	private <T> T version(ConfigFile file, int version, Class<T> type) {
		return this.configs.version(file, version)
			.map((found) -> this.documents.value(found.content(), type))
			.orElseThrow(() -> new ApiException(ErrorCode.ResourceNotFound, "Version " + version + " of "
					+ file.fileName() + " is not kept; there are " + this.configs.versions(file)));
	}

	/**
	 * Every region, in the order of names; each is read when the stream comes to it.
	 */
	Stream<RegionDocument> all() {
		// In the order of names, which ".json" behind them may disturb
		return this.documents.names(DocumentName.HOME, Layout.regions())
			.stream()
			.sorted(Comparator.comparing((name) -> name.path().replace(".json", "")))
			.flatMap((name) -> this.documents.read(name, RegionDocument.class).map(Versioned::value).stream());
	}

	JsonNode tree(Object value) {
		return this.documents.tree(value);
	}

	/**
	 * Changes the region, or deletes it where the change gives null, provided it still
	 * belongs to the operation; else does nothing.
	 */
	void settle(String region, String operationId, UnaryOperator<RegionDocument> change) {
		this.documents.change(Layout.region(region), RegionDocument.class,
				(document) -> operationId.equals(document.activeOperationId()), change);
	}

}
