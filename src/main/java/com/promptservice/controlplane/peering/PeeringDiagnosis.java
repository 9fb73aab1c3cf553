package com.promptservice.controlplane.peering;

import java.time.Instant;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Why a peering carries traffic, or does not.
 *
 * @param verdict fail when a check failed, else unknown when one could not be made, else
 * pass
 * @param checks in the order in which to work them off
 */
@Schema(name = "PeeringDiagnosis", description = "Why the peering carries traffic, or does not")
record PeeringDiagnosis(@Schema(example = "/peerings/westus2.01938a5c-0000-7000-8000-000000000001") String peering,
		Verdict verdict, @Schema(description = "The first thing that is wrong, or that all is well") String summary,
		Instant diagnosedAt, @Schema(description = "In the order in which to work them off") List<Check> checks) {

	static PeeringDiagnosis of(PeeringSpec spec, Instant at, List<Check> checks) {
		Check first = checks.stream()
			.filter((check) -> check.verdict() == Verdict.fail)
			.findFirst()
			.or(() -> checks.stream().filter((check) -> check.verdict() == Verdict.unknown).findFirst())
			.orElse(null);
		return new PeeringDiagnosis(spec.path(), (first != null) ? first.verdict() : Verdict.pass,
				(first != null) ? first.name() + ": " + first.evidence() : "Nothing stands in the way", at, checks);
	}

	/**
	 * One thing that was looked at.
	 *
	 * @param evidence what was seen
	 * @param actor who has to act, or null when nobody has
	 * @param nextCommand what to run next, or null
	 */
	@Schema(name = "PeeringCheck", description = "One thing that was looked at")
	record Check(@Schema(example = "customer-half") String name, Verdict verdict, String evidence,
			@Schema(description = "Who has to act: Customer, Operator or Service", example = "Customer") String actor,
			@Schema(description = "What to run next") String nextCommand) {

		static Check pass(String name, String evidence) {
			return new Check(name, Verdict.pass, evidence, null, null);
		}

		static Check fail(String name, String evidence, String actor, String nextCommand) {
			return new Check(name, Verdict.fail, evidence, actor, nextCommand);
		}

		static Check unknown(String name, String evidence, String actor, String nextCommand) {
			return new Check(name, Verdict.unknown, evidence, actor, nextCommand);
		}

		static Check skipped(String name, String why) {
			return new Check(name, Verdict.skipped, why, null, null);
		}

	}

	/**
	 * What a look came to.
	 */
	@Schema(name = "PeeringVerdict")
	enum Verdict {

		pass, fail, unknown, skipped

	}

}
