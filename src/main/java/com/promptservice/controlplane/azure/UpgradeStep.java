package com.promptservice.controlplane.azure;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.operation.Follow;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;
import tools.jackson.databind.JsonNode;

/**
 * Brings an application about or to its version. When Service Fabric rolls the upgrade
 * back, asks it which services were not well, and tells what runs now.
 */
final class UpgradeStep implements Step<Application> {

	private static final String QUESTION = "upgrade-status";

	private final AzureClients clients;

	private final Function<Visit, ApplicationSpec> spec;

	private final Function<String, String> inWords;

	private final EnsureStep<Application> ensure;

	/**
	 * @param inWords what people call a service of this name, such as its port
	 */
	UpgradeStep(AzureClients clients, Function<Visit, ApplicationSpec> spec, Function<String, String> inWords,
			PollHistory history) {
		this.clients = clients;
		this.spec = spec;
		this.inWords = inWords;
		this.ensure = new EnsureStep<>(Applications.TYPE, Application.class,
				(visit) -> new Applications(clients, spec.apply(visit)), clients.calls(), history);
	}

	@Override
	public Class<Application> outputType() {
		return Application.class;
	}

	@Override
	public Outcome<Application> visit(Visit visit) {
		Follow follow = visit.follow().orElse(null);
		if (follow != null && QUESTION.equals(follow.purpose())) {
			return answer(visit, follow);
		}
		try {
			return this.ensure.visit(visit);
		}
		catch (AzureException ex) {
			if (ex.error().code().equals(ErrorCode.HealthCheckFailed.name())) {
				return ask(visit, ex);
			}
			if (!ex.isPassing() && ex.error().code().equals(ErrorCode.ArmRequestFailed.name())) {
				return new Outcome.Failed<>(ApiError.of(ErrorCode.DeploymentFailed, ex.error().message())
					.withInner(ex.error().innererror()));
			}
			throw ex;
		}
	}

	private Outcome<Application> ask(Visit visit, AzureException failure) {
		Submission submission;
		try {
			submission = this.clients.calls()
				.post(id(visit), "fetchUpgradeStatus", GenericResources.SERVICE_FABRIC, null);
		}
		catch (AzureException ex) {
			if (ex.isPassing()) {
				throw ex;
			}
			return new Outcome.Failed<>(failure.error());
		}
		Follow question = new Follow(submission.pollUrl(), visit.now(), 0, QUESTION);
		return (submission.pollUrl() == null) ? new Outcome.Failed<>(failure.error()) : new Outcome.Waiting<>(
				Lag.pause(visit), "Service Fabric is asked what was not well", question, failure.error());
	}

	private Outcome<Application> answer(Visit visit, Follow question) {
		Applications application = new Applications(this.clients, this.spec.apply(visit));
		visit.armResource(application.id());
		Optional<JsonNode> answered;
		try {
			answered = this.clients.calls().result(application.id(), question.url());
		}
		catch (AzureException ex) {
			if (ex.isPassing()) {
				throw ex;
			}
			answered = Optional.of(tools.jackson.databind.node.MissingNode.getInstance());
		}
		if (answered.isEmpty()) {
			return new Outcome.Waiting<>(Lag.pause(visit), "Service Fabric is asked what was not well",
					question.polledAgain());
		}
		Sighting<Application> now = application.look();
		visit.armRequest(now.requestId());
		return new Outcome.Failed<>(verdict(application, answered.get(), now));
	}

	private ApiError verdict(Applications application, JsonNode progress, Sighting<Application> now) {
		List<String> unwell = progress.path("unhealthyEvaluations")
			.valueStream()
			.map((one) -> one.path("healthEvaluation").path("serviceName").asString(""))
			.map((name) -> name.substring(name.lastIndexOf('/') + 1))
			.filter((name) -> !name.isEmpty())
			.map(this.inWords)
			.distinct()
			.sorted()
			.toList();
		String what = unwell.isEmpty() ? "which service was not well could not be told"
				: String.join(" and ", unwell) + ((unwell.size() == 1) ? " was not healthy" : " were not healthy");
		String runs = (now instanceof Sighting.Present<Application> present)
				? "version " + present.observed().version() + " runs" : "nothing runs";
		String wanted = application.spec().version().version();
		String state = progress.path("upgradeState").asString("RollingBackCompleted");
		return ApiError
			.of(ErrorCode.HealthCheckFailed,
					"The upgrade of " + cluster(application) + " to version " + wanted + " ended: " + what + "; "
							+ runs)
			.withInner(new ApiError.InnerError("ApplicationUpgradeFailed",
					state + " " + progress.path("failureReason").asString(""), now.requestId(), null));
	}

	private static String cluster(Applications application) {
		String id = application.spec().version().type().clusterId();
		return id.substring(id.lastIndexOf('/') + 1);
	}

	private String id(Visit visit) {
		return this.spec.apply(visit).id();
	}

}
