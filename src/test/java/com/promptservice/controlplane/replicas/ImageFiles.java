package com.promptservice.controlplane.replicas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/**
 * What stands in the Dockerfile and in the compose file.
 */
final class ImageFiles {

	static final Path DOCKERFILE = Path.of("docker", "Dockerfile");

	static final Path COMPOSE = Path.of("docker", "compose.yaml");

	private final List<String> instructions;

	ImageFiles() throws IOException {
		this.instructions = Files.readAllLines(DOCKERFILE).stream().filter((line) -> !line.startsWith("#")).toList();
	}

	/**
	 * The arguments of every instruction of this kind, in order.
	 */
	List<String> all(String instruction) {
		return this.instructions.stream()
			.filter((line) -> line.startsWith(instruction + " "))
			.map((line) -> line.substring(instruction.length() + 1).strip())
			.toList();
	}

	/**
	 * The last command of this kind, given as a JSON array.
	 */
	List<String> command(String instruction) {
		return List.of(JsonMapper.shared().readValue(all(instruction).getLast(), String[].class));
	}

	/**
	 * The environment that the compose file gives a service.
	 */
	Map<String, String> environment(String service) throws IOException {
		Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
		Map<?, ?> compose = yaml.load(Files.readString(COMPOSE));
		Map<?, ?> services = (Map<?, ?>) compose.get("services");
		Map<?, ?> environment = (Map<?, ?>) ((Map<?, ?>) services.get(service)).get("environment");
		Map<String, String> texts = new TreeMap<>();
		environment.forEach((name, value) -> texts.put(name.toString(), value.toString()));
		return texts;
	}

}
