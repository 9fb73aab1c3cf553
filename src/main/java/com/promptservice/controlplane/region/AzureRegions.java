package com.promptservice.controlplane.region;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Azure's public regions and a short code for each, for names that would be too long with
 * the region's own.
 */
final class AzureRegions {

	private static final String CODES = """
			australiacentral acl, australiacentral2 acl2, australiaeast ae, australiasoutheast ase, austriaeast ate,
			belgiumcentral bec, brazilsouth brs, brazilsoutheast bse, canadacentral cnc, canadaeast cne,
			centralindia inc, centralus cus, centraluseuap ccy, chilecentral clc, denmarkeast dke, eastasia ea,
			eastus eus, eastus2 eus2, eastus2euap ecy, eastus3 eus3, francecentral frc, francesouth frs,
			germanynorth gn, germanywestcentral gwc, indiasouthcentral insc, indonesiacentral idc,
			israelcentral ilc, israelnorthwest ilnw, italynorth itn, japaneast jpe, japanwest jpw,
			jioindiacentral jic, jioindiawest jiw, koreacentral krc, koreasouth krs, malaysiasouth mys,
			malaysiawest myw, mexicocentral mxc, newzealandnorth nzn, northcentralus ncus, northeurope ne,
			norwayeast nwe, norwaywest nww, polandcentral plc, qatarcentral qac, saudiarabiaeast sae,
			southafricanorth san, southafricawest saw, southcentralus scus, southcentralus2 scus2,
			southeastasia sea, southeastus seus, southindia ins, southwestus swus, spaincentral spc,
			swedencentral sdc, swedensouth sds, switzerlandnorth szn, switzerlandwest szw, taiwannorth twn,
			taiwannorthwest twnw, uaecentral uac, uaenorth uan, uksouth uks, ukwest ukw, westcentralus wcus,
			westeurope we, westindia inw, westus wus, westus2 wus2, westus3 wus3""";

	private static final Map<String, String> CODE_BY_REGION = CODES.lines()
		.flatMap((line) -> Arrays.stream(line.split(",\\s*")))
		.map((pair) -> pair.strip().split(" "))
		.collect(Collectors.toUnmodifiableMap((pair) -> pair[0], (pair) -> pair[1]));

	private AzureRegions() {
	}

	static boolean isKnown(String location) {
		return CODE_BY_REGION.containsKey(location);
	}

	static Optional<String> codeOf(String region) {
		return Optional.ofNullable(CODE_BY_REGION.get(region));
	}

	static Map<String, String> codes() {
		return CODE_BY_REGION;
	}

}
