package com.promptservice.controlplane.azure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.azure.resourcemanager.resources.fluent.models.GenericResourceInner;

/**
 * Stateless services of applications.
 */
record StatelessServices(AzureClients clients, StatelessServiceSpec spec) implements ArmResource<StatelessService> {

	static final String TYPE = Applications.TYPE + "/services";

	private static final int EVERY_NODE = -1;

	@Override
	public String id() {
		return this.spec.id();
	}

	@Override
	public String owner() {
		return null;
	}

	@Override
	public Sighting<StatelessService> look() {
		Seen<GenericResourceInner> seen = resources().read(id());
		if (seen.absent()) {
			return new Sighting.Absent<>(seen.requestId(), this::put);
		}
		GenericBody body = GenericBody.of(seen.value());
		List<Difference> differences = new Differences()
			.immutable("properties.serviceKind", body.text("serviceKind"), "Stateless")
			.immutable("properties.serviceTypeName", body.text("serviceTypeName"), this.spec.serviceTypeName())
			.changeable("properties.instanceCount", body.number("instanceCount", 0), EVERY_NODE)
			.changeable("properties.placementConstraints", body.text("placementConstraints"), constraint())
			.list();
		return new Sighting.Present<>(seen.requestId(), new StatelessService(id(), this.spec.serviceTypeName()),
				ProvisioningState.of(body.text("provisioningState")), seen.value().tags(), differences, this::put);
	}

	@Override
	public Submission delete() {
		return resources().delete(id());
	}

	private String constraint() {
		return "(NodeTypeName == " + this.spec.nodeType() + ")";
	}

	private Submission put() {
		Map<String, Object> properties = new LinkedHashMap<>();
		properties.put("serviceKind", "Stateless");
		properties.put("serviceTypeName", this.spec.serviceTypeName());
		properties.put("partitionDescription", Map.of("partitionScheme", "Singleton"));
		properties.put("instanceCount", EVERY_NODE);
		properties.put("placementConstraints", constraint());
		GenericResourceInner wanted = new GenericResourceInner().withProperties(properties);
		wanted.withLocation(this.spec.at().location()).withTags(this.spec.at().allTags());
		return resources().put(id(), wanted);
	}

	private GenericResources resources() {
		return GenericResources.serviceFabric(this.clients, this.spec.at().subscriptionId());
	}

}
