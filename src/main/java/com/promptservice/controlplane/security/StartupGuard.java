package com.promptservice.controlplane.security;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Judges the configuration before the first bean is made, so that nothing listens and
 * nothing is written when the start is refused.
 */
@Configuration(proxyBeanMethods = false)
class StartupGuard {

	@Bean
	static BeanFactoryPostProcessor refuseUnsafeStart(Environment environment) {
		return (beanFactory) -> new StartupRules(environment).check();
	}

}
