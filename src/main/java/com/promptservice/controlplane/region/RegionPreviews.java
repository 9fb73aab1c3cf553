package com.promptservice.controlplane.region;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.azure.Availability;
import com.promptservice.controlplane.azure.AzureResources;
import com.promptservice.controlplane.azure.Change;
import com.promptservice.controlplane.azure.NameAvailability;
import com.promptservice.controlplane.metadata.Versioned;
import com.promptservice.controlplane.operation.Plan;
import com.promptservice.controlplane.operation.StepException;

/**
 * Finds out what a PUT would come to, by looking at the service's state and at Azure.
 */
final class RegionPreviews {

	private final RegionStore regions;

	private final RegionDefaults defaults;

	private final RegionCreatePlan plans;

	private final BusyRegion busy;

	private final AzureResources resources;

	private final NameAvailability names;

	RegionPreviews(RegionStore regions, RegionDefaults defaults, RegionCreatePlan plans, BusyRegion busy,
			AzureResources resources, NameAvailability names) {
		this.regions = regions;
		this.defaults = defaults;
		this.plans = plans;
		this.busy = busy;
		this.resources = resources;
		this.names = names;
	}

	RegionWhatIf of(String region, RegionRequest request) {
		Optional<RegionDocument> current = this.regions.read(region).map(Versioned::value);
		RegionSpec spec = this.defaults.complete(region, request, current.map(RegionDocument::spec).orElse(null));
		List<ApiError> diagnostics = new ArrayList<>();
		current.ifPresent((is) -> {
			if (!is.provisioningState().isAtRest()) {
				diagnostics.add(this.busy.error(is));
			}
			diagnostics.addAll(RegionChanges.forbidden(is, spec));
		});
		diagnostics.addAll(RegionChanges.taken(spec, this.regions.all().toList()));
		Plan plan = this.plans.of(spec);
		return RegionWhatIf.of(diagnostics, changes(spec, plan, diagnostics), plan);
	}

	private List<Change> changes(RegionSpec spec, Plan plan, List<ApiError> diagnostics) {
		try {
			List<Change> changes = this.resources.preview(plan);
			for (Change change : changes) {
				judge(change, spec, diagnostics);
			}
			return changes;
		}
		catch (StepException ex) {
			diagnostics.add(ex.error());
			return List.of();
		}
	}

	private void judge(Change change, RegionSpec spec, List<ApiError> diagnostics) {
		if (change.kind() == Change.Kind.CONFLICT) {
			diagnostics.add(ApiError.of(ErrorCode.ImmutableFieldChanged, "Azure has " + change.resourceId()
					+ " already, and it cannot be brought in line: " + String.join("; ", change.properties())));
		}
		if (change.kind() != Change.Kind.CREATE) {
			return;
		}
		if (change.step().equals(RegionCreatePlan.STORAGE_ACCOUNT)) {
			String name = spec.dataplane().configStorageAccount();
			judge(this.names.storageAccount(spec.subscriptionId(), name), name, "$.dataplane.configStorageAccount",
					diagnostics);
		}
		if (change.step().equals(RegionCreatePlan.KEY_VAULT)) {
			String name = spec.keyVault().name();
			judge(this.names.keyVault(spec.subscriptionId(), name), name, "$.keyVault.name", diagnostics);
		}
	}

	private static void judge(Availability availability, String name, String target, List<ApiError> diagnostics) {
		if (!availability.available()) {
			diagnostics
				.add(ApiError.of(ErrorCode.NameTaken, "'" + name + "' is not available: " + availability.message())
					.withTarget(target));
		}
	}

}
