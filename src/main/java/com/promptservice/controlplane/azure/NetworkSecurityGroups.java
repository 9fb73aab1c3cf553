package com.promptservice.controlplane.azure;

import java.util.List;
import com.azure.core.util.Context;
import com.azure.resourcemanager.network.fluent.NetworkManagementClient;
import com.azure.resourcemanager.network.fluent.models.NetworkSecurityGroupInner;
import com.azure.resourcemanager.network.fluent.models.SecurityRuleInner;

/**
 * Network security groups; in one that exists, a missing rule is added as a child so that
 * the others stay as they are.
 */
record NetworkSecurityGroups(AzureClients clients,
		NetworkSecurityGroupSpec spec) implements ArmResource<NetworkSecurityGroup> {

	static final String TYPE = "Microsoft.Network/networkSecurityGroups";

	@Override
	public String id() {
		return this.spec.id();
	}

	@Override
	public String owner() {
		return this.spec.at().owner();
	}

	@Override
	public Sighting<NetworkSecurityGroup> look() {
		Seen<NetworkSecurityGroupInner> seen = this.clients.calls()
			.read(id(), () -> client().getNetworkSecurityGroups()
				.getByResourceGroupWithResponse(this.spec.at().resourceGroup(), this.spec.name(), null, Context.NONE));
		if (seen.absent()) {
			return new Sighting.Absent<>(seen.requestId(), () -> put(wanted()));
		}
		NetworkSecurityGroupInner group = seen.value();
		List<SecurityRuleInner> rules = (group.securityRules() != null) ? group.securityRules() : List.of();
		Differences differences = new Differences().location(group.location(), this.spec.at().location());
		List<SecurityRule> unlike = this.spec.rules()
			.stream()
			.filter((rule) -> !SecurityRules.differences(rule, rules, differences))
			.toList();
		NetworkSecurityGroup observed = new NetworkSecurityGroup(id(), this.spec.name(),
				rules.stream().map(SecurityRuleInner::name).toList());
		ProvisioningState state = ProvisioningState.of(group.provisioningState());
		boolean whole = unlike.isEmpty() || state == ProvisioningState.BROKEN;
		return new Sighting.Present<>(seen.requestId(), observed, state, group.tags(), differences.list(),
				() -> whole ? put(group) : put(unlike.getFirst()));
	}

	@Override
	public Submission delete() {
		return this.clients.calls()
			.start(id(), () -> client().getNetworkSecurityGroups()
				.deleteWithResponseAsync(this.spec.at().resourceGroup(), this.spec.name()));
	}

	private NetworkSecurityGroupInner wanted() {
		NetworkSecurityGroupInner wanted = new NetworkSecurityGroupInner()
			.withSecurityRules(this.spec.rules().stream().map(SecurityRules::wanted).toList());
		wanted.withLocation(this.spec.at().location()).withTags(this.spec.at().allTags());
		return wanted;
	}

	private Submission put(NetworkSecurityGroupInner group) {
		return this.clients.calls()
			.start(id(), () -> client().getNetworkSecurityGroups()
				.createOrUpdateWithResponseAsync(this.spec.at().resourceGroup(), this.spec.name(), group));
	}

	private Submission put(SecurityRule rule) {
		return this.clients.calls()
			.start(id() + "/securityRules/" + rule.name(),
					() -> client().getSecurityRules()
						.createOrUpdateWithResponseAsync(this.spec.at().resourceGroup(), this.spec.name(), rule.name(),
								SecurityRules.wanted(rule)));
	}

	private NetworkManagementClient client() {
		return this.clients.network(this.spec.at().subscriptionId());
	}

}
