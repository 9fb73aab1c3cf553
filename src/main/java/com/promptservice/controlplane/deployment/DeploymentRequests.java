package com.promptservice.controlplane.deployment;

import java.util.Map;
import java.util.regex.Pattern;

import com.promptservice.controlplane.api.ApiPatterns;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.api.Findings;
import com.promptservice.controlplane.api.Submitted;
import com.promptservice.controlplane.region.RegionFindings;

/**
 * Reads and judges the bodies of deployments.
 */
final class DeploymentRequests {

	private static final int MOST_PARAMETERS = 64;

	private static final int LONGEST_VALUE = 1024;

	private static final Pattern PARAMETER = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,127}");

	private DeploymentRequests() {
	}

	/**
	 * The request.
	 * @throws com.promptservice.controlplane.api.ApiException InvalidRequest with every
	 * finding
	 */
	static DeploymentRequest valid(Submitted<DeploymentRequest> body) {
		return body.readOnly(null, null).value(DeploymentRequests::judge);
	}

	private static void judge(DeploymentRequest request, Findings all) {
		RegionFindings findings = new RegionFindings(all);
		if (request.cluster() == null && request.region() == null) {
			findings.add(ErrorCode.RequiredFieldMissing, "cluster", "Either 'cluster' or 'region' must be given");
		}
		if (request.cluster() != null && request.region() != null) {
			findings.add(ErrorCode.DuplicateValue, "region", "Either 'cluster' or 'region' may be given, not both");
		}
		match(findings, "cluster", request.cluster(), ApiPatterns.CLUSTER);
		match(findings, "region", request.region(), ApiPatterns.REGION);
		if (findings.has(request.packageReference(), "package", "; it has no default")) {
			if (findings.has(request.packageReference().name(), "package.name", "")) {
				match(findings, "package.name", request.packageReference().name(), ApiPatterns.PACKAGE);
			}
			if (findings.has(request.packageReference().version(), "package.version", "")) {
				match(findings, "package.version", request.packageReference().version(), ApiPatterns.PACKAGE_VERSION);
			}
		}
		parameters(findings, request.parameters());
		policy(findings, UpgradePolicy.complete(request.upgradePolicy()));
	}

	private static void match(RegionFindings findings, String field, String value, String pattern) {
		if (value != null && !value.matches(pattern)) {
			findings.add(ErrorCode.InvalidFormat, field, RegionFindings.shown(value) + " must match ^" + pattern + "$");
		}
	}

	private static void parameters(RegionFindings findings, Map<String, String> parameters) {
		if (parameters.size() > MOST_PARAMETERS) {
			findings.add(ErrorCode.TooLong, "parameters", "There may be at most " + MOST_PARAMETERS + " parameters");
		}
		parameters.forEach((name, value) -> {
			if (!PARAMETER.matcher(name).matches()) {
				findings.add(ErrorCode.InvalidFormat, "parameters",
						RegionFindings.shown(name) + " must match ^" + PARAMETER + "$");
			}
			else if (value == null) {
				findings.add(ErrorCode.RequiredFieldMissing, "parameters." + name, "The parameter has no value");
			}
			else if (value.length() > LONGEST_VALUE) {
				findings.add(ErrorCode.TooLong, "parameters." + name,
						"A value may have at most " + LONGEST_VALUE + " characters");
			}
		});
	}

	private static void policy(RegionFindings findings, UpgradePolicy policy) {
		if (!policy.failureAction().equals(UpgradePolicy.ROLLBACK)) {
			findings.add(ErrorCode.InvalidFormat, "upgradePolicy.failureAction",
					RegionFindings.shown(policy.failureAction()) + " must be " + UpgradePolicy.ROLLBACK
							+ ": an upgrade that stops half-way would keep the cluster from every other change");
		}
		range(findings, "upgradePolicy.healthCheckStableSeconds", policy.healthCheckStableSeconds(), 0,
				UpgradePolicy.LONGEST_STABLE);
		range(findings, "upgradePolicy.upgradeTimeoutSeconds", policy.upgradeTimeoutSeconds(),
				UpgradePolicy.SHORTEST_TIMEOUT, UpgradePolicy.LONGEST_TIMEOUT);
	}

	private static void range(RegionFindings findings, String field, int value, int least, int most) {
		if (value < least || value > most) {
			findings.add(ErrorCode.OutOfRange, field, value + " must be " + least + "-" + most);
		}
	}

}
