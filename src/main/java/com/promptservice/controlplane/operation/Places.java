package com.promptservice.controlplane.operation;

import java.util.ArrayList;
import java.util.List;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Layout;

/**
 * Every place where operations live: home, and each region.
 */
final class Places {

	private static final String SUFFIX = ".json";

	private final Documents documents;

	Places(Documents documents) {
		this.documents = documents;
	}

	List<String> all() {
		List<String> places = new ArrayList<>(List.of(DocumentName.HOME));
		this.documents.names(DocumentName.HOME, Layout.regions())
			.stream()
			.map(DocumentName::path)
			.filter((path) -> path.endsWith(SUFFIX))
			.map((path) -> path.substring(Layout.regions().length(), path.length() - SUFFIX.length()))
			.forEach(places::add);
		return List.copyOf(places);
	}

}
