package com.promptservice.controlplane.api;

import java.util.Optional;

/**
 * How a package's own exceptions look to a client; a bean for each package that has some.
 */
@FunctionalInterface
public interface ExceptionMapping {

	/**
	 * The answer for this exception, or nothing when it is not this package's.
	 */
	Optional<ApiException> map(Exception ex);

}
