package com.promptservice.controlplane.deployment;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.api.Findings;

/**
 * Makes what clusters are to run of a package and a request's parameters.
 */
final class ReleaseMaker {

	private ReleaseMaker() {
	}

	/**
	 * The release for a region that serves these ports.
	 * @throws com.promptservice.controlplane.api.ApiException InvalidRequest when the
	 * package cannot serve them, or does not know a parameter
	 */
	static Release of(PackageDocument document, Map<String, String> parameters, List<Integer> ports) {
		Findings findings = new Findings();
		PackageContents contents = document.contents();
		parameters.keySet()
			.forEach((name) -> findings.require(contents.parameters().containsKey(name), ErrorCode.UnknownField,
					"$.parameters." + name, "The package's manifest has no parameter of this name; it has "
							+ new TreeMap<>(contents.parameters()).keySet()));
		Map<Integer, String> services = new TreeMap<>();
		for (int port : ports) {
			contents.serviceOn(port, parameters)
				.ifPresentOrElse((type) -> services.put(port, type),
						() -> findings.add(ErrorCode.InvalidFormat, "$.package",
								"The package has no stateless service on port " + port + ", which the region serves"));
		}
		findings.throwIfAny();
		return new Release(document.name(), document.version(), document.sha256(), document.size(), services,
				contents.managedIdentities(), parameters);
	}

}
