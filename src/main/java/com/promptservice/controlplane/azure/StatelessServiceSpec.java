package com.promptservice.controlplane.azure;

/**
 * A wanted stateless service, of one instance on each node of a node type.
 *
 * @param applicationId ARM id
 */
public record StatelessServiceSpec(Placement at, String applicationId, String name, String serviceTypeName,
		String nodeType) {

	/**
	 * ARM id.
	 */
	public String id() {
		return this.applicationId + "/services/" + this.name;
	}

}
