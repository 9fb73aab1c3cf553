package com.promptservice.controlplane.api;

/**
 * The catalogue of every error that a client can meet, in an answer or in an operation.
 * Names are part of the contract.
 */
public enum ErrorCode {

	MissingApiVersionParameter(400, "Caller", false, "The request names no API version.",
			"Add ?api-version=2026-11-01 to the URL."),

	UnsupportedApiVersionValue(400, "Caller", false, "The API version is not one that this service offers.",
			"Use one of the versions that the message lists."),

	InvalidRequest(400, "Caller", false, "The request holds values that are not valid; 'details' lists every one.",
			"Correct the fields listed in 'details' and send the request again."),

	RequiredFieldMissing(400, "Caller", false, "A field that has no default is missing.", "Add the field."),

	UnknownField(400, "Caller", false, "The body holds a field that this version does not know.",
			"Remove the field or correct its spelling."),

	InvalidFormat(400, "Caller", false, "A value does not have the form that its field asks for.",
			"Use the form that the message describes."),

	OutOfRange(400, "Caller", false, "A number lies outside its limits.",
			"Use a number within the limits that the message names."),

	TooLong(400, "Caller", false, "A text or list is longer than its limit.",
			"Shorten it to the limit that the message names."),

	DuplicateValue(400, "Caller", false, "A value is given twice where it may stand once.", "Remove one of the two."),

	ReadOnlyField(400, "Caller", false, "The body sets a field that only the service writes.",
			"Remove the field, or send the value that the last GET returned."),

	NameMismatch(400, "Caller", false, "The name in the body is not the name in the path.",
			"Leave the name out of the body."),

	InvalidCidr(400, "Caller", false, "An address range is not a valid IPv4 CIDR block.",
			"Write the network address and its length, as in 10.0.0.0/16, without host bits or leading zeros."),

	SubnetOutsideVnet(400, "Caller", false, "The subnet's range does not lie inside the virtual network's.",
			"Choose a subnet range inside vnetAddressPrefix."),

	IpOutsideSubnet(400, "Caller", false, "The load balancer's address is not usable in the subnet.",
			"Choose an address inside the subnet, not one of its first four or its last."),

	InvalidArmId(400, "Caller", false, "A value is not the Azure resource id of the expected type.",
			"Copy the id from the Azure portal or from az ... show --query id."),

	UnsupportedVmSize(400, "Caller", false, "The VM size cannot run this node type.",
			"Choose one of the sizes that the message lists."),

	MalformedJson(400, "Caller", false, "The body is not valid JSON.",
			"Correct the JSON at the place that the message names."),

	BodyNotAllowed(400, "Caller", false, "This request takes no body.", "Send the request without a body."),

	UnknownQueryParameter(400, "Caller", false,
			"The URL holds a query parameter that this route does not know, or one twice.", "Remove the parameter."),

	InvalidHeaderValue(400, "Caller", false, "A request header does not have the form it needs.",
			"Correct the header that 'target' names."),

	InvalidFilter(400, "Caller", false, "The filter expression cannot be read.",
			"Use eq, ne, and, or and parentheses on the fields that the message lists."),

	InvalidContinuationToken(400, "Caller", false, "The continuation is not one that this service made for this list.",
			"Start again at the list's first page and follow nextLink as it stands."),

	Unauthenticated(401, "Caller", false, "The request carries no valid access token.",
			"Get a token for this service and send it as Authorization: Bearer."),

	Forbidden(403, "Operator", false, "The caller's role does not allow this request.",
			"Ask an operator for the role that the message names."),

	SubscriptionNotAllowed(403, "Operator", false, "The subscription is not registered for this customer.",
			"Ask an operator to register the subscription."),

	ResourceNotFound(404, "Caller", false, "There is no such resource, or it is not the caller's.",
			"Check the name; the collection lists what there is."),

	ParentNotFound(404, "Caller", false, "The resource that this one belongs to does not exist.",
			"Create the parent first."),

	OperationNotFound(404, "Caller", false, "There is no such operation, or it ended more than 30 days ago.",
			"Check the id; GET /operations lists what there is."),

	RouteNotFound(404, "Caller", false, "The service has no such path.",
			"See the API's paths at /swagger-ui/index.html."),

	MethodNotAllowed(405, "Caller", false, "The path exists but not with this method.",
			"Use one of the methods in the Allow header."),

	NotAcceptable(406, "Caller", false, "The service cannot answer in the media type that Accept asks for.",
			"Accept application/json."),

	RequestTimeout(408, "Caller", true, "The body did not arrive in time.",
			"Send the whole body within the time that the message names."),

	RequestTooLarge(413, "Caller", false, "The body is larger than the limit.",
			"Send at most the size that the message names."),

	UriTooLong(414, "Caller", false, "The URL is longer than 2083 characters.", "Shorten the query."),

	InvalidPackage(400, "Caller", false, "The package is not one that Service Fabric could deploy.",
			"Correct what the message names and upload the package again."),

	UnsupportedMediaType(415, "Caller", false, "The body's media type is not one that this route reads.",
			"Send the Content-Type that the message names."),

	AnotherOperationInProgress(409, "Nobody", true, "Another operation is changing this resource.",
			"Wait for the operation in the operation-location header, then send the request again."),

	OperationIdConflict(409, "Caller", false, "The operation-id was used before for a different request.",
			"Use a new operation-id for a new request."),

	ImmutableFieldChanged(409, "Caller", false, "The request changes a field that cannot change after creation.",
			"Leave the field as it is, or delete and create the resource again."),

	RegionNotReady(409, "Nobody", true, "The region is not in state Succeeded.",
			"Wait for the region's operation, or repair the region with PUT."),

	ClusterNotReady(409, "Nobody", true, "The cluster is not in state Succeeded.",
			"Wait for the cluster's operation, or repair the cluster with PUT."),

	ClaimedByAnotherCustomer(409, "Operator", false,
			"A tenant or subscription is registered for another customer already.",
			"Take it away from the customer that 'details' names, or leave it out."),

	CustomerNotEmpty(409, "Operator", false, "Peerings rely on what would be taken from the customer.",
			"Delete every peering that 'details' names first."),

	CustomerDataExists(409, "Operator", false, "A storage account that would be removed holds the customer's data.",
			"Keep a copy if it is needed, then send the request again with ?deleteData=true."),

	RegionNotEmpty(409, "Operator", false, "The region still has clusters, customers or peerings.",
			"Delete every child that 'details' names, then delete the region."),

	AddressSpaceOverlap(409, "Customer", false, "The address space overlaps one that is in use here.",
			"Use one of the free ranges that the error names."),

	VirtualNetworkAlreadyPeered(409, "Caller", false, "This virtual network already has a peering with the region.",
			"Use the existing peering."),

	PeeringStateConflict(409, "Caller", false, "The peering is in a state in which this makes no sense.",
			"Read the peering; its connectionState says who has to do what."),

	PeeringLimitReached(409, "Operator", false, "The region has no room for another peering.",
			"Delete peerings that are not used, or use another region."),

	DeploymentInProgress(409, "Nobody", true, "A deployment is running on this cluster.", "Wait for it to end."),

	NoPreviousVersion(409, "Caller", false, "There is no earlier version to roll back to.",
			"Deploy the wanted version instead."),

	PackageInUse(409, "Caller", false, "The package is deployed and cannot be removed.",
			"Deploy another version first."),

	OperationNotCancelable(409, "Caller", false, "The operation has already ended.", "Nothing is left to cancel."),

	OperationNotRetryable(409, "Caller", false, "Only an operation that failed or was canceled can be retried.",
			"Nothing is left to retry."),

	LastClusterInUse(409, "Operator", false, "Peerings are connected and this is the region's last cluster.",
			"Delete the peerings first, or force the deletion as an operator."),

	PreconditionFailed(412, "Caller", false, "The resource's ETag is not the one that the request names.",
			"Read the resource again and decide on its current state."),

	TooManyRequests(429, "Caller", true, "The caller sends requests faster than its limit.",
			"Wait as long as retry-after says."),

	InternalError(500, "Operator", true, "The service failed in a way it did not expect.",
			"Try again; if it stays, give the request id to the operators."),

	MetadataStoreUnavailable(503, "Operator", true, "The store of the service's state cannot be reached.",
			"Try again after retry-after; nothing was half done."),

	ServiceBusy(503, "Nobody", true, "The service has more work than it can take.", "Try again after retry-after."),

	RemoteVnetNotAuthorized(409, "Customer", true,
			"The service has no right to peer with the customer's virtual network.",
			"Grant the role that the peering's handoff describes."),

	RemoteTenantNotAuthorized(409, "Customer", true, "The customer's tenant has not admitted the service.",
			"Follow the consent step of the peering's handoff."),

	RemoteVnetNotFound(409, "Customer", false, "The customer's virtual network does not exist.",
			"Check the virtual network's id."),

	RemotePeeringDisconnected(409, "Customer", false, "The customer's half of the peering is disconnected.",
			"Delete the customer's half, then repair the peering."),

	NetworkBusy(409, "Nobody", true, "Azure is busy with another change of the same network.",
			"Nothing to do; the service tries again."),

	QuotaExceeded(409, "Operator", false, "The subscription's quota is used up.",
			"Ask Azure for more quota, then retry the operation."),

	SkuUnavailable(409, "Operator", false, "The size is not offered in this region.", "Choose another size or region."),

	CapacityUnavailable(409, "Azure", true, "Azure has no capacity of this size at the moment.",
			"Retry the operation later."),

	NameTaken(409, "Operator", false, "A globally unique name belongs to somebody else.",
			"Set another name in the request."),

	AuthorizationFailed(403, "Operator", false, "The control plane's identity lacks a role in Azure.",
			"Assign the role that README's 'Run it on Azure' lists, then retry the operation."),

	PolicyDenied(403, "Operator", false, "An Azure policy forbids the resource.",
			"Exempt the resource group from the policy, then retry the operation."),

	SubnetFull(409, "Operator", false, "The subnet has no free addresses.", "Use a larger subnet, or another one."),

	LoadBalancerAddressInUse(409, "Operator", false, "The load balancer's private address is taken.",
			"Free the address or choose another, then retry the operation."),

	PackageNotFound(404, "Caller", false, "There is no such package version.", "Upload the package first."),

	PackageHashMismatch(409, "Operator", false, "The stored package is not the one that was uploaded.",
			"Upload the package again under a new version."),

	DeploymentFailed(409, "Operator", false, "Service Fabric could not deploy the application.",
			"See the inner error."),

	HealthCheckFailed(409, "Operator", false, "The application did not become healthy.",
			"See which port failed; the earlier version runs."),

	ProbeUnhealthy(409, "Operator", false, "The load balancer's probe does not pass.",
			"Check the service on the port that the message names."),

	ArmThrottled(503, "Nobody", true, "Azure throttles this subscription.", "Retry the operation later."),

	ArmUnavailable(503, "Azure", true, "Azure did not answer properly for as long as the step may take.",
			"Retry the operation; if it stays, open a support case with the ARM request id."),

	ArmRequestFailed(409, "Operator", false, "Azure refused a request of a step.",
			"See the inner error's code, correct its cause, then retry the operation."),

	OperationTimedOut(504, "Operator", true, "A step took longer than its deadline.",
			"Look at the resource in Azure, then retry the operation."),

	Superseded(409, "Nobody", false, "A later request took this operation's place.",
			"Follow the operation that took its place.");

	private final int status;

	private final String actor;

	private final boolean retryable;

	private final String meaning;

	private final String remediation;

	ErrorCode(int status, String actor, boolean retryable, String meaning, String remediation) {
		this.status = status;
		this.actor = actor;
		this.retryable = retryable;
		this.meaning = meaning;
		this.remediation = remediation;
	}

	/**
	 * HTTP status of an answer with this code.
	 */
	public int status() {
		return this.status;
	}

	/**
	 * Who must act: Caller, Operator, Customer, Azure or Nobody.
	 */
	public String actor() {
		return this.actor;
	}

	/**
	 * Whether the same request can succeed later without a change.
	 */
	public boolean retryable() {
		return this.retryable;
	}

	public String meaning() {
		return this.meaning;
	}

	public String remediation() {
		return this.remediation;
	}

}
