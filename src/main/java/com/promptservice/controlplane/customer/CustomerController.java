package com.promptservice.controlplane.customer;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ApiPatterns;
import com.promptservice.controlplane.api.ApiRequest;
import com.promptservice.controlplane.api.ApiVersion;
import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.api.FilterOn;
import com.promptservice.controlplane.api.Findings;
import com.promptservice.controlplane.api.ListQuery;
import com.promptservice.controlplane.api.Page;
import com.promptservice.controlplane.api.Representations;
import com.promptservice.controlplane.api.Submitted;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.operation.Acceptance;
import com.promptservice.controlplane.operation.Decision;
import com.promptservice.controlplane.operation.OperationResponses;
import com.promptservice.controlplane.operation.RequestIdentity;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import tools.jackson.databind.JsonNode;

import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Customers: who may bring networks from where, and where their data lies. A customer
 * sees itself and nobody else.
 */
@RestController
@Profile("!simulator")
@RequestMapping(path = "/customers", version = ApiVersion.SINCE_2026_11_01)
@Tag(name = "Customers", description = "Who may bring networks from where, and where their data lies")
class CustomerController {

	static final String ONE = "/{customer:" + ApiPatterns.CUSTOMER + "}";

	private final CustomerStore customers;

	private final CustomerClaims claims;

	private final CustomerPublications publications;

	private final CustomerRepresentations representations;

	private final CustomerRequests requests;

	private final CustomerDecisions decisions;

	private final Acceptance acceptance;

	private final OperationResponses responses;

	CustomerController(CustomerStore customers, CustomerClaims claims, CustomerPublications publications,
			CustomerRepresentations representations, CustomerRequests requests, CustomerDecisions decisions,
			Acceptance acceptance, OperationResponses responses) {
		this.customers = customers;
		this.claims = claims;
		this.publications = publications;
		this.representations = representations;
		this.requests = requests;
		this.decisions = decisions;
		this.acceptance = acceptance;
		this.responses = responses;
	}

	@GetMapping
	@Operation(operationId = "Customers_List", summary = "List customers; a customer finds itself only")
	ResponseEntity<Page<CustomerResource>> list(@FilterOn({ "name", "provisioningState" }) ListQuery query,
			ApiRequest request) {
		Stream<CustomerResource> behind = isTeam(request.caller())
				? this.customers.all(query.after()).map(this.representations::of)
				: own(request.caller()).map(this.representations::forItself)
					.filter((own) -> query.after() == null || own.name().compareTo(query.after()) > 0)
					.stream();
		return Representations.ok(query.page(behind, CustomerResource::name, CustomerController::fields), request);
	}

	@GetMapping(ONE)
	@Operation(operationId = "Customers_Get", summary = "Read a customer")
	ResponseEntity<CustomerResource> get(@PathVariable String customer, ApiRequest request) {
		if (isTeam(request.caller())) {
			return Representations.ok(this.representations.of(this.customers.get(customer)), request);
		}
		// The same is read whatever was asked for, so that nothing tells who else there
		// is
		CustomerDocument own = own(request.caller()).filter((document) -> document.name().equals(customer))
			.orElseThrow(() -> CustomerStore.notFound(customer));
		return Representations.ok(this.representations.forItself(own), request);
	}

	@PutMapping(ONE)
	@Operation(operationId = "Customers_CreateOrReplace",
			summary = "Create a customer, change it, or bring it back in line with Azure")
	ResponseEntity<Object> put(@PathVariable String customer, @Parameter(
			description = "Remove storage accounts of regions that are taken away although they hold data") @RequestParam(
					defaultValue = "false") boolean deleteData,
			@RequestBody Submitted<CustomerRequest> body, ApiRequest request) {
		CustomerSpec wanted = this.requests.valid(customer, body);
		return accept(request, body.json(),
				(id) -> this.decisions.put(wanted, deleteData, request.preconditions()::check, id));
	}

	@DeleteMapping(ONE)
	@Operation(operationId = "Customers_Delete",
			summary = "Remove a customer that has no peerings; refused while its storage accounts hold data")
	ResponseEntity<Object> delete(@PathVariable String customer,
			@Parameter(description = "Remove the customer's storage accounts although they hold data") @RequestParam(
					defaultValue = "false") boolean deleteData,
			ApiRequest request) {
		return accept(request, null,
				(id) -> this.decisions.delete(customer, deleteData, request.preconditions()::check, id));
	}

	@GetMapping(ONE + "/config")
	@Operation(operationId = "Customers_GetConfig",
			summary = "Read what the data plane of a region reads of the customer")
	ResponseEntity<CustomerConfig> config(@PathVariable String customer,
			@Parameter(description = "One of the customer's regions",
					schema = @Schema(pattern = "^" + ApiPatterns.REGION + "$"),
					example = "westus2") @RequestParam String region,
			@Parameter(description = "An earlier version; the last 20 are kept",
					schema = @Schema(type = "integer", format = "int32", minimum = "1", maximum = "2147483647"),
					example = "1") @RequestParam(required = false) Integer version,
			ApiRequest request) {
		new Findings()
			.require(region.matches(ApiPatterns.REGION), ErrorCode.InvalidFormat, "query:region",
					"'region' must match ^" + ApiPatterns.REGION + "$")
			.require(version == null || version >= 1, ErrorCode.OutOfRange, "query:version",
					version + " must be at least 1")
			.throwIfAny();
		return Representations.ok(this.publications.get(this.customers.get(customer), region, version), request);
	}

	private Optional<CustomerDocument> own(Caller caller) {
		return this.claims.holder(CustomerClaim.TENANT, caller.tenantId());
	}

	private static boolean isTeam(Caller caller) {
		return caller.is(Caller.Role.Operator) || caller.is(Caller.Role.Reader);
	}

	private ResponseEntity<Object> accept(ApiRequest request, JsonNode body, Function<String, Decision> decide) {
		return this.responses
			.accepted(this.acceptance.accept(DocumentName.HOME, RequestIdentity.of(request, body), decide));
	}

	private static Function<String, Object> fields(CustomerResource customer) {
		return Map.<String, Object>of("name", customer.name(), "provisioningState", customer.provisioningState())::get;
	}

}
