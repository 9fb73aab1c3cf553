package com.promptservice.controlplane.azure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Collects the differences between a resource and what is wanted.
 */
final class Differences {

	private final List<Difference> found = new ArrayList<>();

	Differences immutable(String property, Object is, Object wanted) {
		return compare(property, is, wanted, Difference.Kind.IMMUTABLE);
	}

	Differences changeable(String property, Object is, Object wanted) {
		return compare(property, is, wanted, Difference.Kind.CHANGE);
	}

	/**
	 * Locations are the same whether spelt {@code westus2} or {@code West US 2}.
	 */
	Differences location(String is, String wanted) {
		return immutable("location", normalized(is), normalized(wanted));
	}

	Differences missing(String property, boolean isMissing) {
		if (isMissing) {
			this.found.add(Difference.missing(property));
		}
		return this;
	}

	List<Difference> list() {
		return List.copyOf(this.found);
	}

	private Differences compare(String property, Object is, Object wanted, Difference.Kind kind) {
		boolean same = (is instanceof String text) ? text.equalsIgnoreCase(String.valueOf(wanted))
				: Objects.equals(is, wanted);
		if (!same) {
			this.found.add(new Difference(property, is, wanted, kind));
		}
		return this;
	}

	private static String normalized(String location) {
		return (location != null) ? location.replace(" ", "").toLowerCase(Locale.ROOT) : null;
	}

}
