package com.promptservice.controlplane.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.metadata.Artifacts;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.metadata.StoreUnavailableException;
import com.promptservice.controlplane.metadata.Versioned;
import com.promptservice.controlplane.region.RegionView;
import com.promptservice.controlplane.region.Regions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes packages in and removes them. The bytes come first and the document last, which
 * alone makes a package; other bytes lie under another name, so that whoever comes second
 * destroys nothing. What a crash leaves goes with the next upload or removal of the
 * version.
 */
final class Packages {

	private static final Logger logger = LoggerFactory.getLogger(Packages.class);

	private final PackageStore store;

	private final Artifacts artifacts;

	private final PackageUse use;

	private final Regions regions;

	private final PackageProperties properties;

	private final Clock clock;

	Packages(PackageStore store, Artifacts artifacts, PackageUse use, Regions regions, PackageProperties properties,
			Clock clock) {
		this.store = store;
		this.artifacts = artifacts;
		this.use = use;
		this.regions = regions;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Takes a package in.
	 * @param preconditions given the current ETag or null; throws when they do not hold
	 * @throws ApiException InvalidPackage, RequestTooLarge, RequestTimeout, or
	 * ImmutableFieldChanged when the version has other bytes
	 */
	Upload put(String name, String version, InputStream body, Consumer<String> preconditions) {
		try (Spooled file = Spooled.of(body, this.properties)) {
			PackageContents contents = PackageInspection.of(file, name, version, this.properties);
			Optional<PackageDocument> current = this.store.find(name, version).map(Versioned::value);
			preconditions.accept(current.map(PackageResource::of).map(PackageResource::etag).orElse(null));
			PackageDocument wanted = PackageDocument.of(name, version, file, contents, this.clock.instant());
			if (current.isPresent()) {
				return again(current.get(), file);
			}
			store(wanted, file);
			if (!this.store.add(wanted)) {
				PackageDocument faster = this.store.get(name, version);
				if (!faster.sha256().equals(file.sha256())) {
					this.artifacts.delete(wanted.file(DocumentName.HOME));
				}
				return again(faster, file);
			}
			forgetOthers(wanted);
			return new Upload(true, wanted);
		}
	}

	private Upload again(PackageDocument current, Spooled file) {
		if (!current.sha256().equals(file.sha256())) {
			throw new ApiException(ErrorCode.ImmutableFieldChanged,
					"Package '" + current.name() + "' of version '" + current.version() + "' has other bytes: SHA-256 "
							+ current.sha256() + ", uploaded was " + file.sha256()
							+ ". Upload them under a new version");
		}
		if (this.artifacts.size(current.file(DocumentName.HOME)).filter((size) -> size == file.size()).isEmpty()) {
			store(current, file);
		}
		return new Upload(false, current);
	}

	private void store(PackageDocument document, Spooled file) {
		try (InputStream content = Files.newInputStream(file.file())) {
			this.artifacts.write(document.file(DocumentName.HOME), content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("An upload was lost on this machine", ex);
		}
	}

	private void forgetOthers(PackageDocument kept) {
		this.artifacts.list(DocumentName.HOME, PackageDocument.files(kept.name(), kept.version()))
			.stream()
			.filter((file) -> !file.equals(kept.file(DocumentName.HOME)))
			.forEach(this.artifacts::delete);
	}

	/**
	 * Removes a package with its copies; nothing happens when there is none.
	 * @param preconditions given the current ETag or null; throws when they do not hold
	 * @throws ApiException PackageInUse
	 */
	void delete(String name, String version, Consumer<String> preconditions) {
		Optional<Versioned<PackageDocument>> current = this.store.find(name, version);
		preconditions.accept(current.map((document) -> PackageResource.of(document.value()).etag()).orElse(null));
		if (current.isPresent()) {
			refuseInUse(name, version);
			this.store.remove(current.get());
		}
		forget(DocumentName.HOME, name, version);
		for (RegionView region : this.regions.all()) {
			try {
				forget(region.name(), name, version);
			}
			catch (StoreUnavailableException ex) {
				logger.warn("A copy of package {} {} may be left in region {}", name, version, region.name());
			}
		}
	}

	private void refuseInUse(String name, String version) {
		List<ApiError> users = this.use.of(name, version)
			.stream()
			.map((use) -> ApiError.detail(ErrorCode.PackageInUse, null, use))
			.toList();
		if (!users.isEmpty()) {
			throw new ApiException(ErrorCode.PackageInUse,
					ApiError.of(ErrorCode.PackageInUse, users.getFirst().message()).withDetails(users), Map.of());
		}
	}

	private void forget(String place, String name, String version) {
		this.artifacts.list(place, PackageDocument.files(name, version)).forEach(this.artifacts::delete);
	}

	/**
	 * What became of an upload.
	 *
	 * @param created false when the same package was there already
	 */
	record Upload(boolean created, PackageDocument document) {
	}

}
