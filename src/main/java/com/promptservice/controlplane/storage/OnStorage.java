package com.promptservice.controlplane.storage;

import com.promptservice.controlplane.storage.ConditionalOnStorage.Kind;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Azure Storage holds the state as soon as an account is named.
 */
class OnStorage implements Condition {

	@Override
	public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
		Object wanted = metadata.getAnnotations().get(ConditionalOnStorage.class).getEnum("value", Kind.class);
		return wanted == kind(context.getEnvironment());
	}

	private static Kind kind(Environment environment) {
		boolean named = StringUtils.hasText(environment.getProperty("control-plane.storage.connection-string"))
				|| StringUtils.hasText(environment.getProperty("control-plane.storage.home-account"));
		return named ? Kind.AZURE : Kind.MACHINE;
	}

}
