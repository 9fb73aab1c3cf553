package com.promptservice.controlplane.api;

/**
 * The forms of names in paths and headers. For path variables write {@code "/{region:" +
 * ApiPatterns.REGION + "}"}: without a pattern, a variable would swallow the
 * {@code :verb} behind it.
 */
public final class ApiPatterns {

	/**
	 * Name of a region.
	 */
	public static final String REGION = "[a-z0-9]{3,30}";

	/**
	 * Name of a cluster.
	 */
	public static final String CLUSTER = "[a-z][a-z0-9-]{2,21}[a-z0-9]";

	/**
	 * Name of a customer.
	 */
	public static final String CUSTOMER = "[a-z][a-z0-9-]{1,30}[a-z0-9]";

	/**
	 * Name of a package: its application type.
	 */
	public static final String PACKAGE = "[A-Za-z][A-Za-z0-9_-]{0,63}";

	/**
	 * Version of a package.
	 */
	public static final String PACKAGE_VERSION = "[A-Za-z0-9][A-Za-z0-9._-]{0,39}";

	/**
	 * An id that the service made, of an operation, a peering or a deployment.
	 */
	public static final String ID = "[a-z0-9]{3,30}\\.[0-9a-f-]{36}";

	/**
	 * An operation's id: the service's own or, when the client sent one, the client's.
	 */
	public static final String OPERATION_ID = "[A-Za-z0-9][A-Za-z0-9._~-]{7,63}";

	/**
	 * Name of an error code.
	 */
	public static final String ERROR_CODE = "[A-Za-z]{3,60}";

	private ApiPatterns() {
	}

}
