package com.promptservice.controlplane.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import com.promptservice.controlplane.storage.BlobContainer;
import com.promptservice.controlplane.storage.PlaceDirectory;
import com.promptservice.controlplane.storage.StorageException;
import tools.jackson.core.JacksonException;

/**
 * Finds regions' accounts in the region documents of the home account, by these parts of
 * theirs: {@code spec.dataplane.configStorageAccount}, {@code provisioningState} and
 * {@code observed.blobEndpoint}.
 */
final class RegionRegistry implements PlaceDirectory {

	private static final int PAGE = 5000;

	private static final Set<String> CHANGING = Set.of("Creating", "Deleting");

	private final BlobContainer home;

	RegionRegistry(BlobContainer home) {
		this.home = home;
	}

	@Override
	public String placeOf(String operationId) {
		return Layout.placeOf(operationId);
	}

	@Override
	public List<String> regions() {
		List<String> regions = new ArrayList<>();
		try {
			String next = null;
			do {
				BlobContainer.Page page = this.home.list(BlobNames.prefix(Layout.regions()), next, PAGE);
				page.blobs()
					.stream()
					.flatMap((blob) -> Layout.regionOf(BlobNames.path(blob.name())).stream())
					.forEach(regions::add);
				next = page.next();
			}
			while (next != null);
		}
		catch (StorageException ex) {
			if (ex.kind() != StorageException.Kind.NO_CONTAINER) {
				throw unavailable(ex);
			}
		}
		return regions;
	}

	@Override
	public Optional<RegionAccount> account(String region) {
		DocumentName name = Layout.region(region);
		try {
			return this.home.read(BlobNames.name(name.path()))
				.map((blob) -> DocumentJson.mapper().readValue(blob.content(), Region.class).account());
		}
		catch (StorageException ex) {
			if (ex.kind() == StorageException.Kind.NO_CONTAINER) {
				return Optional.empty();
			}
			throw unavailable(ex);
		}
		catch (JacksonException ex) {
			throw new DamagedDocumentException(name, ex);
		}
	}

	private static StoreUnavailableException unavailable(StorageException cause) {
		return new StoreUnavailableException("The regions cannot be read from the home account", cause);
	}

	/**
	 * The part of a region document that is read here.
	 */
	private record Region(Spec spec, String provisioningState, Observed observed) {

		RegionAccount account() {
			boolean seen = this.observed != null && this.observed.blobEndpoint() != null;
			return new RegionAccount(this.spec.dataplane().configStorageAccount(),
					seen && !CHANGING.contains(this.provisioningState));
		}

		private record Spec(Dataplane dataplane) {
		}

		private record Dataplane(String configStorageAccount) {
		}

		private record Observed(String blobEndpoint) {
		}

	}

}
