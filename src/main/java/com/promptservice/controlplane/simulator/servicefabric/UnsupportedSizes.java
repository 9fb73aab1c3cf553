package com.promptservice.controlplane.simulator.servicefabric;

import java.util.List;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Route;
import tools.jackson.databind.node.ObjectNode;

/**
 * The sizes of machines that no managed cluster can have.
 */
public final class UnsupportedSizes implements Route {

	private static final List<String> NAMES = List.of("Standard_B1ls", "Standard_B1ms", "Standard_B1s");

	@Override
	public String type() {
		return "Microsoft.ServiceFabric/locations/managedUnsupportedVMSizes";
	}

	/** Whether no managed cluster can have a size. */
	static boolean contain(String size) {
		return NAMES.stream().anyMatch(size::equalsIgnoreCase);
	}

	@Override
	public Answer handle(Call call) {
		if (!call.method().equals("GET")) {
			throw Route.methodNotAllowed(call);
		}
		if (call.path().collection()) {
			return Answer.ok(Json.page(NAMES.stream().map((size) -> view(call, size)).toList()));
		}
		String size = call.path().name();
		if (!contain(size)) {
			throw ArmException.provider(404, "NotFound", "The size " + size + " is not among the unsupported ones.");
		}
		return Answer.ok(view(call, size));
	}

	private static ObjectNode view(Call call, String size) {
		ObjectNode view = Json.object()
			.put("id",
					"/subscriptions/" + call.path().subscription() + "/providers/Microsoft.ServiceFabric/locations/"
							+ call.path().names().getFirst() + "/managedUnsupportedVMSizes/" + size)
			.put("name", size)
			.put("type", "Microsoft.ServiceFabric/locations/managedUnsupportedVMSizes");
		view.putObject("properties").put("size", size);
		return view;
	}

}
