package com.promptservice.controlplane.simulator.group;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists in pages of {@code $top}, each with a link to the next.
 */
final class Pages {

	private static final int MOST = 1_000;

	private Pages() {
	}

	static Answer of(Call call, List<ObjectNode> views) {
		int from = Math.min(number(call, "$skiptoken", 0), views.size());
		int to = Math.min(from + Math.clamp(number(call, "$top", MOST), 1, MOST), views.size());
		ObjectNode page = Json.page(views.subList(from, to));
		if (to < views.size()) {
			StringBuilder next = new StringBuilder(call.base() + call.path().text());
			next.append("?api-version=").append(call.query("api-version"));
			for (String parameter : List.of("$filter", "$expand", "$top")) {
				if (call.query(parameter) != null) {
					next.append('&')
						.append(parameter)
						.append('=')
						.append(URLEncoder.encode(call.query(parameter), StandardCharsets.UTF_8));
				}
			}
			page.put("nextLink", next + "&$skiptoken=" + to);
		}
		return Answer.ok(page);
	}

	private static int number(Call call, String parameter, int usual) {
		String text = call.query(parameter);
		if (text == null) {
			return usual;
		}
		if (!text.matches("\\d{1,9}")) {
			throw ArmException.gateway(400, "InvalidQueryParameterValue",
					"The value '" + text + "' of the query parameter '" + parameter + "' is not a number.");
		}
		return Integer.parseInt(text);
	}

}
