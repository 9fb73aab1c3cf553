package com.promptservice.controlplane.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.blob.sas.BlobSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import com.azure.storage.blob.specialized.BlockBlobClient;
import com.promptservice.controlplane.storage.StorageException.Kind;

/**
 * Blobs of one container that are too large for memory. Every method throws
 * {@link StorageException} and nothing else of Azure's, but for what a given stream
 * throws.
 */
public final class LargeBlobs {

	private static final int BLOCK = 8 * 1024 * 1024;

	/**
	 * How far the clocks of those who read may be behind.
	 */
	private static final Duration SKEW = Duration.ofMinutes(5);

	private final BlobServiceClient account;

	private final BlobContainerClient container;

	private final boolean made;

	private final boolean delegated;

	/**
	 * A container.
	 * @param made whether it is made when a write finds it missing
	 * @param delegated whether addresses are signed as this identity rather than with the
	 * account's key
	 */
	LargeBlobs(BlobServiceClient account, String container, boolean made, boolean delegated) {
		this.account = account;
		this.container = account.getBlobContainerClient(container);
		this.made = made;
		this.delegated = delegated;
	}

	/**
	 * Writes the blob whole or not at all, block by block; whatever was there is
	 * replaced.
	 */
	public void write(String name, InputStream content) throws IOException {
		BlockBlobClient blob = this.container.getBlobClient(name).getBlockBlobClient();
		List<String> blocks = new ArrayList<>();
		for (byte[] block = content.readNBytes(BLOCK); block.length > 0; block = content.readNBytes(BLOCK)) {
			String id = Base64.getEncoder()
				.encodeToString(String.format("%08d", blocks.size()).getBytes(StandardCharsets.US_ASCII));
			byte[] bytes = block;
			// a block that is not committed is nothing, so it can be sent again
			inContainer(() -> {
				blob.stageBlock(id, new ByteArrayInputStream(bytes), bytes.length);
				return id;
			});
			blocks.add(id);
		}
		StorageException.translated(() -> blob.commitBlockList(blocks, true));
	}

	/**
	 * The blob as a stream, to be closed; empty when there is none.
	 */
	public Optional<InputStream> open(String name) {
		try {
			return Optional.of(StorageException.translated(() -> this.container.getBlobClient(name).openInputStream()));
		}
		catch (StorageException ex) {
			if (ex.kind() == Kind.ABSENT || (this.made && ex.kind() == Kind.NO_CONTAINER)) {
				return Optional.empty();
			}
			throw ex;
		}
	}

	/**
	 * The length in bytes; empty when there is no such blob.
	 */
	public Optional<Long> size(String name) {
		return list(name).stream()
			.filter((item) -> item.getName().equals(name))
			.findFirst()
			.map((item) -> item.getProperties().getContentLength());
	}

	/**
	 * The names of the blobs with this prefix.
	 */
	public List<String> names(String prefix) {
		return list(prefix).stream().map(BlobItem::getName).toList();
	}

	/**
	 * Deletes the blob when it is there.
	 */
	public void delete(String name) {
		StorageException.translated(() -> this.container.getBlobClient(name).deleteIfExists());
	}

	/**
	 * The blob's address, which alone lets nobody in.
	 */
	public URI address(String name) {
		return URI.create(this.container.getBlobClient(name).getBlobUrl());
	}

	/**
	 * An address under which anybody can read the blob until it expires.
	 */
	public URI signed(String name, Instant now, Duration validity) {
		BlobClient blob = this.container.getBlobClient(name);
		OffsetDateTime from = OffsetDateTime.ofInstant(now.minus(SKEW), ZoneOffset.UTC);
		OffsetDateTime until = OffsetDateTime.ofInstant(now.plus(validity), ZoneOffset.UTC);
		BlobServiceSasSignatureValues values = new BlobServiceSasSignatureValues(until,
				new BlobSasPermission().setReadPermission(true))
			.setStartTime(from);
		String signature = StorageException.translated(() -> this.delegated
				? blob.generateUserDelegationSas(values, this.account.getUserDelegationKey(from, until))
				: blob.generateSas(values));
		return URI.create(blob.getBlobUrl() + "?" + signature);
	}

	private List<BlobItem> list(String prefix) {
		try {
			return StorageException.translated(
					() -> this.container.listBlobs(new ListBlobsOptions().setPrefix(prefix), null).stream().toList());
		}
		catch (StorageException ex) {
			if (this.made && ex.kind() == Kind.NO_CONTAINER) {
				return List.of();
			}
			throw ex;
		}
	}

	private void inContainer(Supplier<?> write) {
		try {
			StorageException.translated(write);
		}
		catch (StorageException ex) {
			if (!this.made || ex.kind() != Kind.NO_CONTAINER) {
				throw ex;
			}
			StorageException.translated(this.container::createIfNotExists);
			StorageException.translated(write);
		}
		catch (UncheckedIOException ex) {
			throw new StorageException(Kind.UNAVAILABLE, "Azure Storage gave no answer that can be read", ex);
		}
	}

}
