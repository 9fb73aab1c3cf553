package com.promptservice.controlplane.security;

import com.promptservice.controlplane.ControlPlaneApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Isolated("reads what is logged, which other tests turn off")
class StartupRefusalTest {

	@BeforeEach
	void logging() {
		LoggingSystem.get(getClass().getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.INFO);
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void without_a_profile_the_service_does_not_start_and_names_the_choices(CapturedOutput output) {
		assertThatExceptionOfType(StartupRefusedException.class)
			.isThrownBy(() -> SpringApplication.run(ControlPlaneApplication.class));
		assertThat(output).contains("APPLICATION FAILED TO START", "No profile is active",
				"--spring.profiles.active=local", "control-plane.security.audience");
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void azure_without_its_properties_does_not_start_and_names_them(CapturedOutput output) {
		assertThatExceptionOfType(StartupRefusedException.class)
			.isThrownBy(() -> SpringApplication.run(ControlPlaneApplication.class, "--spring.profiles.active=azure"));
		assertThat(output).contains("not set: control-plane.security.audience, "
				+ "control-plane.security.tenants, control-plane.storage.home-account");
	}

	@Test
	void local_and_azure_together_do_not_start() {
		assertThatExceptionOfType(StartupRefusedException.class)
			.isThrownBy(
					() -> SpringApplication.run(ControlPlaneApplication.class, "--spring.profiles.active=local,azure"))
			.withMessageContaining("The profiles local and azure are active together");
	}

	@Test
	void azure_with_a_blank_audience_or_an_empty_list_of_tenants_is_refused() {
		refused(azure().withProperty("control-plane.security.audience", " "), "control-plane.security.audience");
		refused(azure().withProperty("control-plane.security.audience", "a")
			.withProperty("control-plane.security.tenants", " "), "control-plane.security.tenants");
		assertThatCode(() -> check(azure().withProperty("control-plane.security.audience", "a")
			.withProperty("control-plane.security.tenants[0]", "t")
			.withProperty("control-plane.storage.home-account", "kvshome"))).doesNotThrowAnyException();
	}

	@Test
	void azure_keeps_its_state_in_azure_storage_in_one_of_two_ways() {
		refused(entra().withProperty("control-plane.storage.home-account", " "), "control-plane.storage.home-account");
		assertThatCode(() -> check(entra().withProperty("control-plane.storage.connection-string", "c")))
			.doesNotThrowAnyException();
		refused(entra().withProperty("control-plane.storage.home-account", "kvshome")
			.withProperty("control-plane.storage.connection-string", "AccountKey=secret"),
				"control-plane.storage.connection-string");
	}

	@Test
	void local_looks_for_no_credentials_but_takes_azurite() {
		MockEnvironment local = local().withProperty("server.address", "127.0.0.1");
		refused(local.withProperty("control-plane.storage.home-account", "kvshome"), "Azurite");
		assertThatCode(() -> check(local().withProperty("server.address", "127.0.0.1")
			.withProperty("control-plane.storage.connection-string", "c"))).doesNotThrowAnyException();
	}

	@Test
	void profiles_that_exclude_each_other_are_refused() {
		MockEnvironment both = azure();
		both.addActiveProfile("local");
		refused(both, "local and azure");
		MockEnvironment simulated = azure();
		simulated.addActiveProfile("simulator");
		refused(simulated, "azure and simulator");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0.0.0.0", "::", "10.0.0.4", "", "no.such.host.invalid" })
	void local_refuses_every_address_but_loopback(String address) {
		refused(local().withProperty("server.address", address), "server.address");
	}

	@Test
	void local_refuses_to_listen_where_no_address_is_set() {
		refused(local(), "server.address");
		refused(local().withProperty("server.address", "127.0.0.1").withProperty("management.server.port", "9000"),
				"management.server.address");
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "::1", "localhost", "127.0.0.2" })
	void local_listens_on_loopback(String address) {
		assertThatCode(() -> check(local().withProperty("server.address", address))).doesNotThrowAnyException();
	}

	@Test
	void local_listens_elsewhere_only_when_told_so() {
		assertThatCode(() -> check(local().withProperty("server.address", "0.0.0.0")
			.withProperty("control-plane.allow-non-loopback", "true"))).doesNotThrowAnyException();
	}

	private static MockEnvironment azure() {
		MockEnvironment environment = new MockEnvironment();
		environment.setActiveProfiles("azure");
		return environment;
	}

	private static MockEnvironment entra() {
		return azure().withProperty("control-plane.security.audience", "a")
			.withProperty("control-plane.security.tenants", "t");
	}

	private static MockEnvironment local() {
		MockEnvironment environment = new MockEnvironment();
		environment.setActiveProfiles("local");
		return environment;
	}

	private static void check(MockEnvironment environment) {
		new StartupRules(environment).check();
	}

	private static void refused(MockEnvironment environment, String named) {
		assertThatExceptionOfType(StartupRefusedException.class).isThrownBy(() -> check(environment))
			.satisfies((ex) -> assertThat(ex.getMessage() + ex.action()).contains(named));
	}

}
