package com.promptservice.controlplane.azure;

import java.net.URI;

/**
 * A wanted version of an application type.
 *
 * @param source where the cluster gets the package from
 */
public record ApplicationVersionSpec(ApplicationTypeSpec type, String version, Source source) {

	/**
	 * ARM id.
	 */
	public String id() {
		return this.type.id() + "/versions/" + this.version;
	}

	/**
	 * A package that can be fetched.
	 */
	public interface Source {

		/**
		 * Where it lies; the address alone lets nobody in.
		 */
		URI address();

		/**
		 * The address with a permission to read that was made this moment and soon runs
		 * out; asked for directly before it is sent, and kept nowhere.
		 */
		URI signedAddress();

	}

}
