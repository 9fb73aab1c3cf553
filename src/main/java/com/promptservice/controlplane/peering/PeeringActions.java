package com.promptservice.controlplane.peering;

import java.util.ArrayList;
import java.util.List;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.api.PublicUrls;

/**
 * The steps to a connected peering, each as it was observed, with commands that can be
 * run as they stand: what they are made of holds no character that a shell would take for
 * its own.
 *
 * @param principalId object id of the service in its own tenant
 * @param applicationId of the service in other tenants, or null
 * @param tenantId the service's own tenant
 */
record PeeringActions(PublicUrls urls, String principalId, String applicationId, String tenantId) {

	private static final String ROLE = "Network Contributor";

	List<ConnectionState.ActionRequired> of(PeeringDocument peering, ConnectionStatus status) {
		List<ConnectionState.ActionRequired> steps = new ArrayList<>();
		steps.add(approval(peering));
		boolean over = peering.hasEnded();
		ApiError failed = failedForGood(peering);
		if (failed != null) {
			steps.add(
					new ConnectionState.ActionRequired("network", Connections.CUSTOMER, ConnectionState.Progress.failed,
							failed.remediation() + " Then repair the peering.", repair(peering), failed));
		}
		steps.add(grant(peering));
		if (!over && status == ConnectionStatus.Disconnected) {
			steps.addAll(reconnection(peering));
		}
		steps.add(serviceHalf(peering));
		steps.add(customerHalf(peering));
		if (!over && status == ConnectionStatus.NotInSync) {
			steps.add(sync(peering));
		}
		return steps;
	}

	private static ConnectionState.ActionRequired approval(PeeringDocument peering) {
		ConnectionState.Progress progress = switch (peering.approval().state()) {
			case Pending -> ConnectionState.Progress.todo;
			case Approved -> ConnectionState.Progress.done;
			case Rejected -> ConnectionState.Progress.failed;
		};
		return new ConnectionState.ActionRequired("approval", Connections.OPERATOR, progress,
				"The region's operators admit the peering", null, null);
	}

	private ConnectionState.ActionRequired grant(PeeringDocument peering) {
		PeeringObserved seen = peering.observed();
		boolean stood = seen.serviceSide() != HalfState.Missing && seen.serviceSide() != HalfState.Unknown;
		boolean missing = Hindrances.isGrant(seen.hindrance());
		boolean passed = stood || seen.connectedAt() != null || Hindrances.waits(seen.hindrance())
				|| (others(peering) != null && !seen.addressPrefixes().isEmpty());
		PeeringSpec spec = peering.spec();
		boolean foreign = spec.tenantId() != null && !spec.tenantId().equalsIgnoreCase(this.tenantId);
		String who = (foreign && this.applicationId != null) ? this.applicationId : this.principalId;
		String command = "az role assignment create --assignee " + who + " --role '" + ROLE + "' --scope '"
				+ spec.virtualNetworkId() + "'";
		if (foreign && this.applicationId != null) {
			command = "az ad sp create --id " + who + " && " + command;
		}
		return new ConnectionState.ActionRequired("grant-access", Connections.CUSTOMER,
				(passed && !missing) ? ConnectionState.Progress.done : ConnectionState.Progress.todo,
				"Let the service peer with the network, and read its addresses", command,
				missing ? seen.hindrance() : null);
	}

	private List<ConnectionState.ActionRequired> reconnection(PeeringDocument peering) {
		List<ConnectionState.ActionRequired> steps = new ArrayList<>();
		boolean mine = peering.spec().mode() == PeeringMode.customerManaged;
		boolean remains = peering.observed().customerSide() == HalfState.Disconnected
				|| (peering.observed().hindrance() != null
						&& ErrorCode.RemotePeeringDisconnected.name().equals(peering.observed().hindrance().code()));
		if (mine && remains) {
			VirtualNetworkId network = peering.spec().network();
			steps.add(new ConnectionState.ActionRequired("delete-disconnected-half", Connections.CUSTOMER,
					ConnectionState.Progress.todo, "Delete what is left of the half in the customer's network",
					"az network vnet peering list --subscription " + network.subscriptionId() + " --resource-group '"
							+ network.resourceGroup() + "' --vnet-name '" + network.name()
							+ "' --query \"[?peeringState=='Disconnected'].id\" --output tsv | xargs -r az network vnet peering delete --ids",
					peering.observed().hindrance()));
		}
		steps.add(new ConnectionState.ActionRequired("repair", Connections.CUSTOMER, ConnectionState.Progress.todo,
				"Have the service make its half anew", repair(peering), null));
		return steps;
	}

	private ConnectionState.ActionRequired serviceHalf(PeeringDocument peering) {
		HalfState ours = peering.observed().serviceSide();
		ApiError failed = others(peering);
		if (failed != null) {
			return new ConnectionState.ActionRequired("service-half", failed.actor(), ConnectionState.Progress.failed,
					failed.remediation(), repair(peering), failed);
		}
		boolean stands = ours == HalfState.Initiated || ours == HalfState.Connected;
		return new ConnectionState.ActionRequired("service-half", Connections.SERVICE,
				stands ? ConnectionState.Progress.done : ConnectionState.Progress.todo,
				"The service makes its half in the region's network", null, null);
	}

	private static ConnectionState.ActionRequired customerHalf(PeeringDocument peering) {
		boolean stands = peering.observed().serviceSide() == HalfState.Connected;
		ConnectionState.Progress progress = stands ? ConnectionState.Progress.done : ConnectionState.Progress.todo;
		if (peering.spec().mode() == PeeringMode.delegated) {
			return new ConnectionState.ActionRequired("customer-half", Connections.SERVICE, progress,
					"The service makes the customer's half", null, null);
		}
		VirtualNetworkId network = peering.spec().network();
		String remote = peering.site().virtualNetworkId();
		return new ConnectionState.ActionRequired("customer-half", Connections.CUSTOMER, progress,
				"Make the other half in the customer's network",
				"az network vnet peering create --subscription " + network.subscriptionId() + " --resource-group '"
						+ network.resourceGroup() + "' --vnet-name '" + network.name() + "' --name '"
						+ PeeringAssets.halfName(VirtualNetworkId.of(remote)) + "' --remote-vnet '" + remote
						+ "' --allow-vnet-access",
				null);
	}

	private ConnectionState.ActionRequired sync(PeeringDocument peering) {
		VirtualNetworkId network = peering.spec().network();
		boolean onlyTheirs = "RemoteNotInSync".equalsIgnoreCase(peering.observed().syncLevel())
				&& peering.spec().mode() == PeeringMode.customerManaged;
		String command = onlyTheirs
				? "az network vnet peering sync --subscription " + network.subscriptionId() + " --resource-group '"
						+ network.resourceGroup() + "' --vnet-name '" + network.name() + "' --name '"
						+ PeeringAssets.halfName(VirtualNetworkId.of(peering.site().virtualNetworkId())) + "'"
				: repair(peering);
		return new ConnectionState.ActionRequired("sync-addresses", Connections.CUSTOMER, ConnectionState.Progress.todo,
				onlyTheirs ? "Have the customer's half take in the region's present addresses"
						: "Have the service take in the network's present addresses",
				command, null);
	}

	private String repair(PeeringDocument peering) {
		return "POST " + this.urls.of(peering.spec().path() + ":repair");
	}

	/**
	 * What failed and is not the customer's to mend, or null.
	 */
	private static ApiError others(PeeringDocument peering) {
		ApiError error = peering.error();
		return (error != null && !error.actor().equals(Connections.CUSTOMER)) ? error : null;
	}

	/**
	 * What neither a grant nor time will mend, or null.
	 */
	private static ApiError failedForGood(PeeringDocument peering) {
		ApiError error = peering.error();
		boolean customers = error != null && ErrorCode.valueOf(error.code()).actor().equals(Connections.CUSTOMER);
		return (customers && !Hindrances.waits(error)) ? error : null;
	}

}
