package com.promptservice.controlplane.api;

import java.util.List;
import jakarta.validation.Validator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.web.accept.ApiVersionParser;
import org.springframework.web.accept.ApiVersionResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Puts the contract's parts into Spring MVC and Tomcat.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!simulator")
@EnableConfigurationProperties({ ApiProperties.class, PublicUrls.class })
class ApiConfiguration {

	@Bean
	ErrorResponses errorResponses() {
		return new ErrorResponses();
	}

	@Bean
	ErrorTranslation errorTranslation(ObjectProvider<ExceptionMapping> mappings) {
		return new ErrorTranslation(mappings.orderedStream().toList());
	}

	@Bean
	ErrorResolver errorResolver(ErrorTranslation translation, ErrorResponses responses) {
		return new ErrorResolver(translation, responses);
	}

	@Bean
	FilterRegistrationBean<RequestIdFilter> requestIdFilter() {
		return first(new RequestIdFilter(), 0);
	}

	@Bean
	FilterRegistrationBean<UrlFilter> urlFilter(ErrorResponses responses, ApiProperties properties) {
		return first(new UrlFilter(responses, properties.maxUrlLength()), 1);
	}

	@Bean
	WebMvcRegistrations contractMappingRegistration() {
		return new WebMvcRegistrations() {
			@Override
			public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
				return new ContractMapping();
			}
		};
	}

	@Bean
	ApiVersionParser<ApiVersion> apiVersionParser() {
		return new ApiVersion.Parser();
	}

	@Bean
	ApiVersionResolver apiVersionResolver() {
		return (request) -> {
			List<String> values = QueryString.parameters(request.getQueryString()).get(ApiVersion.PARAMETER);
			if (values != null && values.size() > 1) {
				throw ApiVersion.repeated();
			}
			return (values != null) ? values.getFirst() : null;
		};
	}

	@Bean
	JsonMapperBuilderCustomizer textsAreTexts() {
		return (builder) -> builder.withCoercionConfig(LogicalType.Textual,
				(config) -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
					.setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
					.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
	}

	@Bean
	BodyBytes bodyBytes(ApiProperties properties) {
		return new BodyBytes((int) properties.maxBodySize().toBytes(), properties.bodyDeadline());
	}

	@Bean
	ContractWebMvc contractWebMvc(ApiProperties properties, PublicUrls urls, BodyBytes bytes, JsonMapper mapper,
			Validator validator) {
		String key = (properties.continuationKey() != null) ? properties.continuationKey()
				: urls.publicBaseUrl().toString();
		return new ContractWebMvc(bytes, new RequestArguments(urls, new Continuation(key)), new SubmittedConverter(
				mapper, bytes, new BodyTree(mapper, properties.maxListLength()), new BodyBinder(mapper, validator)));
	}

	@Bean
	TomcatCustomizer tomcatCustomizer(ErrorResponses responses, ErrorTranslation translation) {
		return new TomcatCustomizer(responses, translation);
	}

	private static <F extends jakarta.servlet.Filter> FilterRegistrationBean<F> first(F filter, int place) {
		FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
		registration.setDispatcherTypes(
				java.util.EnumSet.of(jakarta.servlet.DispatcherType.REQUEST, jakarta.servlet.DispatcherType.ASYNC));
		return registration;
	}

}
