package com.promptservice.controlplane.simulator.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.promptservice.controlplane.simulator.core.Resource;
import tools.jackson.databind.node.ObjectNode;

/**
 * A checked write that only has to be carried out.
 */
final class Draft {

	/** What will be stored of the resource. */
	final ObjectNode body;

	/** Children that are written along. */
	final List<Resource> children = new ArrayList<>();

	/** Keys of children that go. */
	final List<String> dropped = new ArrayList<>();

	/** Keys of other resources that must be at rest and stay so meanwhile. */
	final Set<String> referenced = new HashSet<>();

	Draft(ObjectNode body) {
		this.body = body;
	}

}
