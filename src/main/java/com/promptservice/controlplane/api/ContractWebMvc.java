package com.promptservice.controlplane.api;

import java.util.List;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Registers the contract's parts with Spring MVC.
 */
final class ContractWebMvc implements WebMvcConfigurer {

	private final BodyBytes bytes;

	private final RequestArguments arguments;

	private final SubmittedConverter converter;

	ContractWebMvc(BodyBytes bytes, RequestArguments arguments, SubmittedConverter converter) {
		this.bytes = bytes;
		this.arguments = arguments;
		this.converter = converter;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(new FormInterceptor()).order(FormInterceptor.ORDER);
		registry.addInterceptor(new BodyInterceptor(this.bytes)).order(BodyInterceptor.ORDER);
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
