package com.promptservice.controlplane.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The port for files that are too large for memory and never change, such as packages;
 * they lie beside the documents of a place. Every method may throw
 * {@link StoreUnavailableException}; a write that threw it may have happened.
 */
public interface Artifacts {

	/**
	 * Writes the file whole or not at all; durable when this returns. Whatever was there
	 * is replaced.
	 * @throws IOException what the stream throws
	 */
	void write(DocumentName name, InputStream content) throws IOException;

	/**
	 * The file, to be closed; empty when there is none.
	 */
	Optional<InputStream> open(DocumentName name);

	/**
	 * The file's length in bytes; empty when there is none.
	 */
	Optional<Long> size(DocumentName name);

	/**
	 * Deletes the file when it is there.
	 */
	void delete(DocumentName name);

	/**
	 * The files whose path starts with the prefix.
	 */
	List<DocumentName> list(String place, String prefix);

	/**
	 * Where the file lies; the address alone lets nobody in.
	 */
	URI address(DocumentName name);

	/**
	 * An address under which anybody can read the file until it expires. A secret: it is
	 * handed on at once and kept nowhere.
	 */
	URI signedAddress(DocumentName name, Duration validity);

}
