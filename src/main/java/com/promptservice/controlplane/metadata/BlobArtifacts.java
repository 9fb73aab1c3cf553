package com.promptservice.controlplane.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import com.promptservice.controlplane.storage.LargeBlobs;
import com.promptservice.controlplane.storage.StorageException;
import com.promptservice.controlplane.storage.StoragePlaces;

/**
 * Files as blobs, each place's in the container {@code packages} of its account.
 */
public final class BlobArtifacts implements Artifacts {

	private final StoragePlaces places;

	private final Clock clock;

	public BlobArtifacts(StoragePlaces places, Clock clock) {
		this.places = places;
		this.clock = clock;
	}

	@Override
	public void write(DocumentName name, InputStream content) throws IOException {
		IOException[] broken = new IOException[1];
		at(name.place(), (blobs) -> {
			try {
				blobs.write(blob(name), content);
			}
			catch (IOException ex) {
				broken[0] = ex;
			}
			return true;
		});
		if (broken[0] != null) {
			throw broken[0];
		}
	}

	@Override
	public Optional<InputStream> open(DocumentName name) {
		return at(name.place(), (blobs) -> blobs.open(blob(name)));
	}

	@Override
	public Optional<Long> size(DocumentName name) {
		return at(name.place(), (blobs) -> blobs.size(blob(name)));
	}

	@Override
	public void delete(DocumentName name) {
		at(name.place(), (blobs) -> {
			blobs.delete(blob(name));
			return true;
		});
	}

	@Override
	public List<DocumentName> list(String place, String prefix) {
		return at(place, (blobs) -> blobs.names(BlobNames.prefix(prefix))).stream()
			.map((found) -> new DocumentName(place, BlobNames.path(found)))
			.toList();
	}

	@Override
	public URI address(DocumentName name) {
		return at(name.place(), (blobs) -> blobs.address(blob(name)));
	}

	@Override
	public URI signedAddress(DocumentName name, Duration validity) {
		return at(name.place(), (blobs) -> blobs.signed(blob(name), this.clock.instant(), validity));
	}

	private static String blob(DocumentName name) {
		return BlobNames.name(name.path());
	}

	private <T> T at(String place, Function<LargeBlobs, T> work) {
		try {
			return this.places.at(place, (found) -> work.apply(found.packages()))
				.orElseThrow(() -> unavailable(place, null));
		}
		catch (StorageException ex) {
			throw unavailable(place, ex);
		}
	}

	private static StoreUnavailableException unavailable(String place, StorageException cause) {
		return new StoreUnavailableException("The files of '" + place + "' cannot be read or written", cause);
	}

}
