package com.promptservice.controlplane.customer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.promptservice.controlplane.metadata.Condition;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.PublishedConfigs;
import com.promptservice.controlplane.metadata.Versioned;
import com.promptservice.controlplane.region.ProvisioningState;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Customers as if they stood, for what needs no more of them.
 */
public final class StandingCustomers {

	private StandingCustomers() {
	}

	/**
	 * Records a customer with its tenants and subscriptions.
	 * @param body of a PUT
	 */
	public static void record(Documents documents, Clock clock, String customer, String body) {
		Instant now = clock.instant();
		CustomerSpec spec = CustomerSpec.of(customer,
				JsonMapper.shared().readValue(body.replace('\'', '"'), CustomerRequest.class));
		CustomerClaims claims = new CustomerClaims(documents, Duration.ofMinutes(5), clock);
		spec.claims(now).forEach(claims::claim);
		List<CustomerAccount> accounts = spec.regions()
			.stream()
			.map((region) -> new CustomerAccount(region, "kvs" + customer.replace("-", ""), null,
					"https://kvs" + customer.replace("-", "") + ".blob.core.windows.net/"))
			.toList();
		documents.write(Layout.customer(customer),
				CustomerDocument.created(spec, "home.past", now)
					.settled(spec, new CustomerObserved(accounts), ProvisioningState.Succeeded, null, now),
				Condition.ABSENT);
	}

	/**
	 * Takes every subscription from a customer.
	 */
	public static void unregister(Documents documents, String customer) {
		Versioned<CustomerDocument> current = documents.read(Layout.customer(customer), CustomerDocument.class)
			.orElseThrow();
		CustomerDocument is = current.value();
		CustomerSpec spec = new CustomerSpec(customer, is.spec().displayName(),
				is.spec().tenants().stream().map((tenant) -> new CustomerTenant(tenant.tenantId(), List.of())).toList(),
				is.spec().regions());
		documents.write(Layout.customer(customer),
				is.settled(spec, is.observed(), is.provisioningState(), null, is.updatedAt()),
				Condition.matching(current.etag()));
	}

	/**
	 * What the data plane of a region reads of a customer, or null.
	 */
	public static JsonNode published(Documents documents, Clock clock, String customer, String region) {
		return new PublishedConfigs(documents, clock).current(Layout.customerConfig(region, customer), JsonNode.class)
			.orElse(null);
	}

}
