package com.promptservice.controlplane.api;

import java.lang.reflect.Method;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Routes by path, method and version alone. Spring would judge media types while routing,
 * before the version and the query; here {@link BodyInterceptor} does, in its turn.
 */
final class ContractMapping extends RequestMappingHandlerMapping {

	@Override
	protected RequestMappingInfo getMappingForMethod(Method method, Class<?> handlerType) {
		RequestMappingInfo info = super.getMappingForMethod(method, handlerType);
		boolean versioned = info != null && info.getVersionCondition().getVersion() != null;
		return versioned ? info.mutate().consumes().produces().build() : info;
	}

}
