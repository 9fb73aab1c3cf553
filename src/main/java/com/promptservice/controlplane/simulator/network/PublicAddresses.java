package com.promptservice.controlplane.simulator.network;

import java.util.Locale;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.Route;
import com.promptservice.controlplane.simulator.core.ResourceType;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.node.ObjectNode;

/**
 * Public addresses, which only other providers make here.
 */
public final class PublicAddresses extends ResourceType {

	/** The type as Azure spells it. */
	public static final String TYPE = "Microsoft.Network/publicIPAddresses";

	/** The type of public addresses. */
	public PublicAddresses() {
		super(TYPE);
	}

	@Override
	public ObjectNode render(World world, Resource address) {
		ObjectNode view = super.render(world, address);
		view.put("etag", address.etag());
		return view;
	}

	@Override
	protected Answer write(Call call) {
		throw Route.methodNotAllowed(call);
	}

	@Override
	protected Answer delete(Call call) {
		throw Route.methodNotAllowed(call);
	}

	/** A public address under a name of Azure's, ready to be stored. */
	public static Resource make(World world, String id, String name, String location, String address, String label) {
		ObjectNode body = Json.object();
		body.putObject("sku").put("name", "Standard").put("tier", "Regional");
		ObjectNode properties = body.putObject("properties")
			.put("ipAddress", address)
			.put("publicIPAddressVersion", "IPv4")
			.put("publicIPAllocationMethod", "Static")
			.put("idleTimeoutInMinutes", 4);
		properties.putObject("dnsSettings").put("domainNameLabel", label).put("fqdn", DnsNames.of(label, location));
		return new Resource(id.toLowerCase(Locale.ROOT), id, TYPE, name, location, body, Resource.SUCCEEDED,
				world.newEtag(), world.now());
	}

}
