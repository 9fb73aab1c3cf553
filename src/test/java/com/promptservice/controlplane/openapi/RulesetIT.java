package com.promptservice.controlplane.openapi;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The house rules for API documents catch every violation seeded into a document that
 * keeps them all.
 */
class RulesetIT {

	private static final Path RESOURCES = Path.of("src", "test", "resources", "openapi");

	private static final Path RULES = Path.of("openapi", ".spectral.yaml");

	private static final Path FOLDER = Path.of("target", "openapi-seeds");

	private static final JsonMapper JSON = new JsonMapper();

	private static final List<Seed> SEEDS = seeds();

	private static Map<String, Set<String>> found;

	@BeforeAll
	static void lintEverySeedInOneRun() throws Exception {
		JsonNode sample = yaml("sample.yaml");
		List<String> arguments = new ArrayList<>(List.of("lint", "-r", RULES.toString(), "-f", "json", "-q"));
		Files.createDirectories(FOLDER);
		arguments.add(write("good", sample));
		for (int i = 0; i < SEEDS.size(); i++) {
			arguments.add(write("seed-" + i, SEEDS.get(i).in(sample)));
		}
		NodeTools.Result result = NodeTools.tool("@stoplight/spectral-cli/dist/index.js",
				arguments.toArray(String[]::new));
		assertThat(result.output()).startsWith("[");
		found = JSON.readTree(result.output())
			.valueStream()
			.collect(Collectors.groupingBy((issue) -> nameOf(issue.path("source").asString()), Collectors
				.mapping((issue) -> issue.path("code").asString(), Collectors.toCollection(TreeSet::new))));
	}

	@Test
	void a_document_that_keeps_the_rules_passes() {
		assertThat(found).doesNotContainKey("good");
	}

	@TestFactory
	Stream<DynamicTest> a_seeded_violation_is_caught_by_its_rule() {
		return IntStream.range(0, SEEDS.size())
			.mapToObj((i) -> DynamicTest.dynamicTest(SEEDS.get(i).toString(),
					() -> assertThat(found.get("seed-" + i)).contains(SEEDS.get(i).rule())));
	}

	@Test
	void every_rule_of_the_house_has_a_seed() throws IOException {
		Set<String> rules = Files.readAllLines(RULES)
			.stream()
			.filter((line) -> line.matches("  kvs-[a-z-]+:"))
			.map((line) -> line.strip().replace(":", ""))
			.collect(Collectors.toSet());
		assertThat(rules).hasSizeGreaterThanOrEqualTo(22);
		assertThat(SEEDS.stream().map(Seed::rule)).containsAll(rules);
	}

	private static String write(String name, JsonNode document) throws IOException {
		Path file = FOLDER.resolve(name + ".json");
		Files.writeString(file, JSON.writeValueAsString(document));
		return file.toString();
	}

	private static String nameOf(String source) {
		return Path.of(source).getFileName().toString().replace(".json", "");
	}

	private static List<Seed> seeds() {
		return yaml("seeds.yaml").valueStream()
			.map((seed) -> new Seed(seed.path("rule").asString(), JsonPointer.compile(seed.path("at").asString()),
					seed.get("set")))
			.toList();
	}

	private static JsonNode yaml(String name) {
		try (Reader reader = Files.newBufferedReader(RESOURCES.resolve(name))) {
			return JSON.valueToTree(new Yaml().load(reader));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * One broken place.
	 *
	 * @param rule that must catch it
	 * @param set what stands there instead, or null to remove what is there
	 */
	private record Seed(String rule, JsonPointer at, JsonNode set) {

		JsonNode in(JsonNode sample) {
			JsonNode document = sample.deepCopy();
			JsonPointer last = this.at.last();
			switch (document.at(this.at.head())) {
				case ObjectNode object when this.set == null ->
					assertThat(object.remove(last.getMatchingProperty())).as("%s", this.at).isNotNull();
				case ObjectNode object -> object.set(last.getMatchingProperty(), this.set);
				case ArrayNode array when this.set == null -> array.remove(last.getMatchingIndex());
				case ArrayNode array -> array.set(last.getMatchingIndex(), this.set);
				default -> throw new IllegalArgumentException("Nothing at " + this.at.head());
			}
			return document;
		}

		@Override
		public String toString() {
			return this.rule + " at " + this.at + ((this.set != null) ? " set to " + this.set : " removed");
		}

	}

}
