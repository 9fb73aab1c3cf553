package com.promptservice.controlplane.azure;

/**
 * How many virtual processors of a family a subscription uses and may use in a location.
 *
 * @param family Azure's name such as {@code standardDSv5Family}; {@code cores} for all
 * families together
 */
public record VcpuQuota(String family, long used, long limit) {

	/**
	 * How many more may be used.
	 */
	public long free() {
		return Math.max(0, this.limit - this.used);
	}

}
