package com.promptservice.controlplane.peering;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.samskivert.mustache.Mustache;

/**
 * What a customer runs on its side, filled in: the grant, its half of the peering, the
 * rule that lets its clients out, a test, and how to undo it all.
 */
final class Handoff {

	private static final String RULE = "AllowKvStore";

	private Handoff() {
	}

	/**
	 * The document in a language.
	 */
	static String of(HandoffFacts facts, HandoffFormat format) {
		Map<String, Object> values = values(facts);
		if (format == HandoffFormat.markdown) {
			values.put("script", of(facts, HandoffFormat.azcli));
		}
		return Mustache.compiler()
			.strictSections(true)
			.withEscaper(format::escaped)
			.compile(template(format))
			.execute(values);
	}

	private static Map<String, Object> values(HandoffFacts facts) {
		Map<String, Object> values = new HashMap<>();
		List<String> ports = facts.ports().stream().map(String::valueOf).toList();
		values.put("peeringId", facts.peeringId());
		values.put("region", facts.region());
		values.put("subscriptionId", facts.network().subscriptionId());
		values.put("resourceGroup", facts.network().resourceGroup());
		values.put("networkName", facts.network().name());
		values.put("networkId", facts.network().text());
		values.put("groupId", facts.groupId());
		values.put("peeringName", facts.peeringName());
		values.put("principal", facts.principal());
		values.put("crossTenant", facts.crossTenant());
		values.put("delegated", facts.delegated());
		values.put("addressPrefixes",
				facts.addressPrefixes().isEmpty() ? "not known yet" : String.join(", ", facts.addressPrefixes()));
		values.put("serviceNetworkId", facts.serviceNetworkId());
		values.put("servicePrefix", facts.servicePrefix());
		values.put("address", facts.address());
		values.put("ports", ports);
		values.put("portList", String.join(" and ", ports));
		values.put("endpoints",
				String.join(", ", ports.stream().map((port) -> "grpc://" + facts.address() + ":" + port).toList()));
		values.put("roleName", facts.roleName());
		values.put("roleDefinition", facts.roleDefinition());
		values.put("actions", HandoffFacts.ACTIONS);
		values.put("ruleName", RULE);
		values.put("statusUrl", facts.statusUrl());
		values.put("diagnoseUrl", facts.diagnoseUrl());
		return values;
	}

	private static String template(HandoffFormat format) {
		String name = format.template() + ".mustache";
		try (InputStream stream = Handoff.class.getResourceAsStream(name)) {
			if (stream == null) {
				throw new IllegalStateException("The template '" + name + "' is missing");
			}
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
