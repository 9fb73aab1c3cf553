package com.promptservice.controlplane.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the top-level fields of a resource that only the service writes. They are not
 * components of the request record; {@link Submitted#readOnly} judges them.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ReadOnly {

	/**
	 * Field names as they stand in a representation.
	 */
	String[] value();

}
