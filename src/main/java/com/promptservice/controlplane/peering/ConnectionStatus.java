package com.promptservice.controlplane.peering;

/**
 * How the two halves of a peering stand together.
 */
enum ConnectionStatus {

	PendingApproval, AwaitingCustomer, Connected, NotInSync, Disconnected, Rejected, Expired

}
