package com.promptservice.controlplane.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The fields that a list can be filtered on; stands at a {@link ListQuery} parameter.
 * Without it the list takes no {@code filter}.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface FilterOn {

	/**
	 * Names of fields of the listed representation.
	 */
	String[] value();

}
