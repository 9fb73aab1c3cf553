package com.promptservice.controlplane.simulator.servicefabric;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/**
 * Where clusters get application packages from.
 */
public interface PackageSource {

	/**
	 * Opens the package under an address.
	 * @throws IOException when it can't be had; the message names no part of the address
	 */
	InputStream open(URI address) throws IOException;

}
