package com.promptservice.controlplane.simulator.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.promptservice.controlplane.simulator.core.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A set of actions, as a permission of a role has it; a star stands for anything.
 *
 * @param actions what is allowed
 * @param notActions what of that is not
 * @param dataActions what is allowed on data
 */
record Actions(List<String> actions, List<String> notActions, List<String> dataActions) {

	/** The actions of a permission. */
	static Actions of(JsonNode permission) {
		return new Actions(texts(permission, "actions"), texts(permission, "notActions"),
				texts(permission, "dataActions"));
	}

	private static List<String> texts(JsonNode permission, String field) {
		List<String> texts = new ArrayList<>();
		Json.each(permission, field).forEach((text) -> texts.add(text.asString("")));
		return List.copyOf(texts);
	}

	/** Whether an action is allowed. */
	boolean allows(String action) {
		return this.actions.stream().anyMatch((pattern) -> matches(pattern, action))
				&& this.notActions.stream().noneMatch((pattern) -> matches(pattern, action));
	}

	/** Whether a pattern with stars fits an action, in any case. */
	private static boolean matches(String pattern, String action) {
		String[] parts = pattern.toLowerCase(Locale.ROOT).split("\\*", -1);
		String rest = action.toLowerCase(Locale.ROOT);
		if (parts.length == 1) {
			return rest.equals(parts[0]);
		}
		if (!rest.startsWith(parts[0])) {
			return false;
		}
		rest = rest.substring(parts[0].length());
		for (int i = 1; i < parts.length - 1; i++) {
			int at = rest.indexOf(parts[i]);
			if (at < 0) {
				return false;
			}
			rest = rest.substring(at + parts[i].length());
		}
		return rest.endsWith(parts[parts.length - 1]);
	}

	/** The set as a permission of a role. */
	ObjectNode permission() {
		ObjectNode permission = Json.object();
		this.actions.forEach(permission.putArray("actions")::add);
		this.notActions.forEach(permission.putArray("notActions")::add);
		this.dataActions.forEach(permission.putArray("dataActions")::add);
		permission.putArray("notDataActions");
		return permission;
	}

}
