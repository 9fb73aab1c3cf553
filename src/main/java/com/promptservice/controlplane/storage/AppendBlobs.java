package com.promptservice.controlplane.storage;

import java.io.ByteArrayInputStream;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.options.AppendBlobCreateOptions;
import com.azure.storage.blob.specialized.AppendBlobClient;
import com.promptservice.controlplane.storage.StorageException.Kind;

/**
 * Blobs that only grow, in one container; blob and container are made when first needed.
 * Every method throws {@link StorageException} and nothing else of Azure's.
 */
public final class AppendBlobs {

	/**
	 * The most bytes that one call can append.
	 */
	public static final int LARGEST_BLOCK = 4 * 1024 * 1024;

	private static final String ANY = "*";

	private final BlobContainerClient container;

	AppendBlobs(BlobContainerClient container) {
		this.container = container;
	}

	/**
	 * Appends a block whole or not at all; durable when this returns.
	 * @param block at most {@link #LARGEST_BLOCK}
	 * @throws StorageException FULL after 50 000 blocks
	 */
	public void append(String name, byte[] block) {
		AppendBlobClient blob = this.container.getBlobClient(name).getAppendBlobClient();
		try {
			send(blob, block);
		}
		catch (StorageException ex) {
			if (ex.kind() != Kind.ABSENT && ex.kind() != Kind.NO_CONTAINER) {
				throw ex;
			}
			make(blob, ex.kind() == Kind.NO_CONTAINER);
			send(blob, block);
		}
	}

	private static void send(AppendBlobClient blob, byte[] block) {
		StorageException.translated(() -> blob.appendBlock(new ByteArrayInputStream(block), block.length));
	}

	private void make(AppendBlobClient blob, boolean containerToo) {
		if (containerToo) {
			StorageException.translated(this.container::createIfNotExists);
		}
		AppendBlobCreateOptions onlyIfAbsent = new AppendBlobCreateOptions()
			.setRequestConditions(new BlobRequestConditions().setIfNoneMatch(ANY));
		try {
			StorageException.translated(() -> blob.createWithResponse(onlyIfAbsent, null, Context.NONE));
		}
		catch (StorageException ex) {
			if (ex.kind() != Kind.CONDITION) {
				throw ex;
			}
		}
	}

}
