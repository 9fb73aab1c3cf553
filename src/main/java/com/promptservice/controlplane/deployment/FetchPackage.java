package com.promptservice.controlplane.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.util.Optional;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.metadata.Artifacts;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.metadata.StoreUnavailableException;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;

/**
 * Sees to it that the region's account has the package, byte for byte as it was uploaded.
 */
record FetchPackage(Artifacts artifacts, String region, Release release) implements Step<FetchPackage.Fetched> {

	@Override
	public Class<Fetched> outputType() {
		return Fetched.class;
	}

	@Override
	public Outcome<Fetched> visit(Visit visit) {
		DocumentName copy = file(this.region, this.release);
		try {
			if (hash(copy).filter(this.release.sha256()::equals).isPresent()) {
				return new Outcome.Done<>(new Fetched(this.release.sha256(), this.release.size()));
			}
			visit.beforeChange();
			return fetch(copy);
		}
		catch (IOException | UncheckedIOException ex) {
			throw new StoreUnavailableException("A package could not be read as a whole", ex);
		}
	}

	private Outcome<Fetched> fetch(DocumentName copy) throws IOException {
		Optional<InputStream> master = this.artifacts.open(file(DocumentName.HOME, this.release));
		if (master.isEmpty()) {
			return new Outcome.Failed<>(ApiError.of(ErrorCode.PackageNotFound,
					PackageStore.missing(this.release.packageName(), this.release.version()) + " any more"));
		}
		String sha256;
		try (DigestInputStream content = Digests.hashed(master.get())) {
			this.artifacts.write(copy, content);
			sha256 = Digests.hex(content);
		}
		if (!sha256.equals(this.release.sha256())) {
			this.artifacts.delete(copy);
			return new Outcome.Failed<>(ApiError.of(ErrorCode.PackageHashMismatch,
					"Package '" + this.release.packageName() + "' of version '" + this.release.version()
							+ "' was uploaded with SHA-256 " + this.release.sha256() + " and is stored with "
							+ sha256));
		}
		return new Outcome.Done<>(new Fetched(sha256, this.release.size()));
	}

	private Optional<String> hash(DocumentName name) throws IOException {
		Optional<InputStream> content = this.artifacts.open(name);
		if (content.isEmpty()) {
			return Optional.empty();
		}
		try (InputStream stream = content.get()) {
			return Optional.of(Digests.sha256(stream));
		}
	}

	static DocumentName file(String place, Release release) {
		return PackageDocument.file(place, release.packageName(), release.version(), release.sha256());
	}

	/**
	 * The package that the region has.
	 */
	record Fetched(String sha256, long size) {
	}

}
