package com.promptservice.controlplane.simulator.group;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.Route;
import com.promptservice.controlplane.simulator.core.Scopes;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists the top-level resources of a group or a subscription, whatever their type.
 */
public final class ResourceList implements Route {

	private static final Pattern CLAUSE = Pattern.compile("(tagName|tagValue|resourceType|name) eq '([^']*)'",
			Pattern.CASE_INSENSITIVE);

	@Override
	public String type() {
		return "Microsoft.Resources/resources";
	}

	@Override
	public Answer handle(Call call) {
		if (!call.method().equals("GET") || !call.path().collection()) {
			throw Route.methodNotAllowed(call);
		}
		if (call.path().group() != null) {
			Scopes.group(call);
		}
		String prefix = call.path().scopeKey() + "/";
		return Answer.ok(Json.page(call.world()
			.all()
			.stream()
			.filter((resource) -> resource.key().startsWith(prefix) && topLevel(resource)
					&& fits(resource, call.query("$filter")))
			.map(ResourceList::view)
			.toList()));
	}

	private static boolean topLevel(Resource resource) {
		String rest = resource.key().substring(resource.key().lastIndexOf("/providers/") + 1);
		return resource.key().contains("/resourcegroups/") && rest.chars().filter((c) -> c == '/').count() == 3
				&& !resource.type().startsWith("Microsoft.Authorization/");
	}

	private static boolean fits(Resource resource, String filter) {
		if (filter == null) {
			return true;
		}
		String tag = null;
		Matcher clauses = CLAUSE.matcher(filter);
		while (clauses.find()) {
			String value = clauses.group(2);
			boolean fits = switch (clauses.group(1).toLowerCase(Locale.ROOT)) {
				case "tagname" -> {
					tag = value;
					yield resource.tags() != null && resource.tags().has(value);
				}
				case "tagvalue" -> value.equals(Json.text(resource.tags(), tag));
				case "resourcetype" -> resource.type().equalsIgnoreCase(value);
				default -> resource.name().equalsIgnoreCase(value);
			};
			if (!fits) {
				return false;
			}
		}
		return true;
	}

	private static ObjectNode view(Resource resource) {
		ObjectNode view = Json.object()
			.put("id", resource.id())
			.put("name", resource.name())
			.put("type", resource.type());
		view.put("location", resource.location());
		for (String field : new String[] { "tags", "kind", "sku" }) {
			if (resource.body().has(field)) {
				view.set(field, resource.body().get(field));
			}
		}
		return view;
	}

}
