package com.promptservice.controlplane.peering;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.azure.VirtualNetworkPeering;
import com.promptservice.controlplane.region.Cidr;
import com.promptservice.controlplane.region.PeeringAdmission;

/**
 * Which addresses the peerings of a region may have: all customers of a region share one
 * network, so no two may bring the same ones.
 */
record AddressPlan(PeeringRegistry registry) {

	private static final int LONGEST_SUGGESTION = 29;

	private static final int SHORTEST_SUGGESTION = 8;

	private static final int SUGGESTIONS = 3;

	/**
	 * Takes the addresses for a peering, unless others have them.
	 * @param halves what Azure has on the region's network, stale ones too
	 * @return why not, or empty
	 */
	Optional<ApiError> hold(PeeringSpec spec, List<String> prefixes, PeeringAdmission admission,
			List<VirtualNetworkPeering> halves) {
		return this.registry.change(spec.region(), (entries) -> {
			Optional<ApiError> conflict = conflict(spec, prefixes, admission, entries, halves);
			Optional<RegistryEntry> mine = entries.stream().filter((entry) -> spec.id().equals(entry.id())).findFirst();
			if (conflict.isPresent() || mine.isEmpty()) {
				return new PeeringRegistry.Change<>(null, conflict);
			}
			RegistryEntry held = mine.get().holding(prefixes);
			return new PeeringRegistry.Change<>(held.equals(mine.get()) ? null : PeeringRegistry.with(entries, held),
					conflict);
		});
	}

	/**
	 * Why a peering can't have these addresses, or empty. Tells which of its own are
	 * taken, not by whom.
	 */
	static Optional<ApiError> conflict(PeeringSpec spec, List<String> prefixes, PeeringAdmission admission,
			List<RegistryEntry> entries, List<VirtualNetworkPeering> halves) {
		List<Cidr> wanted = prefixes.stream().map(Cidr::parse).flatMap(Optional::stream).toList();
		List<Cidr> taken = taken(spec, entries, halves);
		List<Cidr> overlapping = wanted.stream()
			.filter((range) -> taken.stream().anyMatch(range::overlaps)
					|| admission.reserved().stream().anyMatch(range::overlaps))
			.toList();
		return overlapping.isEmpty() ? Optional.empty()
				: Optional.of(overlap(spec, overlapping, free(admission, taken, overlapping)));
	}

	/**
	 * The refusal, with free ranges instead.
	 */
	ApiError refusal(PeeringSpec spec, String message, List<String> prefixes, PeeringAdmission admission,
			List<VirtualNetworkPeering> halves) {
		List<Cidr> wanted = prefixes.stream().map(Cidr::parse).flatMap(Optional::stream).toList();
		List<Cidr> taken = new ArrayList<>(taken(spec, this.registry.entries(spec.region()), halves));
		taken.addAll(wanted);
		return error(message, free(admission, taken, wanted));
	}

	private static ApiError overlap(PeeringSpec spec, List<Cidr> overlapping, List<String> free) {
		return error(String.join(", ", overlapping.stream().map(Cidr::toString).toList()) + " of "
				+ spec.network().name() + " is in use or reserved in region '" + spec.region() + "'", free);
	}

	private static ApiError error(String message, List<String> free) {
		String instead = free.isEmpty() ? "; no range is free" : "; free are " + String.join(", ", free);
		return ApiError.of(ErrorCode.AddressSpaceOverlap, message + instead).withTarget("$.virtualNetworkId");
	}

	private static List<Cidr> taken(PeeringSpec spec, List<RegistryEntry> entries, List<VirtualNetworkPeering> halves) {
		List<Cidr> taken = new ArrayList<>();
		String network = spec.network().key();
		entries.stream()
			.filter((entry) -> !entry.network().equals(network))
			.flatMap(RegistryEntry::ranges)
			.forEach(taken::add);
		halves.stream()
			.filter((half) -> !half.remoteId().toLowerCase(Locale.ROOT).equals(network))
			.flatMap((half) -> half.allPrefixes().stream())
			.map(Cidr::parse)
			.flatMap(Optional::stream)
			.forEach(taken::add);
		return taken;
	}

	private static List<String> free(PeeringAdmission admission, List<Cidr> taken, List<Cidr> instead) {
		int length = instead.stream().mapToInt(Cidr::length).min().orElse(SHORTEST_SUGGESTION * 2);
		return admission.free(taken, Math.clamp(length, SHORTEST_SUGGESTION, LONGEST_SUGGESTION), SUGGESTIONS);
	}

}
