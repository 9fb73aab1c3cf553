package com.promptservice.controlplane.simulator.network;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.LinkedAction;
import com.promptservice.controlplane.simulator.core.Operation;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.Timing;
import com.promptservice.controlplane.simulator.core.World;
import com.promptservice.controlplane.simulator.identity.WithheldAccess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Halves of peerings: traffic flows once both networks have theirs, and stops when one
 * goes.
 */
public final class VirtualNetworkPeerings extends NetworkResource {

	static final String TYPE = VirtualNetworks.TYPE + "/virtualNetworkPeerings";

	static final String KEY = TYPE.toLowerCase(Locale.ROOT);

	/** The type of peerings. */
	public VirtualNetworkPeerings() {
		super(TYPE, Timing.PEERING);
	}

	@Override
	public List<LinkedAction> linked(Call call) {
		return LinkedAction.of(call, WithheldAccess.PEER, Json.text(call.properties(), "remoteVirtualNetwork", "id"));
	}

	@Override
	String retryAfterWrite() {
		return "10";
	}

	@Override
	Draft draft(Call call, Resource network, Resource old, String id) {
		ObjectNode asked = call.properties();
		Resource remote = remote(call, asked, old, id);
		busy(call, remote, id);
		PeeringRules.check(call.world(), network, remote, old, id);
		Resource opposite = Peers.between(call.world(), remote.key(), network.key());
		ObjectNode properties = Json.object();
		properties.put("resourceGuid", guid(call, old, opposite));
		properties.put(PeeringState.FIELD,
				((opposite != null) ? PeeringState.CONNECTED : PeeringState.INITIATED).text());
		properties.set("remoteVirtualNetwork", Json.reference(remote.id()));
		flags(properties, asked);
		gateways(call.world(), properties, remote, id);
		boolean look = old == null || PeeringState.DISCONNECTED.of(old)
				|| "true".equalsIgnoreCase(call.query("syncRemoteAddressSpace"));
		properties.set("remoteAddressSpace", look ? Peers.space(remote) : old.properties().get("remoteAddressSpace"));
		ObjectNode body = Json.object();
		body.set("properties", properties);
		Draft draft = new Draft(body);
		draft.referenced.add(remote.key());
		return draft;
	}

	private static Resource remote(Call call, ObjectNode asked, Resource old, String id) {
		String remoteId = Json.text(asked, "remoteVirtualNetwork", "id");
		if (remoteId == null) {
			throw ArmException.network(400, "MissingJsonReferenceId",
					"Value for reference id is missing. Path properties.remoteVirtualNetwork.");
		}
		if (!remoteId
			.matches("(?i)/subscriptions/[^/]+/resourceGroups/[^/]+/providers/" + VirtualNetworks.TYPE + "/[^/]+")) {
			throw ArmException.gateway(400, "LinkedInvalidPropertyId", "Property id '" + remoteId
					+ "' at path 'properties.remoteVirtualNetwork.id' is invalid. Expect fully qualified resource Id that start with '/subscriptions/{subscriptionId}' or '/providers/{resourceProviderNamespace}/'.");
		}
		if (old != null && !Peers.remoteKey(old).equalsIgnoreCase(remoteId)) {
			throw ArmException.network(400, "PropertyChangeNotAllowed",
					"Changing property 'remoteVirtualNetwork' is not allowed for peering " + id + ".");
		}
		return References.existing(call.world(), remoteId, id);
	}

	/** Refuses to refer to a network that somebody writes just now. */
	private static void busy(Call call, Resource remote, String id) {
		Operation running = call.world().holder(remote.key());
		if (running == null) {
			return;
		}
		if (running.type().equals(KEY)) {
			throw ArmException.retryable("RetryableErrorDueToAnotherOperation",
					"Operation PutVirtualNetworkPeeringOperation on " + id
							+ " has to be retried because of another operation (" + running.id() + ") in progress on "
							+ remote.id() + ".");
		}
		throw ArmException.network(400, "ReferencedResourceNotProvisioned", Writers.notProvisioned(remote.id(), id));
	}

	private static String guid(Call call, Resource old, Resource opposite) {
		Resource known = (old != null) ? old : opposite;
		return (known != null) ? known.property("resourceGuid") : call.world().newId().toString();
	}

	private static void flags(ObjectNode properties, ObjectNode asked) {
		for (String flag : List.of("allowVirtualNetworkAccess", "allowForwardedTraffic", "allowGatewayTransit",
				"useRemoteGateways", "doNotVerifyRemoteGateways", "peerCompleteVnets")) {
			JsonNode given = asked.get(flag);
			if (given != null && !given.isNull() && !given.isBoolean()) {
				throw ArmException.network(400, "InvalidRequestFormat", "Cannot parse the request.");
			}
			boolean usual = flag.equals("allowVirtualNetworkAccess") || flag.equals("peerCompleteVnets");
			properties.put(flag, (given != null && given.isBoolean()) ? given.asBoolean() : usual);
		}
	}

	// Gateways are not simulated: a network with a subnet for one counts as having one
	private static void gateways(World world, ObjectNode properties, Resource remote, String id) {
		if (properties.get("useRemoteGateways").asBoolean()
				&& world.find(remote.key() + "/subnets/gatewaysubnet") == null) {
			throw ArmException.network(400, "RemoteVnetHasNoGateways",
					"Peering " + id + " cannot have UseRemoteGateways flag set to true because remote virtual network "
							+ remote.id() + " referenced by the peering does not have any gateways.");
		}
	}

	@Override
	void written(World world, Resource half) {
		Resource opposite = Peers.opposite(world, half);
		if (PeeringState.INITIATED.of(opposite)) {
			Peers.move(world, opposite, PeeringState.CONNECTED);
		}
	}

	@Override
	protected void removed(World world, Resource half, Instant now) {
		Resource opposite = Peers.opposite(world, half);
		if (PeeringState.CONNECTED.of(opposite)) {
			Peers.move(world, opposite, PeeringState.DISCONNECTED);
		}
	}

	@Override
	protected void refuseWhileInUse(World world, Resource half) {
		// each side may end a peering at any time
	}

	@Override
	Set<String> references(Resource half) {
		return new HashSet<>(Set.of(Peers.remoteKey(half)));
	}

	@Override
	public ObjectNode render(World world, Resource half) {
		ObjectNode view = super.render(world, half);
		ObjectNode properties = Json.child(view, "properties");
		properties.put("peeringSyncLevel", Peers.syncLevel(world, half));
		properties.set("remoteVirtualNetworkAddressSpace", Peers.currentSpace(world, half));
		return view;
	}

}
