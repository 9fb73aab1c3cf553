package com.promptservice.controlplane.customer;

import java.util.List;

import com.promptservice.controlplane.api.ApiException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Two tenants with their subscriptions, and bodies that name them.
 */
final class CustomerFixtures {

	static final String TENANT = "8f3a1c52-0002-4c00-9000-000000000002";

	static final String OTHER_TENANT = "8f3a1c52-0003-4c00-9000-000000000003";

	static final String SUBSCRIPTION = "22222222-2222-2222-2222-222222222222";

	static final String OTHER_SUBSCRIPTION = "22222222-2222-2222-2222-222222222223";

	private CustomerFixtures() {
	}

	static String body(String tenant, String subscription, String... regions) {
		return "{'tenants': [{'tenantId': '" + tenant + "', 'subscriptionIds': ['" + subscription + "']}], 'regions': ["
				+ String.join(", ", List.of(regions).stream().map((region) -> "'" + region + "'").toList()) + "]}";
	}

	static CustomerChildren.Child child(String id, String... prefixes) {
		return new CustomerChildren.Child("/peerings/westus2." + id, SUBSCRIPTION, List.of(prefixes));
	}

	static void refused(ThrowingCallable request, String code, String names) {
		assertThatThrownBy(request).isInstanceOfSatisfying(ApiException.class, (ex) -> {
			assertThat(ex.error().code()).isEqualTo(code);
			assertThat(ex.error().toString()).contains(names);
		});
	}

}
