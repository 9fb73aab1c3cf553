package com.promptservice.controlplane.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.PublishedConfigs;
import com.promptservice.controlplane.region.RegionView;
import com.promptservice.controlplane.region.Regions;

/**
 * Finds the regions that a customer is to be in, and judges whether they can take it.
 */
record CustomerSites(Regions regions, PublishedConfigs configs, CustomerProperties properties) {

	/**
	 * The wanted regions.
	 * @throws ApiException ParentNotFound, RegionNotReady or QuotaExceeded, with every
	 * finding in {@code details}
	 */
	List<CustomerSite> ready(CustomerSpec spec, CustomerObserved observed) {
		List<ApiError> findings = new ArrayList<>();
		for (int i = 0; i < spec.regions().size(); i++) {
			String region = spec.regions().get(i);
			finding(region, observed.in(region).isPresent()).map((error) -> error.withTarget("$.regions"))
				.ifPresent(findings::add);
		}
		if (!findings.isEmpty()) {
			ApiError first = findings.getFirst();
			throw new ApiException(ErrorCode.valueOf(first.code()),
					(findings.size() > 1) ? first.withDetails(findings) : first, Map.of());
		}
		return existing(spec.customer(), spec.regions(), observed);
	}

	/**
	 * Those of the regions that exist.
	 */
	List<CustomerSite> existing(String customer, List<String> names, CustomerObserved observed) {
		return names.stream().flatMap((region) -> site(customer, region, observed)).toList();
	}

	private Stream<CustomerSite> site(String customer, String region, CustomerObserved observed) {
		return this.regions.userContent(region, CustomerSite.owner(customer))
			.map((at) -> new CustomerSite(region, at, observed.in(region).map(CustomerAccount::name).orElse(null)))
			.stream();
	}

	/**
	 * @param isThere whether the customer has an account there already, which a region
	 * that is being changed does not touch
	 */
	private Optional<ApiError> finding(String name, boolean isThere) {
		Optional<RegionView> region = this.regions.find(name);
		if (region.isEmpty()) {
			return Optional.of(ApiError.of(ErrorCode.ParentNotFound, "There is no region '" + name + "'"));
		}
		if (isThere) {
			return Optional.empty();
		}
		if (!region.get().ready()) {
			return Optional.of(ApiError.of(ErrorCode.RegionNotReady,
					"Region '" + name + "' is " + region.get().provisioningState()));
		}
		int there = this.configs.published(name, Layout.customerConfigs()).size();
		return (there < this.properties.maxPerRegion()) ? Optional.empty()
				: Optional.of(ApiError.of(ErrorCode.QuotaExceeded, "Region '" + name + "' holds " + there
						+ " customers, and Azure has no storage account for another one in its subscription"));
	}

}
