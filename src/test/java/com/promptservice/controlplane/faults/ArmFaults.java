package com.promptservice.controlplane.faults;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import com.promptservice.controlplane.simulator.core.SimulatorRequest;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;

/**
 * Acts out the faults of Azure at one request, or for the requests like it that follow.
 */
final class ArmFaults {

	private static final SimulatorResponse CUT = SimulatorResponse.dropped(Duration.ZERO);

	private ArmFaults() {
	}

	static SimulatorResponse act(Fault fault, SimulatorRequest request, Cloud cloud) {
		if (!cloud.isOurs(request)) {
			return CUT;
		}
		if (fault != null) {
			switch (fault.kind()) {
				case F3_DONE_BUT_FAILED -> {
					cloud.handle(request);
					return ArmAnswers.error(500, "InternalServerError", "Encountered internal server error.");
				}
				case F20_ANSWER_LOST -> {
					cloud.handle(request);
					return CUT;
				}
				case F4_NOT_DONE -> {
					return notDone(fault.random(), request);
				}
				case F12_STALE_READ -> {
					return cloud.stale(request);
				}
				case F17_ARM_TRANSIENT ->
					cloud.ail(request, transientRefusal(fault.random(), request, cloud), 1 + fault.random().nextInt(3));
				case F18_ARM_TERMINAL -> cloud.ail(request, terminalRefusal(fault.random()), Integer.MAX_VALUE);
				case F19_LONG_RUNNING -> {
					return longRunning(fault.random(), request, cloud);
				}
				case F21_PARTIAL_DELETE -> {
					return partialDelete(fault.random(), request, cloud);
				}
				default -> {
				}
			}
		}
		return cloud.answer(request);
	}

	private static SimulatorResponse notDone(Random random, SimulatorRequest request) {
		boolean read = request.method().equals("GET");
		return switch (random.nextInt(read ? 5 : 4)) {
			case 0, 1 -> CUT;
			case 2 -> ArmAnswers.error(503, "ServiceUnavailable", "The service is unavailable.");
			case 3 -> ArmAnswers.html(502);
			default -> ArmAnswers.garbage();
		};
	}

	private static SimulatorResponse transientRefusal(Random random, SimulatorRequest request, Cloud cloud) {
		String path = request.uri().getPath();
		if (request.method().equals("PUT") && path.contains("/roleAssignments/") && random.nextBoolean()) {
			return ArmAnswers.error(400, "PrincipalNotFound", "Principal does not exist in the directory.");
		}
		if (request.method().equals("GET") && !Cloud.isPoll(request) && random.nextInt(3) == 0) {
			cloud.lieAbout(request);
			return ArmAnswers.error(404, "ResourceNotFound", "The Resource was not found.");
		}
		if (request.method().equals("PUT") && path.contains("Microsoft.Network") && random.nextInt(3) == 0) {
			return ArmAnswers.error(400, "ReferencedResourceNotProvisioned", "A referenced resource is not ready.");
		}
		return switch (random.nextInt(7)) {
			case 0 -> ArmAnswers.throttled("7");
			case 1 -> ArmAnswers.throttled("Sun, 01 Nov 2026 08:05:00 GMT");
			case 2 -> ArmAnswers.throttled("-3");
			case 3 -> ArmAnswers.error(500, "InternalServerError", "Encountered internal server error.");
			case 4 -> ArmAnswers.error(503, "ServiceUnavailable", "The service is unavailable.");
			case 5 -> ArmAnswers.error(408, "RequestTimeout", "The request timed out.");
			default -> ArmAnswers.error(409, "AnotherOperationInProgress", "Another operation is in progress.");
		};
	}

	private static SimulatorResponse terminalRefusal(Random random) {
		return switch (random.nextInt(5)) {
			case 0 -> ArmAnswers.error(400, "InvalidParameter", "The value of parameter x is invalid.");
			case 1 -> ArmAnswers.error(403, "AuthorizationFailed", "The client does not have authorization.");
			case 2 -> ArmAnswers.error(403, "RequestDisallowedByPolicy", "The resource was disallowed by policy.");
			case 3 -> ArmAnswers.error(409, "ScopeLocked", "The scope cannot be changed because it is locked.");
			default -> ArmAnswers.error(400, "QuotaExceeded", "The operation would exceed the approved quota.");
		};
	}

	private static SimulatorResponse longRunning(Random random, SimulatorRequest request, Cloud cloud) {
		if (Cloud.isPoll(request)) {
			SimulatorResponse odd = switch (random.nextInt(5)) {
				case 0 -> ArmAnswers.error(404, "OperationNotFound", "The operation was not found.");
				case 1 -> ArmAnswers.json(200, "{\"status\":\"Pondering\"}");
				case 2 -> ArmAnswers.json(200, "{\"status\":null}");
				case 3 -> ArmAnswers.empty(200);
				default -> ArmAnswers.json(200, "[]");
			};
			cloud.ail(request, odd, random.nextBoolean() ? 1 : 4);
			return cloud.answer(request);
		}
		if (request.method().equals("GET")) {
			return cloud.answer(request);
		}
		return switch (random.nextInt(4)) {
			case 0 -> elsewhere(cloud.answer(request));
			case 1 -> cloud.fated(request, "operationFailed");
			case 2 -> cloud.fated(request, "operationCanceled");
			default -> cloud.fated(request, "endless");
		};
	}

	/**
	 * The address to follow points to somebody else's host.
	 */
	private static SimulatorResponse elsewhere(SimulatorResponse answer) {
		SimulatorResponse changed = answer;
		for (String header : new String[] { "Azure-AsyncOperation", "Location" }) {
			String url = answer.header(header);
			if (url != null) {
				changed = ArmAnswers.withHeader(changed, header, url.replaceFirst("^https?://[^/]+", Cloud.STRANGER));
			}
		}
		return changed;
	}

	private static SimulatorResponse partialDelete(Random random, SimulatorRequest request, Cloud cloud) {
		switch (random.nextInt(3)) {
			case 0 ->
				cloud.ail(request, ArmAnswers.error(409, "InUse", "The resource is in use and cannot be deleted."), 1);
			case 1 -> {
				cloud.handle(request);
				return ArmAnswers.error(404, "ResourceNotFound", "The Resource was not found.");
			}
			default -> {
				return new SimulatorResponse(200, Map.of("x-ms-request-id", ArmAnswers.REQUEST_ID), new byte[0], false,
						Duration.ZERO);
			}
		}
		return cloud.answer(request);
	}

}
