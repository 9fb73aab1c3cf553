package com.promptservice.controlplane.metadata;

import java.time.Duration;

import com.promptservice.controlplane.storage.Azurite;
import com.promptservice.controlplane.storage.AzuritePlaces;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Leases on blobs, in Azurite, whose time nobody can move.
 */
@Execution(ExecutionMode.CONCURRENT)
class BlobLeasesIT extends LeasesContract {

	private final BlobLeases leases = new BlobLeases(AzuritePlaces.empty("westus2"));

	@Override
	protected Leases leases() {
		return this.leases;
	}

	@Override
	protected void pass(Duration time) {
		Azurite.pass(time);
	}

}
