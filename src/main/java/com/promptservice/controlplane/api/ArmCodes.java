package com.promptservice.controlplane.api;

import java.util.List;

/**
 * Knows which of Azure's own error codes end up as one of ours; for the catalogue at
 * {@code /errors}.
 */
@FunctionalInterface
public interface ArmCodes {

	/**
	 * Azure's codes behind this one, sorted; empty when there are none.
	 */
	List<String> behind(ErrorCode code);

}
