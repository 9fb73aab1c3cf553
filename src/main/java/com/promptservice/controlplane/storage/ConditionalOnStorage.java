package com.promptservice.controlplane.storage;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/**
 * Matches by where the service keeps its state.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.TYPE, ElementType.METHOD })
@Conditional(OnStorage.class)
public @interface ConditionalOnStorage {

	Kind value();

	/**
	 * Where the state is.
	 */
	enum Kind {

		/** In files of this machine, for one process. */
		MACHINE,

		/** In Azure Storage, for any number of replicas. */
		AZURE

	}

}
