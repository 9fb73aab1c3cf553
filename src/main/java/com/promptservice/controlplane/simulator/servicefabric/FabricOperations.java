package com.promptservice.controlplane.simulator.servicefabric;

import java.time.Duration;
import java.util.Map;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Fate;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Operation;
import com.promptservice.controlplane.simulator.core.Polls;
import com.promptservice.controlplane.simulator.core.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Announces and follows the operations of Microsoft.ServiceFabric; they never say when to
 * ask again.
 */
public final class FabricOperations extends Polls {

	private static final String NODE_TYPES = ManagedClusters.KEY + "/nodetypes";

	/** The steps of the progress that recordings show, by type and purpose. */
	private static final Map<String, int[]> PROGRESS = Map.of(ManagedClusters.KEY + " Creating",
			new int[] { 30, 40, 52 }, ManagedClusters.KEY + " Updating", new int[] { 51, 52 },
			ManagedClusters.KEY + " Deleting", new int[] { 70 }, NODE_TYPES + " Creating", new int[] { 40, 50, 70 },
			NODE_TYPES + " Updating", new int[] { 20, 40, 50 }, NODE_TYPES + " Deleting", new int[] { 0, 50, 80 });

	@Override
	public String type() {
		return "Microsoft.ServiceFabric/locations/managedClusterOperations";
	}

	@Override
	public boolean specified() {
		return true;
	}

	/** The answer to a creation that began. */
	static Answer created(Call call, Operation operation, ObjectNode body) {
		return Answer.ok(body).with("Azure-AsyncOperation", SignedUrls.of(call, operation, "managedclusteroperations"));
	}

	/** The answer to any other change that began. */
	static Answer accepted(Call call, Operation operation, JsonNode body) {
		return Answer.of(202, body)
			.with("Azure-AsyncOperation", SignedUrls.of(call, operation, "managedclusteroperations"))
			.with("Location", SignedUrls.of(call, operation, "managedclusteroperationresults"));
	}

	@Override
	protected Answer poll(Call call, Operation operation) {
		refuseUnsigned(call, operation);
		ObjectNode body = Json.object().put("name", operation.id());
		body.put("startTime", operation.startedAt().toString());
		body.put("endTime", operation.done() ? operation.endsAt().toString() : "0001-01-01T00:00:00");
		body.put("percentComplete", operation.done() ? 100.0 : percent(call, operation));
		body.put("status", status(operation));
		Fate fate = operation.fate();
		if (operation.done() && fate.code() != null) {
			body.putObject("error").put("code", fate.code()).put("message", fate.message());
		}
		return Answer.ok(body);
	}

	private static void refuseUnsigned(Call call, Operation operation) {
		if (!SignedUrls.fits(call, operation)) {
			throw ArmException.gateway(403, "AuthorizationFailed",
					"The address of the operation is not the one that was handed out.");
		}
	}

	private static String status(Operation operation) {
		if (operation.done()) {
			return operation.fate().status();
		}
		boolean ofApplications = operation.type().contains("/application");
		return ofApplications ? "Started" : "Created";
	}

	private static double percent(Call call, Operation operation) {
		Resource subject = call.world().find(operation.subject());
		boolean secondary = subject != null && "false".equals(subject.property("isPrimary"))
				&& subject.state().equals(FabricResource.CREATING);
		String state = (subject == null) ? "" : secondary ? FabricResource.UPDATING : subject.state();
		int[] steps = PROGRESS.getOrDefault(operation.type() + " " + state, new int[] { 0 });
		if (operation.endsAt() == null) {
			return steps[0];
		}
		double share = (double) Duration.between(operation.startedAt(), call.now()).toNanos()
				/ Math.max(1, Duration.between(operation.startedAt(), operation.endsAt()).toNanos());
		return steps[Math.min(steps.length - 1, (int) (share * steps.length))];
	}

	/**
	 * Hands out what came of an operation under the address of its Location header.
	 */
	public static final class Results extends Polls {

		@Override
		public String type() {
			return "Microsoft.ServiceFabric/locations/managedClusterOperationResults";
		}

		@Override
		public boolean specified() {
			return true;
		}

		@Override
		protected Answer poll(Call call, Operation operation) {
			refuseUnsigned(call, operation);
			if (!operation.done()) {
				return Answer.empty(202)
					.with("Location", SignedUrls.of(call, operation, "managedclusteroperationresults"));
			}
			if (!operation.succeeded()) {
				throw ArmException.provider(400, String.valueOf(operation.fate().code()),
						String.valueOf(operation.fate().message()));
			}
			Resource subject = call.world().find(operation.subject());
			if (operation.type().endsWith("/" + UpgradeActions.FETCH) && subject != null) {
				return Answer.ok(Upgrade.progress(call.world(), subject));
			}
			boolean written = subject != null && operation.type().equals(subject.typeKey()) && !operation.deletion();
			return written ? Answer.ok(call.types().render(call.world(), subject)) : Answer.empty(204);
		}

	}

}
