package com.promptservice.controlplane.azure;

import java.util.List;
import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ErrorCode;

/**
 * What the control plane refuses to do to a resource that exists.
 */
final class Refusals {

	private Refusals() {
	}

	/**
	 * Why the resource must not be brought in line, or null when it may.
	 */
	static <O extends Record> ApiError of(ArmResource<O> resource, Sighting.Present<O> present) {
		boolean ours = present.belongsTo(resource.owner());
		List<Difference> blocking = present.differences()
			.stream()
			.filter((difference) -> difference.kind() == Difference.Kind.IMMUTABLE
					|| (!ours && difference.kind() == Difference.Kind.CHANGE))
			.toList();
		if (!blocking.isEmpty()) {
			String differences = String.join("; ", blocking.stream().map(Difference::inWords).toList());
			return ours
					? ApiError.of(ErrorCode.ImmutableFieldChanged, resource.id() + " cannot be changed: " + differences)
					: ApiError.of(ErrorCode.NameTaken,
							resource.id() + " exists, is not the control plane's and cannot be used: " + differences);
		}
		if (!ours && present.state() == ProvisioningState.BROKEN) {
			return ApiError.of(ErrorCode.NameTaken,
					resource.id() + " exists, is not the control plane's and its provisioning has failed");
		}
		return null;
	}

	/**
	 * A resource whose provisioning ended badly though Azure accepted the change.
	 */
	static ApiError broken(ArmResource<?> resource, String requestId) {
		String words = "its provisioning has failed in Azure";
		return ApiError.of(ErrorCode.ArmRequestFailed, resource.id() + ": " + words)
			.withInner(new ApiError.InnerError("Failed", words, requestId, null));
	}

}
