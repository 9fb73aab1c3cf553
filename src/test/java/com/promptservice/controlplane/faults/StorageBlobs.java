package com.promptservice.controlplane.faults;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import com.promptservice.controlplane.metadata.Condition;
import com.promptservice.controlplane.metadata.ConditionNotMetException;
import com.promptservice.controlplane.metadata.Document;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.metadata.DocumentStore.Listing;
import com.promptservice.controlplane.metadata.Leases.Lease;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;

/**
 * Blobs and their leases by Azure Storage's wire protocol, over a world's documents and
 * leases.
 */
final class StorageBlobs {

	private final MemoryDocuments documents;

	private final MemoryLeases leases;

	private final Set<String> leasable = new TreeSet<>();

	StorageBlobs(MemoryDocuments documents, MemoryLeases leases) {
		this.documents = documents;
		this.leases = leases;
	}

	void forget() {
		this.leasable.clear();
	}

	SimulatorResponse answer(StorageCall call) {
		boolean lease = call.port() == CallSite.Port.LEASES;
		return switch (call.verb()) {
			case "read" -> read(call.document());
			case "write" -> lease ? makeLeasable(call) : write(call);
			case "delete" -> lease ? deleteLeased(call) : delete(call);
			case "list" -> list(call);
			case "make" -> StorageAnswer.refused(409, "ContainerAlreadyExists");
			case "acquire" -> acquire(call);
			case "renew" -> renew(call);
			default -> throw new AssertionError(call.verb() + " " + call);
		};
	}

	private SimulatorResponse read(DocumentName name) {
		return this.documents.read(name)
			.map((document) -> StorageAnswer.ok(200,
					Map.of("ETag", document.etag(), "Last-Modified", StorageAnswer.time(document.lastModified()),
							"Content-Type", "application/octet-stream", "Content-MD5", md5(document.content()),
							"x-ms-blob-type", "BlockBlob"),
					document.content()))
			.orElseGet(() -> StorageAnswer.refused(404, "BlobNotFound"));
	}

	private SimulatorResponse write(StorageCall call) {
		String expected = call.header("If-Match");
		if (expected == null && !"*".equals(call.header("If-None-Match"))) {
			throw new AssertionError("an unconditional write of " + call);
		}
		try {
			String etag = this.documents.write(call.document(), call.body(),
					(expected != null) ? Condition.matching(expected) : Condition.ABSENT);
			Document written = this.documents.read(call.document()).orElseThrow();
			return StorageAnswer.ok(201, "ETag", etag, "Last-Modified", StorageAnswer.time(written.lastModified()),
					"x-ms-request-server-encrypted", "true");
		}
		catch (ConditionNotMetException ex) {
			return (expected == null) ? StorageAnswer.refused(409, "BlobAlreadyExists")
					: StorageAnswer.refused(412, "ConditionNotMet");
		}
	}

	private SimulatorResponse delete(StorageCall call) {
		Optional<Document> stored = this.documents.read(call.document());
		if (stored.isEmpty()) {
			return StorageAnswer.refused(404, "BlobNotFound");
		}
		try {
			this.documents.delete(call.document(), call.header("If-Match"));
			return StorageAnswer.ok(202);
		}
		catch (ConditionNotMetException ex) {
			return StorageAnswer.refused(412, "ConditionNotMet");
		}
	}

	private SimulatorResponse list(StorageCall call) {
		String prefix = call.query().getOrDefault("prefix", "");
		String marker = call.query().get("marker");
		int max = Integer.parseInt(call.query().getOrDefault("maxresults", "5000"));
		Listing listing = this.documents.list(call.place(), prefix, marker, max);
		StringBuilder blobs = new StringBuilder();
		listing.names().forEach((listed) -> {
			Document document = this.documents.read(listed).orElseThrow();
			blobs.append("<Blob><Name>")
				.append(StorageAnswer.escaped(listed.path()))
				.append("</Name><Properties><Last-Modified>")
				.append(StorageAnswer.time(document.lastModified()))
				.append("</Last-Modified><Etag>")
				.append(document.etag().replace("\"", ""))
				.append("</Etag><Content-Length>")
				.append(document.content().length)
				.append("</Content-Length><BlobType>BlockBlob</BlobType></Properties></Blob>");
		});
		return StorageAnswer.xml("<EnumerationResults ContainerName=\"" + call.container() + "\"><Prefix>"
				+ StorageAnswer.escaped(prefix) + "</Prefix><MaxResults>" + max + "</MaxResults><Blobs>" + blobs
				+ "</Blobs><NextMarker>" + ((listing.next() != null) ? StorageAnswer.escaped(listing.next()) : "")
				+ "</NextMarker></EnumerationResults>");
	}

	private SimulatorResponse makeLeasable(StorageCall call) {
		if (exists(call)) {
			return StorageAnswer.refused(409, "BlobAlreadyExists");
		}
		this.leasable.add(key(call));
		return StorageAnswer.ok(201, "ETag", "\"0x1\"", "Last-Modified", StorageAnswer.time(WorldClock.DAWN));
	}

	private SimulatorResponse deleteLeased(StorageCall call) {
		if (!exists(call)) {
			return StorageAnswer.refused(404, "BlobNotFound");
		}
		Lease lease = lease(call, call.header("x-ms-lease-id"), Duration.ZERO);
		if (!this.leases.isHeld(lease)) {
			return StorageAnswer.refused(412, "LeaseNotPresentWithBlobOperation");
		}
		if (!this.leases.isHolder(lease)) {
			return StorageAnswer.refused(412, "LeaseIdMismatchWithBlobOperation");
		}
		this.leases.release(lease);
		this.leasable.remove(key(call));
		return StorageAnswer.ok(202);
	}

	private SimulatorResponse acquire(StorageCall call) {
		if (!exists(call)) {
			return StorageAnswer.refused(404, "BlobNotFound");
		}
		long seconds = Long.parseLong(call.header("x-ms-lease-duration"));
		if (seconds < 15 || seconds > 60) {
			return StorageAnswer.refused(400, "InvalidHeaderValue");
		}
		String id = call.header("x-ms-proposed-lease-id");
		return this.leases.acquire(lease(call, id, Duration.ofSeconds(seconds))) ? StorageAnswer.ok(201,
				"x-ms-lease-id", id, "ETag", "\"0x1\"", "Last-Modified", StorageAnswer.time(WorldClock.DAWN))
				: StorageAnswer.refused(409, "LeaseAlreadyPresent");
	}

	private SimulatorResponse renew(StorageCall call) {
		if (!exists(call)) {
			return StorageAnswer.refused(404, "BlobNotFound");
		}
		String id = call.header("x-ms-lease-id");
		return this.leases.renewAsBefore(lease(call, id, Duration.ZERO))
				? StorageAnswer.ok(200, "x-ms-lease-id", id, "ETag", "\"0x1\"", "Last-Modified",
						StorageAnswer.time(WorldClock.DAWN))
				: StorageAnswer.refused(409, "LeaseIdMismatchWithLeaseOperation");
	}

	private boolean exists(StorageCall call) {
		return this.leasable.contains(key(call)) || this.leases.isHeld(lease(call, "", Duration.ZERO));
	}

	private static String key(StorageCall call) {
		return call.place() + "/" + call.name();
	}

	private static Lease lease(StorageCall call, String id, Duration length) {
		return new Lease(call.place(), call.name().substring("leases/".length()), id, length);
	}

	private static String md5(byte[] content) {
		try {
			return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(content));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new AssertionError(ex);
		}
	}

}
