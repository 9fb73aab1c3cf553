package com.promptservice.controlplane.simulator.group;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Regions;
import com.promptservice.controlplane.simulator.core.Route;
import com.promptservice.controlplane.simulator.core.World;
import com.promptservice.controlplane.simulator.identity.Authorization;
import com.promptservice.controlplane.simulator.identity.Subscriptions;
import tools.jackson.databind.node.ObjectNode;

/**
 * Subscriptions: every GUID is one unless somebody said that it isn't. Listed are those
 * with something in them and one that is there from the start, if the caller may see
 * them.
 */
public final class SubscriptionList implements Route {

	/** The subscription that is listed even when it is empty. */
	public static final String FIRST = "11111111-1111-1111-1111-111111111111";

	private static final String PREFIX = "/subscriptions/";

	@Override
	public String type() {
		return "Microsoft.Resources/subscriptions";
	}

	@Override
	public boolean specified() {
		return false;
	}

	@Override
	public Answer handle(Call call) {
		if (!call.method().equals("GET")) {
			throw Route.methodNotAllowed(call);
		}
		if (!call.path().collection()) {
			return Answer.ok(view(call.world(), call.path().name()));
		}
		List<ObjectNode> seen = ids(call.world()).stream()
			.filter((id) -> Authorization.sees(call, id))
			.map((id) -> view(call.world(), id))
			.toList();
		ObjectNode page = Json.page(seen);
		page.putObject("count").put("type", "Total").put("value", seen.size());
		return Answer.ok(page);
	}

	private static Set<String> ids(World world) {
		Set<String> ids = new TreeSet<>(Set.of(FIRST));
		world.all()
			.stream()
			.filter((resource) -> resource.key().startsWith(PREFIX))
			.forEach((resource) -> ids.add(resource.key().split("/", 4)[2]));
		return ids;
	}

	private static ObjectNode view(World world, String id) {
		ObjectNode view = Json.object()
			.put("id", PREFIX + id)
			.put("authorizationSource", "RoleBased")
			.put("subscriptionId", id)
			.put("tenantId", Subscriptions.tenantOf(world, id))
			.put("displayName", "Local subscription " + id.substring(0, 8))
			.put("state", "Enabled");
		view.putArray("managedByTenants");
		view.putObject("subscriptionPolicies")
			.put("locationPlacementId", "Public_2014-09-01")
			.put("quotaId", "PayAsYouGo_2014-09-01")
			.put("spendingLimit", "Off");
		return view;
	}

	/**
	 * The regions that a subscription can use.
	 */
	public static final class Locations implements Route {

		@Override
		public String type() {
			return "Microsoft.Resources/locations";
		}

		@Override
		public boolean specified() {
			return false;
		}

		@Override
		public Answer handle(Call call) {
			if (!call.method().equals("GET") || !call.path().collection()) {
				throw Route.methodNotAllowed(call);
			}
			return Answer.ok(Json
				.page(Regions.names().stream().map((name) -> location(call.path().subscription(), name)).toList()));
		}

		private static ObjectNode location(String subscription, String name) {
			String displayed = Regions.displayed(name);
			ObjectNode location = Json.object()
				.put("id", PREFIX + subscription + "/locations/" + name)
				.put("name", name)
				.put("type", "Region")
				.put("displayName", displayed)
				.put("regionalDisplayName", displayed);
			location.putObject("metadata").put("regionType", "Physical").put("regionCategory", "Recommended");
			return location;
		}

	}

}
