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
