package com.promptservice.controlplane.region;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.Versioned;
import com.promptservice.controlplane.operation.Decision;

/**
 * Judges writes of regions against their live state.
 */
final class RegionDecisions {

	private final RegionStore regions;

	private final RegionDefaults defaults;

	private final RegionRepresentations representations;

	private final List<RegionChildren> children;

	private final BusyRegion busy;

	private final Clock clock;

	RegionDecisions(RegionStore regions, RegionDefaults defaults, RegionRepresentations representations,
			List<RegionChildren> children, BusyRegion busy, Clock clock) {
		this.regions = regions;
		this.defaults = defaults;
		this.representations = representations;
		this.children = List.copyOf(children);
		this.busy = busy;
		this.clock = clock;
	}

	/**
	 * Judges a PUT.
	 * @param preconditions given the current ETag or null; throws when they do not hold
	 */
	Decision put(String region, RegionRequest request, Consumer<String> preconditions, String operationId) {
		Optional<Versioned<RegionDocument>> current = this.regions.read(region);
		preconditions.accept(current.map(this.representations::etag).orElse(null));
		if (current.isEmpty()) {
			RegionSpec spec = this.defaults.complete(region, request, null);
			refuseTaken(spec);
			return create(spec, operationId);
		}
		RegionDocument is = current.get().value();
		RegionSpec spec = this.defaults.complete(region, request, is.spec());
		if (!is.provisioningState().isAtRest()) {
			if (is.provisioningState() != ProvisioningState.Deleting && is.spec().equals(spec)) {
				return new Decision.Join(is.activeOperationId());
			}
			throw this.busy.refusal(is);
		}
		refuse(ErrorCode.ImmutableFieldChanged, RegionChanges.forbidden(is, spec));
		if (!is.spec().equals(spec)) {
			refuseTaken(spec);
		}
		return update(current.get(), spec, operationId);
	}

	/**
	 * Judges a DELETE.
	 * @param preconditions given the current ETag or null; throws when they do not hold
	 */
	Decision delete(String region, Consumer<String> preconditions, String operationId) {
		Optional<Versioned<RegionDocument>> current = this.regions.read(region);
		preconditions.accept(current.map(this.representations::etag).orElse(null));
		if (current.isEmpty()) {
			return new Decision.Nothing();
		}
		RegionDocument is = current.get().value();
		if (is.provisioningState() == ProvisioningState.Deleting) {
			return new Decision.Join(is.activeOperationId());
		}
		refuseChildren(region);
		return remove(current.get(), is.activeOperationId(), operationId);
	}

	/**
	 * Judges whether an ended create or update can go on.
	 */
	Decision retryWrite(RegionSpec spec, String operationId) {
		Versioned<RegionDocument> current = atRest(spec.region());
		if (!current.value().spec().equals(spec)) {
			throw new ApiException(ErrorCode.ImmutableFieldChanged,
					"Region '" + spec.region() + "' was changed since by another request; PUT it instead");
		}
		return update(current, spec, operationId);
	}

	/**
	 * Judges whether an ended delete can go on.
	 */
	Decision retryDelete(RegionDelete.Input input, String operationId) {
		Versioned<RegionDocument> current = atRest(input.spec().region());
		refuseChildren(input.spec().region());
		return remove(current, input.supersedes(), operationId);
	}

	private Versioned<RegionDocument> atRest(String region) {
		Versioned<RegionDocument> current = this.regions.read(region)
			.orElseThrow(() -> new ApiException(ErrorCode.ResourceNotFound,
					"Region '" + region + "' does not exist any more"));
		if (!current.value().provisioningState().isAtRest()) {
			throw this.busy.refusal(current.value());
		}
		return current;
	}

	private void refuseTaken(RegionSpec spec) {
		refuse(ErrorCode.NameTaken, RegionChanges.taken(spec, this.regions.all().toList()));
	}

	private void refuseChildren(String region) {
		refuse(ErrorCode.RegionNotEmpty,
				this.children.stream()
					.flatMap((feature) -> feature.of(region).stream())
					.map((child) -> ApiError.detail(ErrorCode.RegionNotEmpty, null,
							"The " + child.type() + " " + child.path() + " is in the region"))
					.toList());
	}

	private static void refuse(ErrorCode code, List<ApiError> findings) {
		if (!findings.isEmpty()) {
			ApiError error = ApiError.of(code, code.meaning()).withTarget(findings.getFirst().target());
			throw new ApiException(code, error.withDetails(findings), Map.of());
		}
	}

	private Decision create(RegionSpec spec, String operationId) {
		RegionDocument document = RegionDocument.created(spec, operationId, this.clock.instant());
		return write(201, null, document);
	}

	private Decision update(Versioned<RegionDocument> current, RegionSpec spec, String operationId) {
		RegionDocument document = current.value()
			.claimed(spec, ProvisioningState.Updating, operationId, this.clock.instant());
		return write(200, current.etag(), document);
	}

	private Decision write(int status, String etag, RegionDocument document) {
		RegionResource resource = this.representations.of(document);
		return new Decision.Start(RegionCreateOrUpdate.KIND, "/regions/" + document.name(), document.name(),
				new RegionCreateOrUpdate.Input(document.spec()), claim(etag, document),
				new Decision.Answer(status, resource.etag(), this.regions.tree(resource)), null);
	}

	private Decision remove(Versioned<RegionDocument> current, String supersedes, String operationId) {
		RegionDocument document = current.value()
			.claimed(current.value().spec(), ProvisioningState.Deleting, operationId, this.clock.instant());
		return new Decision.Start(RegionDelete.KIND, "/regions/" + document.name(), document.name(),
				new RegionDelete.Input(document.spec(), supersedes), claim(current.etag(), document),
				new Decision.Answer(202, null, null), supersedes);
	}

	private Decision.Claim claim(String etag, RegionDocument document) {
		return new Decision.Claim(Layout.region(document.name()), etag, this.regions.tree(document));
	}

}
