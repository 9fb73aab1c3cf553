package com.promptservice.controlplane.metadata;

import com.promptservice.controlplane.storage.PlaceDirectory;
import com.promptservice.controlplane.storage.StorageAccounts;

/**
 * The product's own directory of places, for tests without Spring.
 */
public final class Registries {

	private Registries() {
	}

	public static PlaceDirectory of(StorageAccounts accounts) {
		return new RegionRegistry(accounts.home().documents());
	}

}
