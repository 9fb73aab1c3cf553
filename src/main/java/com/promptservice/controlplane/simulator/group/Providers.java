package com.promptservice.controlplane.simulator.group;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.ApiVersions;
import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Operation;
import com.promptservice.controlplane.simulator.core.Regions;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.ResourceType;
import com.promptservice.controlplane.simulator.core.Route;
import com.promptservice.controlplane.simulator.core.Timing;
import com.promptservice.controlplane.simulator.core.Types;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The providers with their types and api-versions. Every subscription is registered with
 * all of them until it gives one up.
 */
public final class Providers extends ResourceType {

	private static final String TYPE = "Microsoft.Resources/providers";

	private static final String REGISTERED = "Registered";

	private static final String NOT_REGISTERED = "NotRegistered";

	private static final String REGISTERING = "Registering";

	private static final String UNREGISTERING = "Unregistering";

	/** The type of registrations. */
	public Providers() {
		super(TYPE);
	}

	// its paths look like those of the provider that they are about
	@Override
	public boolean specified() {
		return false;
	}

	@Override
	protected Answer list(Call call) {
		return Answer
			.ok(Json.page(call.types().providers().stream().map((namespace) -> view(call, namespace)).toList()));
	}

	@Override
	protected Answer read(Call call) {
		return Answer.ok(view(call, namespace(call)));
	}

	@Override
	protected Answer write(Call call) {
		throw Route.methodNotAllowed(call);
	}

	@Override
	protected Answer delete(Call call) {
		throw Route.methodNotAllowed(call);
	}

	@Override
	protected void finish(World world, Operation operation, Types types) {
		Resource registration = world.find(operation.subject());
		boolean leaving = registration.state().equals(UNREGISTERING);
		boolean registered = leaving != operation.succeeded();
		world.put(registration.withState(registered ? REGISTERED : NOT_REGISTERED, ""));
	}

	/** The provider of the path as it is spelt; refuses an unknown one. */
	private static String namespace(Call call) {
		String asked = call.path().names().getFirst();
		return call.types()
			.providers()
			.stream()
			.filter(asked::equalsIgnoreCase)
			.findFirst()
			.orElseThrow(() -> ArmException.gateway(404, "InvalidResourceNamespace",
					"The resource namespace '" + asked + "' is invalid."));
	}

	private static String key(Call call, String namespace) {
		return id(call, namespace).toLowerCase(Locale.ROOT);
	}

	private static String id(Call call, String namespace) {
		String subscription = call.path().subscription();
		return ((subscription == null) ? "" : "/subscriptions/" + subscription) + "/providers/" + namespace;
	}

	private static ObjectNode view(Call call, String namespace) {
		ObjectNode view = Json.object().put("id", id(call, namespace)).put("namespace", namespace);
		ArrayNode types = view.putArray("resourceTypes");
		call.types().ofProvider(namespace).forEach((type) -> types.add(type(namespace, type)));
		if (call.path().subscription() != null) {
			Resource registration = call.world().find(key(call, namespace));
			view.put("registrationState", (registration == null) ? REGISTERED : registration.state());
			view.put("registrationPolicy",
					namespace.equals("Microsoft.Resources") ? "RegistrationFree" : "RegistrationRequired");
		}
		return view;
	}

	private static ObjectNode type(String namespace, String type) {
		ObjectNode view = Json.object().put("resourceType", type);
		ArrayNode locations = view.putArray("locations");
		Regions.names().forEach((name) -> locations.add(Regions.displayed(name)));
		ArrayNode versions = view.putArray("apiVersions");
		ApiVersions.of(namespace + "/" + type).forEach(versions::add);
		return view.put("capabilities", "None");
	}

	/**
	 * Registers a subscription with a provider, or the opposite.
	 */
	public static final class Registration implements Route {

		private final String action;

		private final String during;

		private final String end;

		private Registration(String action, String during, String end) {
			this.action = action;
			this.during = during;
			this.end = end;
		}

		/** Both actions. */
		public static List<Registration> all() {
			return List.of(new Registration("register", REGISTERING, REGISTERED),
					new Registration("unregister", UNREGISTERING, NOT_REGISTERED));
		}

		@Override
		public String type() {
			return TYPE + "/" + this.action;
		}

		@Override
		public boolean specified() {
			return false;
		}

		@Override
		public Answer handle(Call call) {
			if (!call.method().equals("POST") || call.path().subscription() == null) {
				throw Route.methodNotAllowed(call);
			}
			String namespace = namespace(call);
			Resource old = call.world().find(key(call, namespace));
			String state = (old == null) ? REGISTERED : old.state();
			if (!state.equals(this.end) && !state.equals(this.during)) {
				Resource registration = new Resource(key(call, namespace), id(call, namespace), TYPE, namespace, null,
						Json.object(), this.during, "", (old == null) ? call.now() : old.createdAt());
				call.world().put(registration);
				call.start(registration, Timing.REGISTRATION, List.of(), Set.of());
			}
			return Answer.ok(view(call, namespace));
		}

	}

}
