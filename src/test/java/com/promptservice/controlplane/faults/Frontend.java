package com.promptservice.controlplane.faults;

/**
 * What a client can ask of one replica.
 */
interface Frontend {

	Reply put(String region, String operationId, String body);

	Reply delete(String region, String operationId);

	Reply putCluster(String cluster, String operationId, String body);

	Reply scaleCluster(String cluster, String operationId, int appNodes);

	Reply deleteCluster(String cluster, String operationId);

	/**
	 * Uploads a package of this version; there is no operation to follow.
	 */
	Reply upload(String version);

	Reply deploy(String cluster, String operationId, String version);

	/**
	 * Undoes the newest deployment.
	 */
	Reply rollback(String operationId);

	Reply postPeering(String operationId, String body);

	Reply repairPeering(String peering, String operationId);

	Reply deletePeering(String peering, String operationId);

	Reply putCustomer(String customer, String operationId, String body);

	Reply deleteCustomer(String customer, String operationId);

	Reply cancel(String operation);

	Reply retry(String operation, String operationId);

	/**
	 * What the client was told.
	 *
	 * @param status the HTTP status
	 * @param operation the id in the answer's {@code operation-id} header, or null
	 * @param code the error's code, or null
	 */
	record Reply(int status, String operation, String code) {

		boolean accepted() {
			return this.status < 300 && this.operation != null;
		}

		/**
		 * The client cannot know whether anything happened, and asks again.
		 */
		boolean unsure() {
			return this.status >= 500;
		}

	}

}
