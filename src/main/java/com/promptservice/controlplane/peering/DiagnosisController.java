package com.promptservice.controlplane.peering;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import com.promptservice.controlplane.api.ApiRequest;
import com.promptservice.controlplane.api.ApiVersion;
import com.promptservice.controlplane.azure.AzureLookups;
import com.promptservice.controlplane.azure.NetworkTraffic;
import com.promptservice.controlplane.cluster.Clusters;
import com.promptservice.controlplane.peering.PeeringDiagnosis.Check;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Walks from a customer's network to the service and says where the way ends.
 */
@RestController
@Profile("!simulator")
@RequestMapping(version = ApiVersion.SINCE_2026_11_01)
@Tag(name = "Peerings")
class DiagnosisController {

	private final PeeringReader reader;

	private final PeeringRegistry registry;

	private final Connections connections;

	private final AzureLookups lookups;

	private final NetworkTraffic traffic;

	private final Clusters clusters;

	private final PeeringProperties properties;

	private final Clock clock;

	DiagnosisController(PeeringReader reader, PeeringRegistry registry, Connections connections, AzureLookups lookups,
			NetworkTraffic traffic, Clusters clusters, PeeringProperties properties, Clock clock) {
		this.reader = reader;
		this.registry = registry;
		this.connections = connections;
		this.lookups = lookups;
		this.traffic = traffic;
		this.clusters = clusters;
		this.properties = properties;
		this.clock = clock;
	}

	@PostMapping(PeeringController.ONE + ":diagnose")
	@Operation(operationId = "Peerings_Diagnose",
			summary = "Find out why the peering carries traffic or does not, by looking at Azure now")
	ResponseEntity<PeeringDiagnosis> diagnose(@PathVariable String id, ApiRequest request) {
		return ResponseEntity.ok(of(this.reader.get(id, request.caller())));
	}

	PeeringDiagnosis of(PeeringDocument peering) {
		PeeringAssets assets = new PeeringAssets(peering.spec(), peering.site(),
				this.properties.allowForwardedTraffic());
		List<Check> checks = new ArrayList<>();
		checks.add(approval(peering));
		if (peering.approval().isApproved() && !peering.hasEnded()) {
			checks.addAll(
					new HalvesCheck(this.lookups, this.registry, peering, assets, this.connections.of(peering)).all());
		}
		else {
			List.of("service-half", "customer-half", "address-sync", "address-overlap")
				.forEach((name) -> checks.add(Check.skipped(name, "The peering is not approved or is over")));
		}
		checks.addAll(new ServiceCheck(this.traffic, this.clusters, peering, assets).all());
		return PeeringDiagnosis.of(peering.spec(), this.clock.instant(), checks);
	}

	private static Check approval(PeeringDocument peering) {
		if (peering.expiredAt() != null) {
			return Check.fail("approval", "The peering expired at " + peering.expiredAt(), Connections.CUSTOMER,
					"POST /peerings");
		}
		return switch (peering.approval().state()) {
			case Approved -> Check.pass("approval", "The region's operators admitted the peering");
			case Pending -> Check.fail("approval", "The region's operators have yet to admit the peering",
					Connections.OPERATOR, "POST " + peering.spec().path() + ":approve");
			case Rejected ->
				Check.fail("approval", "The region's operators refused the peering", Connections.OPERATOR, null);
		};
	}

}
