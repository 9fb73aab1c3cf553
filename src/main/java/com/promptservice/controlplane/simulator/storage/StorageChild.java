package com.promptservice.controlplane.simulator.storage;

import java.util.Locale;
import java.util.regex.Pattern;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.ResourceType;
import com.promptservice.controlplane.simulator.core.Scopes;
import com.promptservice.controlplane.simulator.core.Timing;
import tools.jackson.databind.node.ObjectNode;

/**
 * What containers and queues share: they are written at once, below a service that is
 * always there.
 */
abstract class StorageChild extends ResourceType {

	private static final Pattern NAME = Pattern.compile("(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*");

	private final Timing timing;

	private final int created;

	private final int deleted;

	StorageChild(String type, Timing timing, int created, int deleted) {
		super(type);
		this.timing = timing;
		this.created = created;
		this.deleted = deleted;
	}

	/** What is stored of a write. */
	abstract ObjectNode body(Call call);

	@Override
	protected Resource parent(Call call) {
		Scopes.group(call);
		String service = call.path().parentKey();
		String account = service.substring(0, service.indexOf('/', service.indexOf("/storageaccounts/") + 17));
		Resource parent = call.world().find(account);
		if (parent == null || parent.state().equals("Creating") || !service.endsWith("/default")) {
			Scopes.parent(call, account + "/missing");
		}
		return new Resource(service,
				parent.id() + service.substring(account.length()).replace("services/", "Services/"), "", "default",
				null, Json.object(), Resource.SUCCEEDED, "", parent.createdAt());
	}

	@Override
	protected Answer write(Call call) {
		Scopes.writableGroup(call);
		Resource service = parent(call);
		String name = call.path().name();
		if (!NAME.matcher(name).matches()) {
			throw ArmException.provider(400, "InvalidResourceName",
					"The specifed resource name contains invalid characters.");
		}
		Resource old = find(call);
		Resource child = new Resource(call.path().key(), Scopes.childId(service, type(), name), type(), name, null,
				body(call), Resource.SUCCEEDED, "\"0x" + hex(call) + "\"",
				(old != null) ? old.createdAt() : call.now());
		call.world().put(child);
		return Answer.of((old != null) ? 200 : this.created, render(call.world(), child))
			.after(call.durations().of(this.timing));
	}

	private static String hex(Call call) {
		return Long.toHexString(call.world().newId().getMostSignificantBits()).toUpperCase(Locale.ROOT);
	}

	/** Lists those whose names start with the filter. */
	@Override
	protected Answer list(Call call) {
		String start = (call.query("$filter") == null) ? "" : call.query("$filter");
		return Answer.ok(Json.page(listed(call).filter((child) -> child.name().startsWith(start))
			.map((child) -> render(call.world(), child))
			.toList()));
	}

	@Override
	protected Answer patch(Call call) {
		if (find(call) == null) {
			parent(call);
			throw notFound(call);
		}
		Answer answer = write(call);
		return Answer.ok(answer.body()).after(answer.latency());
	}

	@Override
	protected Answer delete(Call call) {
		Resource child = find(call);
		if (child == null) {
			parent(call);
			return missing(call);
		}
		call.types().removeTree(call.world(), child.key(), call.now());
		return Answer.empty(this.deleted).after(call.durations().of(this.timing));
	}

	/** The answer to the deletion of something that isn't there. */
	Answer missing(Call call) {
		return Answer.empty(204);
	}

}
