package com.promptservice.controlplane.faults;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.promptservice.controlplane.faults.Client.Ask;
import com.promptservice.controlplane.faults.Frontend.Reply;
import tools.jackson.databind.JsonNode;

/**
 * A customer through one fault at one call, from the same start, in virtual time; judged
 * by what is stored and by what the local Azure has.
 */
final class CustomerCampaign extends LifeCampaign<CustomerCampaign.Life> {

	private static final String NAME = "contoso";

	private final Map<Start, Moment> starts = new EnumMap<>(Start.class);

	CustomerCampaign() {
		super(Life.class);
		rest(world().snapshot(), (at) -> at.put("westus2", "put-zero-1", Bodies.FULL));
		rest(world().snapshot(), (at) -> at.put("eastus", "put-zero-2", Bodies.SECOND_REGION));
		this.starts.put(Start.REGIONS, world().snapshot());
		rest(world().snapshot(), (at) -> at.putCustomer(NAME, "put-zero-3", body("westus2")));
		this.starts.put(Start.CUSTOMER, world().snapshot());
	}

	@Override
	Moment start(Life life) {
		return this.starts.get(life.start);
	}

	@Override
	List<Ask> asks(Life life) {
		return life.asks;
	}

	@Override
	Reply heal(Life life, Frontend at) {
		return (life.region == null) ? at.deleteCustomer(NAME, "heal-dele-1")
				: at.putCustomer(NAME, "heal-puts-1", body(life.region));
	}

	@Override
	boolean mayBeCanceled(Life life, JsonNode operation) {
		return life == Life.DELETE_OVER_CREATE || isSuperseded(operation);
	}

	@Override
	String state() {
		return customer().toString();
	}

	@Override
	boolean reached(Life life) {
		JsonNode customer = customer();
		if (life.region == null) {
			return customer.isMissingNode();
		}
		return customer.path("provisioningState").asString("").equals("Succeeded")
				&& customer.at("/spec/regions/0").asString("").equals(life.region);
	}

	private JsonNode customer() {
		return new Records(world()).document("home", "customers/" + NAME + ".json");
	}

	@Override
	Set<String> everything() {
		Set<String> all = new TreeSet<>();
		world().cloud()
			.simulator()
			.resources()
			.forEach((resource) -> all.add(resource.id().toLowerCase(Locale.ROOT) + " " + resource.state()));
		world().documents().all().forEach((name, document) -> {
			String path = name.path();
			if (path.startsWith("customers/") || path.startsWith("customer-claims/") || path.startsWith("config/")
					|| path.startsWith("active-")) {
				all.add(name.toString().replaceAll("/versions/.*", "/versions"));
			}
			if (path.endsWith("routing-table.json")) {
				all.add(name + " tells of it: "
						+ new String(document.content(), StandardCharsets.UTF_8).contains("\"" + NAME + "\""));
			}
		});
		return all;
	}

	private static String body(String region) {
		return "{\"tenants\":[{\"tenantId\":\"8f3a1c52-0002-4c00-9000-000000000002\","
				+ "\"subscriptionIds\":[\"22222222-2222-2222-2222-222222222201\"]}],\"regions\":[\"" + region + "\"]}";
	}

	/**
	 * What there is when a customer's life goes on.
	 */
	private enum Start {

		REGIONS, CUSTOMER

	}

	/**
	 * What clients ask for, and where the customer is in the end.
	 */
	enum Life {

		CREATE(Start.REGIONS, "westus2", ask("put", 0, (at) -> at.putCustomer(NAME, "put-create-1", body("westus2")))),

		MOVE(Start.CUSTOMER, "eastus", ask("put", 0, (at) -> at.putCustomer(NAME, "put-moved-1", body("eastus")))),

		DELETE(Start.CUSTOMER, null, ask("delete", 0, (at) -> at.deleteCustomer(NAME, "delete-1-1"))),

		DELETE_OVER_CREATE(Start.REGIONS, null,
				ask("put", 0, (at) -> at.putCustomer(NAME, "put-create-1", body("westus2"))),
				ask("delete", 5, (at) -> at.deleteCustomer(NAME, "delete-1-1")));

		private final Start start;

		private final String region;

		private final List<Ask> asks;

		/**
		 * @param region where the customer is in the end, or null when it is gone
		 */
		Life(Start start, String region, Ask... asks) {
			this.start = start;
			this.region = region;
			this.asks = List.of(asks);
		}

	}

}
