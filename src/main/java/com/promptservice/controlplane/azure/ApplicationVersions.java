package com.promptservice.controlplane.azure;

import java.util.List;
import java.util.Map;

import com.azure.resourcemanager.resources.fluent.models.GenericResourceInner;

/**
 * Versions of application types. The package's address is signed at the moment of the
 * write; what Azure shows of it is compared and told without its signature.
 */
record ApplicationVersions(AzureClients clients,
		ApplicationVersionSpec spec) implements ArmResource<ApplicationVersion> {

	static final String TYPE = ApplicationTypes.TYPE + "/versions";

	@Override
	public String id() {
		return this.spec.id();
	}

	@Override
	public String owner() {
		return null;
	}

	@Override
	public Sighting<ApplicationVersion> look() {
		Seen<GenericResourceInner> seen = resources().read(id());
		if (seen.absent()) {
			return new Sighting.Absent<>(seen.requestId(), this::put);
		}
		GenericBody body = GenericBody.of(seen.value());
		ProvisioningState state = ProvisioningState.of(body.text("provisioningState"));
		String shown = body.text("appPackageUrl");
		String is = (shown != null) ? shown.replaceFirst("\\?.*", "") : null;
		String wanted = this.spec.source().address().toString();
		ApplicationVersion observed = new ApplicationVersion(id(), this.spec.version());
		if (state == ProvisioningState.SETTLED && is != null && !is.equalsIgnoreCase(wanted)) {
			// Azure never exchanges a package: the version of other bytes goes first
			return new Sighting.Present<>(seen.requestId(), observed, state, seen.value().tags(),
					List.of(new Difference("properties.appPackageUrl", is, wanted, Difference.Kind.CHANGE)),
					this::delete);
		}
		return new Sighting.Present<>(seen.requestId(), observed, state, seen.value().tags(), List.of(), this::put);
	}

	@Override
	public Submission delete() {
		return resources().delete(id());
	}

	private Submission put() {
		GenericResourceInner wanted = new GenericResourceInner()
			.withProperties(Map.of("appPackageUrl", this.spec.source().signedAddress().toString()));
		Placement at = this.spec.type().at();
		wanted.withLocation(at.location()).withTags(at.allTags());
		return resources().put(id(), wanted);
	}

	private GenericResources resources() {
		return GenericResources.serviceFabric(this.clients, this.spec.type().at().subscriptionId());
	}

}
