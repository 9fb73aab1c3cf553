package com.promptservice.controlplane.deployment;

import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ErrorCode;

/**
 * A package that cannot be accepted.
 */
final class BadPackageException extends ApiException {

	BadPackageException(String why) {
		super(ErrorCode.InvalidPackage, "The package cannot be accepted. " + why + ".");
	}

}
