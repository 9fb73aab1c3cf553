package com.promptservice.controlplane.simulator.group;

import java.util.List;
import java.util.function.Predicate;

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
		Predicate<Resource> fits = ResourceFilter.of(call.query("$filter"));
		List<String> expanded = List.of(((call.query("$expand") == null) ? "" : call.query("$expand")).split(","));
		return Pages.of(call, call.world()
			.all()
			.stream()
			.filter((resource) -> resource.key().startsWith(prefix) && topLevel(resource) && fits.test(resource))
			.map((resource) -> view(resource, expanded))
			.toList());
	}

	private static boolean topLevel(Resource resource) {
		String rest = resource.key().substring(resource.key().lastIndexOf("/providers/") + 1);
		return resource.key().contains("/resourcegroups/") && rest.chars().filter((c) -> c == '/').count() == 3
				&& !resource.type().startsWith("Microsoft.Authorization/");
	}

	private static ObjectNode view(Resource resource, List<String> expanded) {
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
		if (expanded.contains("createdTime")) {
			view.put("createdTime", resource.createdAt().toString());
		}
		if (expanded.contains("changedTime")) {
			view.put("changedTime", resource.createdAt().toString());
		}
		if (expanded.contains("provisioningState")) {
			view.put("provisioningState", resource.state());
		}
		return view;
	}

}
