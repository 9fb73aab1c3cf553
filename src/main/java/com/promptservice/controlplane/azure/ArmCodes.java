package com.promptservice.controlplane.azure;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import com.promptservice.controlplane.api.ErrorCode;

/**
 * The codes of Azure that the control plane knows, and what each one means here.
 */
public final class ArmCodes {

	private static final Map<String, Meaning> KNOWN = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

	static {
		Meaning busy = Meaning.passing(ErrorCode.NetworkBusy);
		know(busy, "AnotherOperationInProgress", "RetryableError", "RetryableErrorDueToAnotherOperation",
				"ReferencedResourceNotProvisioned", "OperationPreempted", "StorageAccountOperationInProgress",
				"PutSubnetOperationAnotherOperationInProgress");
		know(Meaning.passing(ErrorCode.ArmThrottled), "TooManyRequests", "SubscriptionRequestsThrottled",
				"ResourceRequestsThrottled", "OperationThrottled", "Throttled");
		know(Meaning.passing(ErrorCode.ArmUnavailable), "InternalServerError", "InternalError",
				"InternalExecutionError", "InternalOperationError", "ServerTimeout", "ServerBusy", "GatewayTimeout",
				"ServiceUnavailable", "OperationTimedOut", "RequestTimeout", "Canceled", "OperationCanceled");
		Meaning settling = Meaning.passing(ErrorCode.ArmRequestFailed);
		know(settling, "PrincipalNotFound", "ConflictError", "Conflict", "ObjectIsDeletedButRecoverable",
				"ObjectIsBeingDeleted", "ObjectIsBeingRecovered", "PendingCertificate", "ContainerBeingDeleted",
				"QueueBeingDeleted", "ResourceGroupBeingDeleted", "InUseSubnetCannotBeDeleted",
				"InUseNetworkSecurityGroupCannotBeDeleted", "LoadBalancerInUseByVirtualMachineScaleSet",
				"CannotRemoveRuleUsedByProbeUsedByVMSS", "ResourceGroupDeletionBlocked", "NotLatestOperation");
		know(Meaning.terminal(ErrorCode.ParentNotFound), "ResourceNotFound", "NotFound", "ResourceGroupNotFound",
				"ParentResourceNotFound", "InvalidResourceReference", "LinkedInvalidPropertyId", "VaultNotFound");
		know(Meaning.terminal(ErrorCode.AuthorizationFailed), "AuthorizationFailed", "Forbidden", "ForbiddenByRbac",
				"AuthorizationPermissionMismatch", "AuthorizationFailure", "InvalidAuthenticationToken",
				"ExpiredAuthenticationToken", "AuthenticationFailed", "InvalidAuthenticationTokenTenant",
				"RoleAssignmentUpdateNotPermitted");
		know(Meaning.waiting(ErrorCode.AuthorizationFailed,
				"Grant the control plane's identity the role on the linked resource that the message names."),
				"LinkedAuthorizationFailed");
		know(Meaning.terminal(ErrorCode.PolicyDenied), "RequestDisallowedByPolicy", "RequestDisallowedByAzure",
				"PolicyViolation");
		know(Meaning.terminal(ErrorCode.QuotaExceeded), "QuotaExceeded", "OperationNotAllowed", "ResourceQuotaExceeded",
				"SubscriptionQuotaExceeded", "RoleAssignmentLimitExceeded",
				"MaxStorageAccountsCountPerSubscriptionExceeded", "ResourceGroupQuotaExceeded");
		know(Meaning.terminal(ErrorCode.SkuUnavailable), "SkuNotAvailable", "NotAvailableForSubscription",
				"LocationNotAvailableForResourceType");
		know(Meaning.terminal(ErrorCode.CapacityUnavailable), "AllocationFailed", "ZonalAllocationFailed",
				"OverconstrainedAllocationRequest");
		know(Meaning.terminal(ErrorCode.NameTaken), "StorageAccountAlreadyTaken", "StorageAccountAlreadyExists",
				"StorageAccountInAnotherResourceGroup", "VaultAlreadyExists", "DnsRecordInUse");
		know(Meaning.terminal(ErrorCode.SubnetFull), "SubnetIsFull", "SubnetWithInsufficientAddresses");
		know(Meaning.terminal(ErrorCode.LoadBalancerAddressInUse), "PrivateIPAddressIsAllocated",
				"PrivateIPAddressInUse");
		know(Meaning.terminal(ErrorCode.IpOutsideSubnet), "PrivateIPAddressInReservedRange",
				"PrivateIPAddressNotInSubnet");
		know(Meaning.terminal(ErrorCode.SubnetOutsideVnet), "NetcfgInvalidSubnet");
		know(Meaning.terminal(ErrorCode.AddressSpaceOverlap), "NetcfgSubnetRangesOverlap", "VnetAddressSpacesOverlap",
				"VnetAddressSpaceOverlapsWithAlreadyPeeredVnet");
		know(Meaning.terminal(ErrorCode.HealthCheckFailed), "ApplicationUpgradeFailed");
		know(Meaning.terminal(ErrorCode.DeploymentFailed), "ApplicationPackageNotFound", "InvalidApplicationPackage",
				"ApplicationTypeVersionMismatch", "ServiceTypeNotFound");
		know(Meaning.terminal(ErrorCode.ArmRequestFailed,
				"Register the resource provider that the message names in the subscription, then retry the operation."),
				"MissingSubscriptionRegistration", "SubscriptionNotRegistered");
		know(Meaning.terminal(ErrorCode.ArmRequestFailed,
				"Remove the lock that the message names, then retry the operation."), "ScopeLocked");
		know(Meaning.terminal(ErrorCode.ArmRequestFailed,
				"Check the subscription's id and state, then retry the operation."), "SubscriptionNotFound",
				"InvalidSubscriptionId", "ReadOnlyDisabledSubscription", "DisabledSubscription");
		know(Meaning.terminal(ErrorCode.ArmRequestFailed), "SecurityRuleConflict", "InvalidParameter",
				"InvalidRequestFormat", "InvalidRequestContent", "AccountNameInvalid", "VaultNameNotValid",
				"BadRequest", "InvalidResourceLocation", "ResourceGroupLocationMismatch");
	}

	private ArmCodes() {
	}

	private static void know(Meaning meaning, String... codes) {
		for (String code : codes) {
			KNOWN.put(code, meaning);
		}
	}

	/**
	 * The codes of Azure that can stand behind one of ours, in alphabetical order.
	 */
	public static List<String> behind(ErrorCode code) {
		return KNOWN.entrySet()
			.stream()
			.filter((known) -> known.getValue().code() == code)
			.map(Map.Entry::getKey)
			.toList();
	}

	/**
	 * What a code means, or null when it is not known.
	 */
	static Meaning meaning(String code) {
		Meaning known = KNOWN.get(code);
		if (known == null) {
			String lower = code.toLowerCase(Locale.ROOT);
			if (lower.endsWith("limitreached") || lower.endsWith("quotaexceeded")) {
				return Meaning.terminal(ErrorCode.QuotaExceeded);
			}
		}
		return known;
	}

}
