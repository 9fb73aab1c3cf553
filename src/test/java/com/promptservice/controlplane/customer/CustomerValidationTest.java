package com.promptservice.controlplane.customer;

import java.util.Collections;
import java.util.List;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class CustomerValidationTest {

	private static final String TENANT = "8f3a1c52-0002-4c00-9000-000000000002";

	private static final String SUBSCRIPTION = "22222222-2222-2222-2222-222222222222";

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{}                                                                  | $.tenants                       | RequiredFieldMissing
					{'tenants': []}                                                     | $.tenants                       | RequiredFieldMissing
					{'tenants': [null]}                                                 | $.tenants[0]                    | RequiredFieldMissing
					{'tenants': [{}]}                                                   | $.tenants[0].tenantId           | RequiredFieldMissing
					{'tenants': [{'tenantId': ''}]}                                     | $.tenants[0].tenantId           | InvalidFormat
					{'tenants': [{'tenantId': 'common'}]}                               | $.tenants[0].tenantId           | InvalidFormat
					{'tenants': [{'tenantId': '{T}\\n'}]}                               | $.tenants[0].tenantId           | InvalidFormat
					{'tenants': [{'tenantId': '{T}'}, {'tenantId': '{T}'}]}             | $.tenants[1].tenantId           | DuplicateValue
					{'tenants': [{'tenantId': '{T}', 'subscriptionIds': [null]}]}       | $.tenants[0].subscriptionIds[0] | RequiredFieldMissing
					{'tenants': [{'tenantId': '{T}', 'subscriptionIds': ['../x']}]}     | $.tenants[0].subscriptionIds[0] | InvalidFormat
					{'tenants': [{'tenantId': '{T}', 'subscriptionIds': ['{S}', '{S}']}]} | $.tenants[0].subscriptionIds[1] | DuplicateValue
					{'tenants': [{'tenantId': '{T}'}], 'displayName': ' '}              | $.displayName                   | InvalidFormat
					{'tenants': [{'tenantId': '{T}'}], 'displayName': 'a\\u0000b'}      | $.displayName                   | InvalidFormat
					{'tenants': [{'tenantId': '{T}'}], 'displayName': 'a\\u202Eb'}      | $.displayName                   | InvalidFormat
					{'tenants': [{'tenantId': '{T}'}], 'regions': [null]}               | $.regions[0]                    | RequiredFieldMissing
					{'tenants': [{'tenantId': '{T}'}], 'regions': ['West US 2']}        | $.regions[0]                    | InvalidFormat
					{'tenants': [{'tenantId': '{T}'}], 'regions': ['home']}             | $.regions[0]                    | InvalidFormat
					{'tenants': [{'tenantId': '{T}'}], 'regions': ['eastus', 'eastus']} | $.regions[1]                    | DuplicateValue
					""")
	void what_is_wrong_is_told_by_field(String body, String target, String code) {
		assertThat(findings(body)).singleElement().satisfies((finding) -> {
			assertThat(finding.target()).isEqualTo(target);
			assertThat(finding.code()).isEqualTo(code);
			assertThat(finding.message()).isNotBlank().doesNotContain("\n");
		});
	}

	@Test
	void a_subscription_is_given_once_in_whatever_case_and_tenant() {
		String lower = "abcdef00-2222-2222-2222-222222222222";
		assertThat(findings("{'tenants': [{'tenantId': '{T}', 'subscriptionIds': ['" + lower
				+ "']}, {'tenantId': '{S}', 'subscriptionIds': ['" + lower.toUpperCase() + "']}]}"))
			.singleElement()
			.satisfies((finding) -> assertThat(finding.code()).isEqualTo("DuplicateValue"));
	}

	@Test
	void lists_and_texts_have_limits() {
		List<String> ids = Collections.nCopies(101, "'" + SUBSCRIPTION + "'");
		List<String> tenants = Collections.nCopies(21, "{'tenantId': '{T}'}");
		List<String> regions = Collections.nCopies(61, "'eastus'");
		for (String body : List.of("{'tenants': [{'tenantId': '{T}', 'subscriptionIds': " + ids + "}]}",
				"{'tenants': " + tenants + "}", "{'tenants': [{'tenantId': '{T}'}], 'regions': " + regions + "}",
				"{'tenants': [{'tenantId': '{T}'}], 'displayName': '" + "x".repeat(101) + "'}")) {
			assertThat(findings(body)).singleElement()
				.satisfies((finding) -> assertThat(finding.code()).isEqualTo("TooLong"));
		}
	}

	@Test
	void everything_is_told_at_once_and_a_good_customer_passes() {
		assertThat(findings("{'tenants': [{'tenantId': 'x', 'subscriptionIds': ['y']}], 'regions': ['Z']}")).hasSize(3);
		assertThat(findings(
				"{'displayName': 'Contoso Größe 漢字', 'tenants': [{'tenantId': '{T}', 'subscriptionIds': ['{S}']}], 'regions': ['eastus']}"))
			.isEmpty();
	}

	@Test
	void guids_are_kept_in_lower_case_and_regions_in_order() {
		CustomerSpec spec = CustomerSpec.of("contoso", request(
				"{'tenants': [{'tenantId': 'ABCDEF00-0000-0000-0000-000000000000'}], 'regions': ['westus2', 'eastus']}"));
		assertThat(spec.tenants().getFirst().tenantId()).isEqualTo("abcdef00-0000-0000-0000-000000000000");
		assertThat(spec.tenants().getFirst().subscriptionIds()).isEmpty();
		assertThat(spec.regions()).containsExactly("eastus", "westus2");
		assertThat(spec.displayName()).isEqualTo("contoso");
	}

	private static List<ApiError> findings(String body) {
		Findings findings = new Findings();
		CustomerValidation.judge(request(body), findings);
		return findings.details();
	}

	private static CustomerRequest request(String body) {
		return JsonMapper.shared()
			.readValue(body.replace('\'', '"').replace("{T}", TENANT).replace("{S}", SUBSCRIPTION),
					CustomerRequest.class);
	}

}
