package com.promptservice.controlplane.deployment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

import com.promptservice.controlplane.metadata.Artifacts;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.simulator.servicefabric.PackageSource;

/**
 * Files in memory, and the clusters' way to them: only by an address that was signed and
 * has not run out.
 */
public final class MemoryArtifacts implements Artifacts, PackageSource {

	private static final String HOST = "https://packages.example/";

	private final Map<DocumentName, byte[]> files = new ConcurrentSkipListMap<>();

	private final List<String> signatures = new CopyOnWriteArrayList<>();

	private final Clock clock;

	public MemoryArtifacts(Clock clock) {
		this.clock = clock;
	}

	@Override
	public void write(DocumentName name, InputStream content) throws IOException {
		this.files.put(name, content.readAllBytes());
	}

	@Override
	public Optional<InputStream> open(DocumentName name) {
		return Optional.ofNullable(this.files.get(name)).map(ByteArrayInputStream::new);
	}

	@Override
	public Optional<Long> size(DocumentName name) {
		return Optional.ofNullable(this.files.get(name)).map((bytes) -> (long) bytes.length);
	}

	@Override
	public void delete(DocumentName name) {
		this.files.remove(name);
	}

	@Override
	public List<DocumentName> list(String place, String prefix) {
		return this.files.keySet()
			.stream()
			.filter((name) -> name.place().equals(place) && name.path().startsWith(prefix))
			.toList();
	}

	@Override
	public URI address(DocumentName name) {
		return URI.create(HOST + name.place() + "/" + name.path());
	}

	@Override
	public URI signedAddress(DocumentName name, Duration validity) {
		String signature = "Canary" + this.signatures.size() + "Signature" + Math.abs(name.hashCode());
		this.signatures.add(signature);
		return URI.create(
				address(name) + "?se=" + this.clock.instant().plus(validity).getEpochSecond() + "&sig=" + signature);
	}

	@Override
	public InputStream open(URI address) throws IOException {
		String[] query = String.valueOf(address.getQuery()).split("[=&]");
		boolean good = query.length == 4 && this.signatures.contains(query[3])
				&& this.clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(query[1])));
		String[] path = address.getPath().substring(1).split("/", 2);
		byte[] bytes = good ? this.files.get(new DocumentName(path[0], path[1])) : null;
		if (bytes == null) {
			throw new IOException("the server answered " + (good ? 404 : 403));
		}
		return new ByteArrayInputStream(bytes);
	}

	/**
	 * Every signature that was made.
	 */
	public List<String> signatures() {
		return this.signatures;
	}

	/**
	 * Everything there is.
	 */
	public Map<DocumentName, byte[]> all() {
		return this.files;
	}

}
