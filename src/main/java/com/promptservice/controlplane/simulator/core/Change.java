package com.promptservice.controlplane.simulator.core;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * One change of the world, as the journal on disk holds it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "change")
@JsonSubTypes({ @JsonSubTypes.Type(value = Change.Put.class, name = "put"),
		@JsonSubTypes.Type(value = Change.Remove.class, name = "remove"),
		@JsonSubTypes.Type(value = Change.Track.class, name = "track"),
		@JsonSubTypes.Type(value = Change.Seed.class, name = "seed"),
		@JsonSubTypes.Type(value = Change.Reset.class, name = "reset") })
sealed interface Change {

	record Put(Resource resource) implements Change {
	}

	record Remove(String key) implements Change {
	}

	record Track(Operation operation) implements Change {
	}

	record Seed(long state) implements Change {
	}

	record Reset() implements Change {
	}

}
