package com.promptservice.controlplane.azure;

import java.util.List;
import java.util.Map;
import com.azure.core.util.Context;
import com.azure.resourcemanager.authorization.fluent.RoleAssignmentsClient;
import com.azure.resourcemanager.authorization.fluent.models.RoleAssignmentInner;
import com.azure.resourcemanager.authorization.models.PrincipalType;
import com.azure.resourcemanager.authorization.models.RoleAssignmentCreateParameters;

/**
 * Role assignments, ours by their name alone.
 */
record RoleAssignments(AzureClients clients, RoleAssignmentSpec spec) implements ArmResource<RoleAssignment> {

	static final String TYPE = "Microsoft.Authorization/roleAssignments";

	@Override
	public String id() {
		return this.spec.id();
	}

	@Override
	public String owner() {
		return null;
	}

	@Override
	public String label() {
		return "role assignment at " + this.spec.scope().substring(this.spec.scope().lastIndexOf('/') + 1);
	}

	@Override
	public Sighting<RoleAssignment> look() {
		Seen<RoleAssignmentInner> seen = this.clients.calls()
			.read(id(), () -> client().getWithResponse(this.spec.scope(), this.spec.name(), null, Context.NONE));
		if (seen.absent()) {
			return new Sighting.Absent<>(seen.requestId(), this::put, observed());
		}
		return new Sighting.Present<>(seen.requestId(), observed(), ProvisioningState.SETTLED, Map.of(), List.of(),
				this::put);
	}

	@Override
	public Submission delete() {
		return this.clients.calls()
			.send(id(), () -> client().deleteWithResponse(this.spec.scope(), this.spec.name(), null, Context.NONE));
	}

	private Submission put() {
		RoleAssignmentCreateParameters wanted = new RoleAssignmentCreateParameters()
			.withPrincipalId(this.spec.principalId())
			.withPrincipalType(PrincipalType.SERVICE_PRINCIPAL)
			.withRoleDefinitionId(this.spec.roleDefinitionId());
		try {
			return this.clients.calls()
				.send(id(),
						() -> client().createWithResponse(this.spec.scope(), this.spec.name(), wanted, Context.NONE));
		}
		catch (AzureException ex) {
			if ("RoleAssignmentExists".equalsIgnoreCase(ex.armCode())) {
				return new Submission(false, null, null, ex.requestId(), true);
			}
			throw ex;
		}
	}

	private RoleAssignment observed() {
		return new RoleAssignment(id(), this.spec.scope(), this.spec.principalId());
	}

	private RoleAssignmentsClient client() {
		return this.clients.authorization(this.spec.scope().split("/")[2]).getRoleAssignments();
	}

}
