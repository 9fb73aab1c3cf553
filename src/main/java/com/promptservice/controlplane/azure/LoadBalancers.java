package com.promptservice.controlplane.azure;

import java.util.List;
import java.util.Locale;
import com.azure.core.util.Context;
import com.azure.resourcemanager.network.fluent.LoadBalancersClient;
import com.azure.resourcemanager.network.fluent.models.FrontendIpConfigurationInner;
import com.azure.resourcemanager.network.fluent.models.LoadBalancerInner;
import com.azure.resourcemanager.network.models.LoadBalancerSku;
import com.azure.resourcemanager.network.models.LoadBalancerSkuName;

/**
 * Internal load balancers; one that exists is written with all that it holds and what it
 * lacks.
 */
record LoadBalancers(AzureClients clients, LoadBalancerSpec spec) implements ArmResource<LoadBalancer> {

	static final String TYPE = "Microsoft.Network/loadBalancers";

	@Override
	public String id() {
		return this.spec.id();
	}

	@Override
	public String owner() {
		return this.spec.at().owner();
	}

	@Override
	public Sighting<LoadBalancer> look() {
		Seen<LoadBalancerInner> seen = this.clients.calls()
			.read(id(), () -> client().getByResourceGroupWithResponse(this.spec.at().resourceGroup(), this.spec.name(),
					null, Context.NONE));
		if (seen.absent()) {
			return new Sighting.Absent<>(seen.requestId(), () -> put(wanted()));
		}
		LoadBalancerInner balancer = seen.value();
		Differences differences = new Differences().location(balancer.location(), this.spec.at().location())
			.immutable("sku.name", (balancer.sku() != null) ? balancer.sku().name() : null,
					LoadBalancerSkuName.STANDARD);
		FrontendIpConfigurationInner frontend = LoadBalancerParts.frontend(balancer);
		differences.missing("properties.frontendIPConfigurations." + LoadBalancerParts.FRONTEND, frontend == null);
		if (frontend != null) {
			String subnet = (frontend.subnet() != null) ? frontend.subnet().id() : null;
			differences
				.immutable("properties.frontendIPConfigurations.privateIPAddress", frontend.privateIpAddress(),
						this.spec.privateIp())
				.immutable("properties.frontendIPConfigurations.subnet",
						(subnet != null) ? subnet.toLowerCase(Locale.ROOT) : null,
						this.spec.subnetId().toLowerCase(Locale.ROOT));
		}
		LoadBalancerParts.differences(this.spec, balancer, differences);
		return new Sighting.Present<>(seen.requestId(),
				new LoadBalancer(id(), this.spec.name(), this.spec.privateIp(), this.spec.poolId()),
				ProvisioningState.of(balancer.provisioningState()), balancer.tags(), differences.list(),
				() -> put(LoadBalancerParts.complete(this.spec, balancer)));
	}

	@Override
	public Submission delete() {
		return this.clients.calls()
			.start(id(), () -> client().deleteWithResponseAsync(this.spec.at().resourceGroup(), this.spec.name()));
	}

	private LoadBalancerInner wanted() {
		LoadBalancerInner wanted = new LoadBalancerInner()
			.withSku(new LoadBalancerSku().withName(LoadBalancerSkuName.STANDARD))
			.withFrontendIpConfigurations(List.of())
			.withBackendAddressPools(List.of());
		wanted.withLocation(this.spec.at().location()).withTags(this.spec.at().allTags());
		return LoadBalancerParts.complete(this.spec, wanted);
	}

	private Submission put(LoadBalancerInner balancer) {
		return this.clients.calls()
			.start(id(), () -> client().createOrUpdateWithResponseAsync(this.spec.at().resourceGroup(),
					this.spec.name(), balancer));
	}

	private LoadBalancersClient client() {
		return this.clients.network(this.spec.at().subscriptionId()).getLoadBalancers();
	}

}
