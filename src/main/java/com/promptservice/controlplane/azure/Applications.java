package com.promptservice.controlplane.azure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.azure.resourcemanager.resources.fluent.models.GenericResourceInner;
import com.azure.resourcemanager.resources.models.Identity;
import com.azure.resourcemanager.resources.models.IdentityUserAssignedIdentitiesValue;
import com.azure.resourcemanager.resources.models.ResourceIdentityType;

/**
 * Applications of managed clusters. A write with another version or other parameters is a
 * rolling upgrade.
 */
record Applications(AzureClients clients, ApplicationSpec spec) implements ArmResource<Application> {

	static final String TYPE = "Microsoft.ServiceFabric/managedClusters/applications";

	private static final String NO_WAIT = "00:00:00";

	private static final String RETRY_TIMEOUT = "00:10:00";

	@Override
	public String id() {
		return this.spec.id();
	}

	@Override
	public String owner() {
		return null;
	}

	@Override
	public boolean lagsBehindRights() {
		return true;
	}

	@Override
	public Sighting<Application> look() {
		Seen<GenericResourceInner> seen = resources().read(id());
		if (seen.absent()) {
			return new Sighting.Absent<>(seen.requestId(), this::put);
		}
		GenericBody body = GenericBody.of(seen.value());
		String version = String.valueOf(body.text("version"));
		Map<String, String> parameters = new TreeMap<>();
		body.object("parameters").properties().forEach((name, value) -> parameters.put(name, String.valueOf(value)));
		List<Difference> differences = new Differences()
			.changeable("properties.version", version, this.spec.version().id())
			.changeable("properties.parameters", parameters, new TreeMap<>(this.spec.parameters()))
			.missing("identity", !hasIdentity(seen.value().identity()))
			.list();
		return new Sighting.Present<>(seen.requestId(),
				new Application(id(), version.substring(version.lastIndexOf('/') + 1)),
				ProvisioningState.of(body.text("provisioningState")), seen.value().tags(), differences, this::put);
	}

	@Override
	public Submission delete() {
		return resources().delete(id());
	}

	private boolean hasIdentity(Identity identity) {
		return identity != null && identity.userAssignedIdentities() != null
				&& identity.userAssignedIdentities()
					.keySet()
					.stream()
					.anyMatch(this.spec.identity().id()::equalsIgnoreCase);
	}

	private Submission put() {
		Map<String, Object> properties = new LinkedHashMap<>();
		properties.put("version", this.spec.version().id());
		properties.put("parameters", this.spec.parameters());
		properties.put("managedIdentities",
				this.spec.identity()
					.names()
					.stream()
					.map((name) -> Map.of("name", name, "principalId", this.spec.identity().principalId()))
					.toList());
		properties.put("upgradePolicy",
				Map.of("upgradeMode", "Monitored", "rollingUpgradeMonitoringPolicy", monitoring(this.spec.upgrade()),
						"applicationHealthPolicy",
						Map.of("considerWarningAsError", false, "maxPercentUnhealthyDeployedApplications", 0)));
		GenericResourceInner wanted = new GenericResourceInner().withProperties(properties)
			.withIdentity(new Identity().withType(ResourceIdentityType.USER_ASSIGNED)
				.withUserAssignedIdentities(
						Map.of(this.spec.identity().id(), new IdentityUserAssignedIdentitiesValue())));
		Placement at = this.spec.version().type().at();
		wanted.withLocation(at.location()).withTags(at.allTags());
		return resources().put(id(), wanted);
	}

	private static Map<String, Object> monitoring(ApplicationSpec.Upgrade upgrade) {
		return Map.of("failureAction", upgrade.rollBack() ? "Rollback" : "Manual", "healthCheckWaitDuration", NO_WAIT,
				"healthCheckStableDuration", text(upgrade.stable()), "healthCheckRetryTimeout", RETRY_TIMEOUT,
				"upgradeTimeout", text(upgrade.timeout()), "upgradeDomainTimeout", text(upgrade.timeout()));
	}

	private static String text(Duration duration) {
		return String.format("%02d:%02d:%02d", duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
	}

	private GenericResources resources() {
		return GenericResources.serviceFabric(this.clients, this.spec.version().type().at().subscriptionId());
	}

}
