package com.promptservice.controlplane.peering;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class HandoffTest {

	private static final HandoffFacts FACTS = HandoffSamples.tame(true, false);

	@ParameterizedTest
	@EnumSource
	void every_language_tells_of_the_grant_the_half_the_rule_the_test_and_the_way_back(HandoffFormat format) {
		String text = Handoff.of(FACTS, format);
		assertThat(text).contains("customer-vnet", "kvstore-vnet-westus2", "KVClient", "8085", "8086", "10.0.0.4",
				"peer-to-kvstore-vnet-westus2-0a1b2c3d", "11111111-1111-1111-1111-111111111111", "Network Contributor");
		assertThat(text).containsIgnoringCase("undo").endsWith("\n").doesNotContain("{{", "\r");
		HandoffFacts.ACTIONS.forEach((action) -> assertThat(text).contains(action));
	}

	@Test
	void powershell_is_the_script_that_customers_know() {
		assertThat(HandoffFormat.powershell.fileName()).isEqualTo("PeerToPromptService.ps1");
		assertThat(Handoff.of(FACTS, HandoffFormat.powershell)).contains("$PromptServiceVNetId", "$ClientVNetName",
				"$ClientVNetResourceGroup");
	}

	@ParameterizedTest
	@EnumSource
	void the_principal_is_made_known_in_another_tenant_only(HandoffFormat format) {
		String[] ways = { "az ad sp create", "New-AzADServicePrincipal", "azuread_service_principal" };
		assertThat(Handoff.of(HandoffSamples.tame(false, false), format)).doesNotContain(ways);
		assertThat(Handoff.of(FACTS, format)).containsAnyOf(ways);
	}

	@ParameterizedTest
	@EnumSource
	void the_customer_makes_no_half_that_the_service_makes(HandoffFormat format) {
		assertThat(Handoff.of(HandoffSamples.tame(true, true), format)).doesNotContain("network vnet peering create",
				"Add-AzVirtualNetworkPeering", "resource peering", "azurerm_virtual_network_peering");
	}

	@Test
	void each_language_has_an_escaper_of_its_own() {
		String text = "a'b\u2019c${d}%{e}\"f\\g`*h\n";
		assertThat(HandoffFormat.azcli.escaped(text)).isEqualTo("a'\\''b\u2019c${d}%{e}\"f\\g`*h?");
		assertThat(HandoffFormat.powershell.escaped(text)).isEqualTo("a''b\u2019\u2019c${d}%{e}\"f\\g`*h?");
		assertThat(HandoffFormat.bicep.escaped(text)).isEqualTo("a\\'b\u2019c\\${d}%{e}\"f\\\\g`*h?");
		assertThat(HandoffFormat.terraform.escaped(text)).isEqualTo("a'b\u2019c$${d}%%{e}\\\"f\\\\g`*h?");
		assertThat(HandoffFormat.markdown.escaped("[a](b)`<c>|")).isEqualTo("\\[a\\]\\(b\\)\\`\\<c\\>\\|");
	}

	@Test
	void a_tenant_counts_as_foreign_only_with_an_application_for_it() {
		PeeringPrincipal known = new PeeringPrincipal("object", "application", "tenant");
		assertThat(known.assignee("other")).isEqualTo("application");
		assertThat(known.assignee("TENANT")).isEqualTo("object");
		assertThat(known.assignee(null)).isEqualTo("object");
		assertThat(new PeeringPrincipal("object", null, "tenant").assignee("other")).isEqualTo("object");
	}

	@ParameterizedTest
	@MethodSource("hostile")
	void hostile_values_add_no_line_to_any_language(String text) {
		for (HandoffFormat format : HandoffFormat.values()) {
			assertThat(Handoff.of(HandoffSamples.hostile(text), format).lines().count()).as(format.name())
				.isEqualTo(Handoff.of(FACTS, format).lines().count());
		}
	}

	// Each call of az is recorded, one argument a line
	@DisabledOnOs(OS.WINDOWS)
	@ParameterizedTest
	@MethodSource("hostile")
	void hostile_values_reach_azure_as_they_are_and_run_nothing(String text, @TempDir Path folder) throws Exception {
		Path log = folder.resolve("log");
		Path az = Files.writeString(folder.resolve("az"),
				"#!/usr/bin/env bash\nprintf '%s\\n' \"$@\" >> '" + log + "'\n");
		assertThat(az.toFile().setExecutable(true)).isTrue();
		String script = Handoff.of(HandoffSamples.hostile(text), HandoffFormat.azcli);
		ProcessBuilder bash = new ProcessBuilder("bash", "-s", "--", "grant", "peer", "admit", "undo")
			.directory(folder.toFile())
			.redirectErrorStream(true);
		bash.environment().put("PATH", folder + ":" + System.getenv("PATH"));
		bash.environment().put("NETWORK_SECURITY_GROUP", text.replace("\0", ""));
		Process process = bash.start();
		process.getOutputStream().write(script.getBytes(StandardCharsets.UTF_8));
		process.getOutputStream().close();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		String plain = text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
		assertThat(Files.readAllLines(log)).contains(plain, "--remote-vnet", "--scope");
		assertThat(names(folder)).containsExactlyInAnyOrder("az", "log");
	}

	static Stream<String> hostile() {
		return HandoffSamples.hostileTexts().stream();
	}

	private static List<String> names(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map((file) -> file.getFileName().toString()).toList();
		}
	}

}
