package com.promptservice.controlplane.simulator.core;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A path of Azure Resource Manager, taken apart: scope, provider, types and names.
 *
 * @param text the path with double slashes collapsed
 * @param key the path in lower case, by which resources are told apart
 * @param scope the segments before the last provider
 * @param namespace the provider, such as Microsoft.Network
 * @param types the type segments after the provider
 * @param names the name segments after the provider; one less than types for a collection
 * @param typeKey provider and types in lower case
 */
public record ArmPath(String text, String key, List<String> scope, String namespace, List<String> types,
		List<String> names, String typeKey) {

	/** The provider of the types that Azure Resource Manager itself serves. */
	public static final String RESOURCES = "Microsoft.Resources";

	/** Takes a raw path apart; never fails, since unknown types are refused later. */
	public static ArmPath parse(String rawPath) {
		List<String> segments = segments(rawPath);
		String text = "/" + String.join("/", segments);
		int provider = lastProvider(segments);
		if (provider >= 0) {
			List<String> scope = segments.subList(0, provider);
			List<String> rest = segments.subList(provider + 2, segments.size());
			return ofProviderItself(scope, rest)
					? of(text, scope, RESOURCES, segments.subList(provider, segments.size()))
					: of(text, scope, segments.get(provider + 1), rest);
		}
		boolean inSubscription = segments.size() > 1 && segments.getFirst().equalsIgnoreCase("subscriptions");
		boolean inGroup = inSubscription && segments.size() > 4 && segments.get(2).equalsIgnoreCase("resourceGroups");
		int scope = inGroup ? 4 : inSubscription && segments.size() > 2 ? 2 : 0;
		return of(text, segments.subList(0, scope), RESOURCES, segments.subList(scope, segments.size()));
	}

	/** Whether a path means a provider, or what a subscription does with it. */
	private static boolean ofProviderItself(List<String> scope, List<String> rest) {
		return rest.isEmpty() || (scope.size() == 2 && rest.size() == 1
				&& (rest.getFirst().equalsIgnoreCase("register") || rest.getFirst().equalsIgnoreCase("unregister")));
	}

	private static ArmPath of(String text, List<String> scope, String namespace, List<String> rest) {
		List<String> types = new ArrayList<>(rest.size());
		List<String> names = new ArrayList<>(rest.size());
		for (int i = 0; i < rest.size(); i++) {
			(i % 2 == 0 ? types : names).add(rest.get(i));
		}
		String type = (namespace + "/" + String.join("/", types)).toLowerCase(Locale.ROOT);
		return new ArmPath(text, text.toLowerCase(Locale.ROOT), List.copyOf(scope), namespace, List.copyOf(types),
				List.copyOf(names), type);
	}

	private static int lastProvider(List<String> segments) {
		for (int i = segments.size() - 2; i >= 0; i--) {
			if (segments.get(i).equalsIgnoreCase("providers")) {
				return i;
			}
		}
		return -1;
	}

	private static List<String> segments(String rawPath) {
		List<String> segments = new ArrayList<>(12);
		int from = 0;
		for (int at = 0; at <= rawPath.length(); at++) {
			if (at == rawPath.length() || rawPath.charAt(at) == '/') {
				if (at > from) {
					String segment = rawPath.substring(from, at);
					segments.add(segment.indexOf('%') < 0 ? segment
							: URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8));
				}
				from = at + 1;
			}
		}
		return segments;
	}

	/** Whether the path ends with a type instead of a name. */
	public boolean collection() {
		return this.names.size() < this.types.size();
	}

	/** The last name, or an empty text for a collection without any. */
	public String name() {
		return this.names.isEmpty() ? "" : this.names.getLast();
	}

	/** The name of the resource in front of the last type. */
	public String parentName() {
		return this.names.size() < 2 ? "" : this.names.get(this.names.size() - 2);
	}

	/** The subscription, or null when the path is in none. */
	public String subscription() {
		if (this.scope.size() > 1 && this.scope.getFirst().equalsIgnoreCase("subscriptions")) {
			return this.scope.get(1);
		}
		return (this.typeKey.equals("microsoft.resources/subscriptions") && !collection()) ? name() : null;
	}

	/** The resource group, or null when the path is in none. */
	public String group() {
		return (this.scope.size() > 3 && this.scope.get(2).equalsIgnoreCase("resourceGroups")) ? this.scope.get(3)
				: null;
	}

	/** The key of the resource group, or null when the path is in none. */
	public String groupKey() {
		return (group() == null) ? null
				: ("/subscriptions/" + subscription() + "/resourcegroups/" + group()).toLowerCase(Locale.ROOT);
	}

	/** The key of everything in front of the last provider. */
	public String scopeKey() {
		return "/" + String.join("/", this.scope).toLowerCase(Locale.ROOT);
	}

	/** The key of the parent resource of a child type. */
	public String parentKey() {
		int end = this.key.lastIndexOf('/');
		return this.key.substring(0, collection() ? end : this.key.lastIndexOf('/', end - 1));
	}

}
