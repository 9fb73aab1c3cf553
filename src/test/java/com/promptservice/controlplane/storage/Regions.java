package com.promptservice.controlplane.storage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A directory of regions that a test fills.
 */
public final class Regions implements PlaceDirectory {

	private final Map<String, RegionAccount> accounts = new ConcurrentHashMap<>();

	/**
	 * Adds a region, or changes what is known of it.
	 */
	public Regions with(String region, String account, boolean settled) {
		this.accounts.put(region, new RegionAccount(account, settled));
		return this;
	}

	public void without(String region) {
		this.accounts.remove(region);
	}

	@Override
	public String placeOf(String operationId) {
		return operationId.substring(0, operationId.indexOf('.'));
	}

	@Override
	public List<String> regions() {
		return List.copyOf(this.accounts.keySet());
	}

	@Override
	public Optional<RegionAccount> account(String region) {
		return Optional.ofNullable(this.accounts.get(region));
	}

}
