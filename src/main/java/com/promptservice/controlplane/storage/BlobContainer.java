package com.promptservice.controlplane.storage;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import com.azure.core.http.rest.PagedResponse;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobDownloadContentResponse;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.DeleteSnapshotsOptionType;
import com.azure.storage.blob.models.DownloadRetryOptions;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.blob.options.BlockBlobSimpleUploadOptions;
import com.azure.storage.blob.specialized.BlobLeaseClient;
import com.azure.storage.blob.specialized.BlobLeaseClientBuilder;
import com.azure.storage.blob.options.BlobAcquireLeaseOptions;

/**
 * Blobs of one container, each call one request. Names consist of letters, digits, dots,
 * hyphens, underscores, tildes and slashes. Every method throws {@link StorageException}
 * and nothing else of Azure's.
 */
public final class BlobContainer {

	private static final String ANY = "*";

	private static final byte[] EMPTY = {};

	private static final DownloadRetryOptions NO_RESUMING = new DownloadRetryOptions().setMaxRetryRequests(0);

	private final BlobContainerClient reading;

	private final BlobContainerClient writing;

	private final boolean made;

	/**
	 * A container.
	 * @param made whether the container is made when a write finds it missing
	 */
	BlobContainer(BlobContainerClient reading, BlobContainerClient writing, boolean made) {
		this.reading = reading;
		this.writing = writing;
		this.made = made;
	}

	/**
	 * The blob as it is; empty when there is none.
	 */
	public Optional<Blob> read(String name) {
		return read(name, (BlobRequestConditions) null);
	}

	/**
	 * The blob as it is; empty when there is none.
	 * @throws StorageException of kind CONDITION when it still is the version with this
	 * ETag
	 */
	public Optional<Blob> readUnless(String name, String etag) {
		return read(name, new BlobRequestConditions().setIfNoneMatch(etag));
	}

	private Optional<Blob> read(String name, BlobRequestConditions conditions) {
		try {
			return Optional.of(StorageException.translated(() -> whole(this.reading.getBlobClient(name)
				.downloadContentWithResponse(NO_RESUMING, conditions, null, Context.NONE))));
		}
		catch (StorageException ex) {
			if (ex.kind() == StorageException.Kind.ABSENT) {
				return Optional.empty();
			}
			throw ex;
		}
	}

	/**
	 * Writes the blob whole or not at all.
	 * @param etag the version that is replaced; null when there must be none
	 * @return the new ETag
	 */
	public String write(String name, byte[] content, String etag) {
		return write(this.writing, name, content, etag);
	}

	/**
	 * Makes an empty blob to lease. Sent again like a read, so that a refusal may mean
	 * that an attempt before made it.
	 */
	public void make(String name) {
		write(this.reading, name, EMPTY, null);
	}

	private String write(BlobContainerClient client, String name, byte[] content, String etag) {
		BlobRequestConditions conditions = (etag != null) ? new BlobRequestConditions().setIfMatch(etag)
				: new BlobRequestConditions().setIfNoneMatch(ANY);
		BlockBlobSimpleUploadOptions upload = new BlockBlobSimpleUploadOptions(BinaryData.fromBytes(content))
			.setRequestConditions(conditions)
			.setContentMd5(md5(content));
		return inContainer(() -> present(client.getBlobClient(name)
			.getBlockBlobClient()
			.uploadWithResponse(upload, null, Context.NONE)
			.getValue()
			.getETag()));
	}

	/**
	 * Deletes the version with this ETag.
	 */
	public void delete(String name, String etag) {
		delete(name, new BlobRequestConditions().setIfMatch(etag));
	}

	/**
	 * Lists blobs by prefix, in the order of their names.
	 * @param after continuation of the page before, or null
	 */
	public Page list(String prefix, String after, int max) {
		ListBlobsOptions options = new ListBlobsOptions().setPrefix(prefix).setMaxResultsPerPage(max);
		return StorageException.translated(() -> {
			try (PagedResponse<BlobItem> page = this.reading.listBlobs(options, after, null)
				.iterableByPage()
				.iterator()
				.next()) {
				return new Page(page.getValue().stream().map(Listed::of).toList(), page.getContinuationToken());
			}
			catch (java.io.IOException ex) {
				throw new java.io.UncheckedIOException(ex);
			}
		});
	}

	/**
	 * Takes the lease on a blob. Taking it again under the same id succeeds.
	 * @param id a UUID of the holder's choice
	 * @param seconds 15-60
	 */
	public void acquireLease(String name, String id, int seconds) {
		inContainer(() -> lease(name, id).acquireLeaseWithResponse(new BlobAcquireLeaseOptions(seconds), null,
				Context.NONE));
	}

	/**
	 * Prolongs the lease on a blob by its length.
	 */
	public void renewLease(String name, String id) {
		StorageException.translated(() -> lease(name, id).renewLease());
	}

	/**
	 * Deletes a blob on which this lease is held, and the lease with it.
	 */
	public void deleteLeased(String name, String id) {
		delete(name, new BlobRequestConditions().setLeaseId(id));
	}

	private void delete(String name, BlobRequestConditions conditions) {
		StorageException.translated(() -> this.writing.getBlobClient(name)
			.deleteWithResponse((DeleteSnapshotsOptionType) null, conditions, null, Context.NONE));
	}

	private BlobLeaseClient lease(String name, String id) {
		// taking, renewing and giving up under one's own id can be repeated
		return new BlobLeaseClientBuilder().blobClient(this.reading.getBlobClient(name)).leaseId(id).buildClient();
	}

	private <T> T inContainer(Supplier<T> write) {
		try {
			return StorageException.translated(write);
		}
		catch (StorageException ex) {
			if (!this.made || ex.kind() != StorageException.Kind.NO_CONTAINER) {
				throw ex;
			}
			StorageException.translated(this.reading::createIfNotExists);
			return StorageException.translated(write);
		}
	}

	private static Blob whole(BlobDownloadContentResponse answer) {
		byte[] content = answer.getValue().toBytes();
		byte[] checksum = answer.getDeserializedHeaders().getContentMd5();
		if (checksum != null && !Arrays.equals(checksum, md5(content))) {
			throw new StorageException(StorageException.Kind.UNAVAILABLE, "A blob came damaged", null);
		}
		return new Blob(content, present(answer.getDeserializedHeaders().getETag()),
				answer.getDeserializedHeaders().getLastModified().toInstant());
	}

	private static String present(String etag) {
		if (etag == null || etag.isEmpty()) {
			throw new StorageException(StorageException.Kind.UNAVAILABLE, "An answer came without ETag", null);
		}
		return etag;
	}

	private static byte[] md5(byte[] content) {
		try {
			MessageDigest digest = MessageDigest.getInstance("MD5");
			digest.update(ByteBuffer.wrap(content));
			return digest.digest();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java runtime has MD5", ex);
		}
	}

	/**
	 * A blob's content and version.
	 *
	 * @param lastModified by the account's time
	 */
	public record Blob(byte[] content, String etag, Instant lastModified) {
	}

	/**
	 * A page of a listing.
	 *
	 * @param next continuation, or null when this page is the last
	 */
	public record Page(List<Listed> blobs, String next) {
	}

	/**
	 * A blob in a listing.
	 */
	public record Listed(String name, Instant lastModified) {

		private static Listed of(BlobItem item) {
			return new Listed(item.getName(), item.getProperties().getLastModified().toInstant());
		}

	}

}
