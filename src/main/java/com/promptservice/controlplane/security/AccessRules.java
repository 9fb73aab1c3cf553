package com.promptservice.controlplane.security;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.api.Caller.Role;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which role may ask for what. An Operator may do everything, a Reader read everything, a
 * Customer only what the table names; which objects a customer then sees is for
 * {@link Caller#maySee}.
 */
final class AccessRules {

	private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

	private static final List<PathPattern> CUSTOMER_READS = List
		.of("/errors", "/errors/{code}", "/regions", "/regions/{region}", "/customers", "/customers/{customer}",
				"/operations", "/operations/{operation}", "/operations/{operation}/events",
				"/regions/{region}/address-space", "/regions/{region}/topology", "/peerings", "/peerings/{id}",
				"/peerings/{id}/handoff")
		.stream()
		.map(PathPatternParser.defaultInstance::parse)
		.toList();

	private static final Map<String, List<PathPattern>> CUSTOMER_WRITES = Map.of("POST",
			Stream
				.of("/peerings", "/peerings:whatIf", "/peerings/{id}:refresh", "/peerings/{id}:repair",
						"/peerings/{id}:diagnose")
				.map(PathPatternParser.defaultInstance::parse)
				.toList(),
			"DELETE", List.of(PathPatternParser.defaultInstance.parse("/peerings/{id}")));

	boolean permits(Caller caller, String method, PathContainer path) {
		if (caller.is(Role.Operator)) {
			return true;
		}
		if (!READS.contains(method)) {
			return caller.is(Role.Customer)
					&& CUSTOMER_WRITES.getOrDefault(method, List.of()).stream().anyMatch((rule) -> rule.matches(path));
		}
		return caller.is(Role.Reader)
				|| (caller.is(Role.Customer) && CUSTOMER_READS.stream().anyMatch((rule) -> rule.matches(path)));
	}

	static boolean isWrite(String method) {
		return !READS.contains(method) && !"TRACE".equals(method);
	}

}
