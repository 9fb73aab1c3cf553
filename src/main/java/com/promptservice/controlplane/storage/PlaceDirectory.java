package com.promptservice.controlplane.storage;

import java.util.List;
import java.util.Optional;

/**
 * What has to be known of places to find their accounts; answered by those who know the
 * documents.
 */
public interface PlaceDirectory {

	/**
	 * The place in which an operation lives.
	 */
	String placeOf(String operationId);

	/**
	 * The names of all regions; costs a listing.
	 */
	List<String> regions();

	/**
	 * The account of a region; empty when there is no such region.
	 */
	Optional<RegionAccount> account(String region);

	/**
	 * A region's own storage account.
	 *
	 * @param settled whether the account is there for sure: not being made, not being
	 * removed
	 */
	record RegionAccount(String name, boolean settled) {
	}

}
