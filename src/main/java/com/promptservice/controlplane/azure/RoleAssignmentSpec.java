package com.promptservice.controlplane.azure;

import java.util.Locale;
import com.github.f4b6a3.uuid.UuidCreator;
import com.github.f4b6a3.uuid.enums.UuidNamespace;

/**
 * A wanted role assignment; scope, principal and role make its name, so that the same
 * wish is the same resource.
 *
 * @param scope ARM id that the role applies to
 * @param principalId object id of a service principal or managed identity; null when the
 * principal does not exist, which only a removal may meet
 */
public record RoleAssignmentSpec(String scope, Role role, String principalId) {

	/**
	 * The assignment's name, a UUIDv5.
	 */
	public String name() {
		String seed = this.scope.toLowerCase(Locale.ROOT) + "\n" + this.principalId + "\n" + this.role.id();
		return UuidCreator.getNameBasedSha1(UuidNamespace.NAMESPACE_URL, seed).toString();
	}

	/**
	 * ARM id.
	 */
	public String id() {
		return this.scope + "/providers/Microsoft.Authorization/roleAssignments/" + name();
	}

	/**
	 * ARM id of the role's definition.
	 */
	String roleDefinitionId() {
		String subscription = this.scope.split("/")[2];
		return "/subscriptions/" + subscription + "/providers/Microsoft.Authorization/roleDefinitions/"
				+ this.role.id();
	}

}
