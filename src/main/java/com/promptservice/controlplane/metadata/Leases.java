package com.promptservice.controlplane.metadata;

import java.time.Duration;
import java.util.Optional;

/**
 * The port for leases, kept to what leases on blobs can do (15-60 s, renewable). A lease
 * keeps others from starting the same work; it does not fence writes, ETags do.
 */
public interface Leases {

	/**
	 * Takes the lease unless another holder's has not ended yet.
	 * @param name lower-case letters, digits, dots, hyphens and slashes
	 */
	Optional<Lease> acquire(String place, String name, Duration length);

	/**
	 * Prolongs the lease from now.
	 * @return false when it has been lost to another holder
	 */
	boolean renew(Lease lease);

	/**
	 * Gives the lease up; nothing happens when it is already lost.
	 */
	void release(Lease lease);

	/**
	 * A held lease.
	 *
	 * @param id proves the holder to the store
	 */
	record Lease(String place, String name, String id, Duration length) {
	}

}
