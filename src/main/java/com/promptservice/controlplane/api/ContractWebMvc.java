package com.promptservice.controlplane.api;

import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Registers the contract's parts with Spring MVC.
 */
final class ContractWebMvc implements WebMvcConfigurer {

	/** After the caller's role and rate, which stand between form and representation. */
	private static final int REPRESENTATION = 2000;

	private final RepresentationInterceptor representation;

	private final RequestArguments arguments;

	private final SubmittedConverter converter;

	ContractWebMvc(RepresentationInterceptor representation, RequestArguments arguments, SubmittedConverter converter) {
		this.representation = representation;
		this.arguments = arguments;
		this.converter = converter;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(new ContractInterceptor()).order(Ordered.HIGHEST_PRECEDENCE);
		registry.addInterceptor(this.representation).order(REPRESENTATION);
	}

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(this.arguments);
	}

	@Override
	public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
		builder.addCustomConverter(this.converter);
	}

}
