package com.promptservice.controlplane.simulator.network;

import java.util.Locale;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Route;
import com.promptservice.controlplane.simulator.core.World;

/**
 * Says whether the label of a public address is free in a region.
 */
public final class DnsNames implements Route {

	@Override
	public String type() {
		return "Microsoft.Network/locations/CheckDnsNameAvailability";
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
		String label = call.query("domainNameLabel");
		if (label == null || !label.matches("[a-z][a-z0-9-]{1,61}[a-z0-9]")) {
			throw ArmException.network(400, "InvalidDomainNameLabel", "The domain name label " + label
					+ " is invalid. It must conform to the following regular expression: ^[a-z][a-z0-9-]{1,61}[a-z0-9]$.");
		}
		return Answer.ok(Json.object().put("available", !taken(call.world(), label, call.path().name())));
	}

	/** Whether a public address has a label in a region already. */
	public static boolean taken(World world, String label, String location) {
		String name = of(label, location.toLowerCase(Locale.ROOT));
		return world.ofType(PublicAddresses.TYPE)
			.anyMatch((address) -> name.equalsIgnoreCase(address.property("dnsSettings", "fqdn")));
	}

	/** The name that a label gives in a region. */
	public static String of(String label, String location) {
		return label + "." + location + ".cloudapp.azure.com";
	}

}
