package com.promptservice.controlplane.peering;

import com.promptservice.controlplane.region.RegionView;

/**
 * What an operation on a peering is about.
 *
 * @param approved whether anything may be made in Azure, or may have been
 * @param halfName name of the region's half when it was last seen, or null
 * @param customerHalfStands whether the customer's half was seen last
 * @param expires whether the peering is given up rather than deleted
 * @param supersedes the operation that this one takes over from, or null
 */
record PeeringWork(PeeringSpec spec, RegionView site, boolean approved, String halfName, boolean customerHalfStands,
		boolean expires, String supersedes) {

	static PeeringWork of(PeeringDocument peering, boolean expires, String supersedes) {
		HalfState theirs = peering.observed().customerSide();
		return new PeeringWork(peering.spec(), peering.site(), peering.approval().isApproved(),
				peering.observed().halfName(), theirs != HalfState.Missing && theirs != HalfState.Unknown, expires,
				supersedes);
	}

	String halfName(PeeringAssets assets) {
		return (this.halfName != null) ? this.halfName : assets.serviceHalf().name();
	}

}
