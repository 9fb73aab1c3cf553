package com.promptservice.controlplane.deployment;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of packages.
 *
 * @param maxSize of the uploaded file
 * @param maxEntries of the files and folders in it
 * @param maxUnpacked of all its files together
 * @param maxRatio how many times its own size a package may unpack to, beyond 64 MiB
 * @param uploadDeadline how long an upload may take as a whole
 * @param spoolDir where an upload waits on disk until it is judged; the system's
 * temporary directory by default
 * @param addressValidity how long a cluster can fetch a package once it was told to
 */
@ConfigurationProperties("control-plane.packages")
record PackageProperties(@DefaultValue("4GB") DataSize maxSize, @DefaultValue("20000") int maxEntries,
		@DefaultValue("16GB") DataSize maxUnpacked, @DefaultValue("200") int maxRatio,
		@DefaultValue("30m") Duration uploadDeadline, @Nullable Path spoolDir,
		@DefaultValue("1h") Duration addressValidity) {

	private static final DataSize ALWAYS_ALLOWED = DataSize.ofMegabytes(64);

	static PackageProperties defaults() {
		return new PackageProperties(DataSize.ofGigabytes(4), 20_000, DataSize.ofGigabytes(16), 200,
				Duration.ofMinutes(30), null, Duration.ofHours(1));
	}

	/**
	 * How many bytes a package of this size may unpack to.
	 */
	long unpackedLimit(long packed) {
		long byRatio = Math.max(ALWAYS_ALLOWED.toBytes(), packed * this.maxRatio);
		return Math.min(this.maxUnpacked.toBytes(), byRatio);
	}

}
