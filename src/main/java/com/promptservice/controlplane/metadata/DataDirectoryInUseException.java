package com.promptservice.controlplane.metadata;

import java.nio.file.Path;

/**
 * Another process works on the same data directory.
 */
public class DataDirectoryInUseException extends RuntimeException {

	public DataDirectoryInUseException(Path path) {
		super("The data directory '" + path + "' is in use by another process. Stop that process, or set "
				+ "control-plane.data-dir to another directory.");
	}

}
