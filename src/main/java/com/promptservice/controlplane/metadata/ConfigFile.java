package com.promptservice.controlplane.metadata;

/**
 * A file that the data plane reads, published in its region's account.
 *
 * @param fileName the last part of the blob's name
 */
public record ConfigFile(String region, String fileName) {

	/**
	 * The blob's name inside the container.
	 */
	public String path() {
		return Layout.config(this).path();
	}

}
