package com.promptservice.controlplane;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * Which package may use which, and what no class may do.
 */
class ArchitectureTest {

	private static final String BASE = ControlPlaneApplication.class.getPackageName();

	private static final String[] FEATURES = { "region", "cluster", "deployment", "peering", "customer" };

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages(BASE);

	@ParameterizedTest(name = "{0} uses only [{1}]")
	@CsvSource(textBlock = """
			storage,   ''
			metadata,  storage
			queue,     storage
			api,       ''
			portal,    ''
			simulator, ''
			security,  api storage
			azure,     operation api
			operation, metadata queue api
			""")
	void a_package_uses_only_those_below_it(String name, String below) {
		mayUseOnly(name, below.split(" "));
	}

	// What a feature keeps to itself is package-private
	@ParameterizedTest(name = "{0} uses only the engine and what [{1}] offers")
	@CsvSource(textBlock = """
			region,     ''
			cluster,    region
			deployment, region cluster
			customer,   region
			peering,    region cluster customer
			""")
	void a_feature_stands_on_the_engine_and_on_the_features_below_it(String feature, String below) {
		mayUseOnly(feature,
				Stream.concat(Stream.of("operation", "metadata", "azure", "api"), Stream.of(below.split(" ")))
					.toArray(String[]::new));
	}

	@Test
	void packages_form_no_cycle() {
		check(slices().matching(BASE + ".(*)..").should().beFreeOfCycles());
	}

	@Test
	void only_the_azure_package_knows_the_management_sdk() {
		check(noClasses().that(resideOutside("azure"))
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("com.azure.resourcemanager..", "com.azure.core.management..",
					"com.azure.security.keyvault..", "com.azure.identity.."));
	}

	@Test
	void only_the_storage_package_knows_the_storage_sdk() {
		check(noClasses().that(resideOutside("storage"))
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("com.azure.storage.."));
	}

	@Test
	void features_the_engine_and_the_api_know_no_azure_type_at_all() {
		String[] packages = Stream
			.concat(Stream.of(FEATURES),
					Stream.of("operation", "api", "security", "portal", "simulator", "metadata", "queue"))
			.map(ArchitectureTest::tree)
			.toArray(String[]::new);
		check(noClasses().that()
			.resideInAnyPackage(packages)
			.should()
			.dependOnClassesThat()
			.resideInAPackage("com.azure.."));
	}

	@Test
	void time_comes_from_the_injected_clock() {
		check(noClasses().should()
			.callMethod(System.class, "currentTimeMillis")
			.orShould()
			.callConstructor(Date.class));
		for (Class<?> type : List.of(Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class,
				ZonedDateTime.class)) {
			check(noClasses().should().callMethod(type, "now"));
		}
	}

	// The local Azure's server is as slow as Azure's network, on purpose
	@Test
	void nothing_sleeps() {
		check(noClasses().that()
			.doNotHaveFullyQualifiedName(BASE + ".simulator.SimulatorServer")
			.should()
			.callMethod(Thread.class, "sleep", long.class)
			.orShould()
			.callMethod(Thread.class, "sleep", Duration.class));
	}

	@Test
	void dependencies_come_through_constructors() {
		check(NO_CLASSES_SHOULD_USE_FIELD_INJECTION);
		check(noFields().should().beAnnotatedWith("org.springframework.beans.factory.annotation.Value"));
		check(noClasses().should()
			.dependOnClassesThat()
			.haveFullyQualifiedName("org.springframework.beans.factory.annotation.Autowired"));
	}

	@Test
	void nothing_is_printed_and_one_logger_is_used() {
		check(NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
		check(NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING);
	}

	@Test
	void lombok_stays_out() {
		check(noClasses().should().dependOnClassesThat().resideInAPackage("lombok.."));
	}

	@Test
	void names_say_what_a_class_is() {
		check(noClasses().should().haveSimpleNameEndingWith("Impl"));
		check(noClasses().should().haveNameMatching(".*(Manager|Util|Utils|Helper|Helpers)$"));
	}

	private static void mayUseOnly(String name, String... below) {
		String[] allowed = Stream.concat(Stream.of(name), Stream.of(below).filter((other) -> !other.isEmpty()))
			.map(ArchitectureTest::tree)
			.toArray(String[]::new);
		check(noClasses().that()
			.resideInAPackage(tree(name))
			.should()
			.dependOnClassesThat(resideInAPackage(BASE + "..").and(not(resideInAnyPackage(allowed)))));
	}

	private static DescribedPredicate<JavaClass> resideOutside(String name) {
		return not(resideInAPackage(tree(name)));
	}

	private static String tree(String name) {
		return BASE + "." + name + "..";
	}

	// A package that holds no class yet breaks no rule
	private static void check(ArchRule rule) {
		rule.allowEmptyShould(true).check(CLASSES);
	}

}
