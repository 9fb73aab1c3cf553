package com.promptservice.controlplane.region;

import java.util.List;
import java.util.Optional;

import com.promptservice.controlplane.azure.AzureProperties;
import com.promptservice.controlplane.azure.Placement;
import com.promptservice.controlplane.metadata.Versioned;

/**
 * The regions, for the features that live in them.
 */
public final class Regions {

	private final RegionStore store;

	private final AzureProperties azure;

	Regions(RegionStore store, AzureProperties azure) {
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
	 * Where what customers keep in a region lies, when there is such a region.
	 * @param owner who the resource there belongs to, such as {@code customer/contoso}
	 */
	public Optional<Placement> userContent(String region, String owner) {
		return this.store.read(region)
			.map((current) -> current.value().spec())
			.map((spec) -> new Placement(spec.subscriptionId(), spec.userContentResourceGroupName(), spec.location(),
					owner, spec.tags()));
	}

	/**
	 * Every region, in the order of names.
	 */
	public List<RegionView> all() {
		return this.store.all().map((document) -> RegionView.of(document, this.azure)).toList();
	}

}
