package com.promptservice.controlplane.region;

import java.util.List;
import java.util.Optional;

import com.promptservice.controlplane.azure.AzureProperties;
import com.promptservice.controlplane.metadata.Versioned;

/**
 * The regions, for the features that live in them.
 */
public final class Regions {

	private final RegionStore store;

	private final AzureProperties azure;

	private final RegionProperties properties;

	Regions(RegionStore store, AzureProperties azure, RegionProperties properties) {
		this.properties = properties;
		this.store = store;
		this.azure = azure;
	}

	/**
	 * The region of this name, when there is one.
	 */
	public Optional<RegionView> find(String region) {
		return this.store.read(region).map(Versioned::value).map((document) -> RegionView.of(document, this.azure));
	}

	/**
	 * How the region admits peerings, when there is such a region.
	 */
	public Optional<PeeringAdmission> peeringAdmission(String region) {
		return this.store.read(region)
			.map(Versioned::value)
			.map((document) -> PeeringAdmission.of(document.spec(), this.properties.privateAddressPrefixes()));
	}

	/**
	 * Every region, in the order of names.
	 */
	public List<RegionView> all() {
		return this.store.all().map((document) -> RegionView.of(document, this.azure)).toList();
	}

}
