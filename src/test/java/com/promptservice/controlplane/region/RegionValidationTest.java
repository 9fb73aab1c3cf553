package com.promptservice.controlplane.region;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.promptservice.controlplane.api.ApiError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RegionValidationTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					'subscriptionId': 'x'                                                           | InvalidFormat $.subscriptionId
					'subscriptionId': '00000000-0000-0000-0000-00000000000'                         | InvalidFormat $.subscriptionId
					'subscriptionId': '{00000000-0000-0000-0000-000000000001}'                      | InvalidFormat $.subscriptionId
					'location': 'West US 2'                                                         | InvalidFormat $.location
					'userContentResourceGroupName': 'AzurePrompt_DP'                                | DuplicateValue $.userContentResourceGroupName
					'network': {'subnetName': 'GatewaySubnet'}                                      | InvalidFormat $.network.subnetName
					'network': {'vnetAddressPrefix': '10.0.0.0/33'}                                 | InvalidCidr $.network.vnetAddressPrefix
					'network': {'vnetAddressPrefix': '10.0.0.1/16'}                                 | InvalidCidr $.network.vnetAddressPrefix
					'network': {'vnetAddressPrefix': '010.0.0.0/16'}                                | InvalidCidr $.network.vnetAddressPrefix
					'network': {'vnetAddressPrefix': 'fd00::/16'}                                   | InvalidCidr $.network.vnetAddressPrefix
					'network': {'vnetAddressPrefix': '8.8.0.0/16', 'subnetAddressPrefix': '8.8.0.0/24'} | InvalidCidr $.network.vnetAddressPrefix
					'network': {'subnetAddressPrefix': '10.0.0.0/30'}                               | InvalidCidr $.network.subnetAddressPrefix
					'network': {'subnetAddressPrefix': '10.1.0.0/24'}                               | SubnetOutsideVnet $.network.subnetAddressPrefix
					'network': {'subnetAddressPrefix': '10.0.0.0/15'}                               | SubnetOutsideVnet $.network.subnetAddressPrefix
					'loadBalancer': {'privateIp': '10.0.1.4'}                                       | IpOutsideSubnet $.loadBalancer.privateIp
					'loadBalancer': {'privateIp': '10.0.0.3'}                                       | IpOutsideSubnet $.loadBalancer.privateIp
					'loadBalancer': {'privateIp': '10.0.0.255'}                                     | IpOutsideSubnet $.loadBalancer.privateIp
					'loadBalancer': {'privateIp': '10.0.0.4/32'}                                    | InvalidFormat $.loadBalancer.privateIp
					'loadBalancer': {'privateIp': '10.0.0.04'}                                      | InvalidFormat $.loadBalancer.privateIp
					'dataplane': {'grpcPortNuma0': 0}                                               | OutOfRange $.dataplane.grpcPortNuma0
					'dataplane': {'grpcPortNuma1': 65536}                                           | OutOfRange $.dataplane.grpcPortNuma1
					'dataplane': {'grpcPortNuma1': -1}                                              | OutOfRange $.dataplane.grpcPortNuma1
					'dataplane': {'grpcPortNuma0': 8086}                                            | DuplicateValue $.dataplane.grpcPortNuma1
					'dataplane': {'configStorageAccount': 'mywindowsdata'}                          | InvalidFormat $.dataplane.configStorageAccount
					'keyVault': {'name': 'login-vault'}                                             | InvalidFormat $.keyVault.name
					'peeringPolicy': {'approval': 'manual'}                                         | InvalidFormat $.peeringPolicy.approval
					'peeringPolicy': {'maxPeerings': 0}                                             | OutOfRange $.peeringPolicy.maxPeerings
					'peeringPolicy': {'maxPeerings': 501}                                           | OutOfRange $.peeringPolicy.maxPeerings
					'reservedAddressPrefixes': ['10.1.0.0/16', '10.1.2.0/24']                       | DuplicateValue $.reservedAddressPrefixes[1]
					'reservedAddressPrefixes': ['10.0.128.0/17']                                    | InvalidCidr $.reservedAddressPrefixes
					'reservedAddressPrefixes': ['0x0a.1.0.0/16']                                    | InvalidCidr $.reservedAddressPrefixes[0]
					'adminAddressPrefixes': ['0.0.0.0/0']                                           | InvalidCidr $.adminAddressPrefixes[0]
					'adminAddressPrefixes': ['203.0.113.7']                                         | InvalidCidr $.adminAddressPrefixes[0]
					'tags': {'Azure-x': 'y'}                                                        | InvalidFormat $.tags['Azure-x']
					'tags': {'kvstore-owner': 'me'}                                                 | InvalidFormat $.tags['kvstore-owner']
					'tags': {'a/b': 'y'}                                                            | InvalidFormat $.tags['a/b']
					'tags': {'': 'y'}                                                               | InvalidFormat $.tags['']
					'tags': {'env': 'a', 'ENV': 'b'}                                                | DuplicateValue $.tags['ENV']
					""",
			quoteCharacter = '`')
	void names_the_field_and_what_is_wrong_with_it(String fields, String finding) {
		String request = fields.contains("subscriptionId") ? "{" + fields + "}"
				: "{'subscriptionId': '" + RegionFixtures.SUBSCRIPTION + "', " + fields + "}";
		RegionSpec spec = new RegionDefaults(RegionFixtures.PROPERTIES).complete("westus2",
				RegionFixtures.request(request), null);
		assertThat(codesAndTargets(spec)).containsExactly(finding);
	}

	@Test
	void reports_everything_at_once() {
		RegionSpec spec = new RegionDefaults(RegionFixtures.PROPERTIES).complete("westus2",
				RegionFixtures.request("{'network': {'vnetName': '-', 'vnetAddressPrefix': '10.0.0.0/40'},"
						+ "'dataplane': {'grpcPortNuma0': 0}, 'keyVault': {'name': 'a--b'}}"),
				null);
		assertThat(codesAndTargets(spec)).containsExactly("RequiredFieldMissing $.subscriptionId",
				"InvalidFormat $.network.vnetName", "InvalidFormat $.keyVault.name",
				"InvalidCidr $.network.vnetAddressPrefix", "OutOfRange $.dataplane.grpcPortNuma0");
	}

	@Test
	void lists_and_tags_have_limits() {
		String ranges = IntStream.range(0, 65)
			.mapToObj((i) -> "'10.1." + i + ".0/24'")
			.collect(Collectors.joining(","));
		assertThat(codesAndTargets(RegionFixtures.spec("westus2", "'reservedAddressPrefixes': [" + ranges + "]")))
			.containsExactly("TooLong $.reservedAddressPrefixes");
		String tags = IntStream.range(0, 50).mapToObj((i) -> "'t" + i + "': ''").collect(Collectors.joining(","));
		assertThat(codesAndTargets(RegionFixtures.spec("westus2", "'tags': {" + tags + "}")))
			.containsExactly("TooLong $.tags");
		assertThat(codesAndTargets(RegionFixtures.spec("westus2", "'tags': {'t': '" + "v".repeat(257) + "'}")))
			.containsExactly("TooLong $.tags['t']");
		assertThat(RegionFixtures.findings(RegionFixtures.spec("westus2", "'tags': {'" + "t".repeat(129) + "': ''}")))
			.extracting(ApiError::code)
			.containsExactly("TooLong");
	}

	static Stream<Arguments> badNames() {
		List<String> always = new ArrayList<>(List.of("", " ", "a b", " ab", "ab ", "a\tb", "a\nb", "ab\n", "a\u0000b",
				"a/b", "a\\b", "../x", "..", "a%2fb", "a?b", "a#b", "a:b", "a;b", "a,b", "a*b", "a\"b", "a'b", "a<b",
				"a>b", "a|b", "a&b", "a=b", "a@b", "a!b", "a$b", "a+b", "a^b", "a`b", "a~b", "a{b}", "a[b]", "a\u202eb",
				"a\u200bb", "ab\uD83D\uDE00", "<script>", "-", "-ab", ".", "a.", "x".repeat(129)));
		always.add("x".repeat(4096));
		List<String> dns = new ArrayList<>(always);
		Collections.addAll(dns, "a_b", "ab_", "(ab)", "é́abc", "ſabc", "ａｂｃ", "1".repeat(25), "ab.cd");
		List<Arguments> all = new ArrayList<>();
		List<String> group = always.stream().filter((name) -> !List.of("-", "-ab").contains(name)).toList();
		group.forEach((name) -> all.add(Arguments.of("resourceGroupName", NameRule.RESOURCE_GROUP, name)));
		List.of("ab.", "x".repeat(91))
			.forEach((name) -> all.add(Arguments.of("resourceGroupName", NameRule.RESOURCE_GROUP, name)));
		always.forEach((name) -> all.add(Arguments.of("vnetName", NameRule.VIRTUAL_NETWORK, name)));
		List.of("_ab", "a", "a-", "é", "x".repeat(65))
			.forEach((name) -> all.add(Arguments.of("vnetName", NameRule.VIRTUAL_NETWORK, name)));
		always.forEach((name) -> all.add(Arguments.of("subnetName", NameRule.NETWORK_PART, name)));
		always.forEach((name) -> all.add(Arguments.of("uamiName", NameRule.IDENTITY, name)));
		dns.forEach((name) -> all.add(Arguments.of("keyVault", NameRule.KEY_VAULT, name)));
		List.of("1ab", "a--b", "ab-", "ab")
			.stream()
			.filter((name) -> !name.equals("ab"))
			.forEach((name) -> all.add(Arguments.of("keyVault", NameRule.KEY_VAULT, name)));
		dns.forEach((name) -> all.add(Arguments.of("storage", NameRule.STORAGE_ACCOUNT, name)));
		List.of("Abc", "ab", "a-bc", "customerAstorage")
			.forEach((name) -> all.add(Arguments.of("storage", NameRule.STORAGE_ACCOUNT, name)));
		return all.stream();
	}

	@ParameterizedTest
	@MethodSource("badNames")
	void refuses_names_that_break_azures_rules(String field, NameRule rule, String name) {
		assertThat(rule.admits(name)).as(field).isFalse();
	}

	@Test
	void the_corpus_of_bad_names_is_large() {
		assertThat(badNames()).hasSizeGreaterThan(200);
	}

	@ParameterizedTest
	@CsvSource({ "RESOURCE_GROUP,azureprompt_dp", "RESOURCE_GROUP,a", "RESOURCE_GROUP,(ünï)-x.y",
			"VIRTUAL_NETWORK,kvstore-vnet-westus2", "VIRTUAL_NETWORK,a_", "NETWORK_PART,a", "NETWORK_PART,a.b-c_",
			"IDENTITY,kvstore-svc-westus2", "KEY_VAULT,kvstore-kv-westus2", "KEY_VAULT,Abc",
			"STORAGE_ACCOUNT,promptdatawestus2", "STORAGE_ACCOUNT,0ab" })
	void admits_names_that_azure_admits(NameRule rule, String name) {
		assertThat(rule.admits(name)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "home", "ab", "West", "west us", "west-us", "westus2:", "a/b", "", "é23",
			"1234567890123456789012345678901" })
	void some_texts_cannot_name_a_region(String name) {
		assertThat(RegionValidation.isRegionName(name)).isFalse();
	}

	@Test
	void a_message_shows_no_control_characters_and_no_endless_text() {
		RegionSpec spec = RegionFixtures.spec("westus2", "'keyVault': {'name': '\\u0007" + "k".repeat(4000) + "'}");
		assertThat(RegionFixtures.findings(spec)).singleElement()
			.satisfies((finding) -> assertThat(finding.message()).startsWith("'?kkk").hasSizeLessThan(300));
	}

	private List<String> codesAndTargets(RegionSpec spec) {
		return RegionFixtures.findings(spec)
			.stream()
			.map((finding) -> finding.code() + " " + finding.target())
			.toList();
	}

}
