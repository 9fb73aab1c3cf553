package com.promptservice.controlplane.api;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Judges a request between routing and its handler by what its route takes and gives;
 * leaves pages outside the versioned API alone.
 */
abstract class ContractInterceptor implements HandlerInterceptor {

	private final Map<Method, RouteContract> contracts = new ConcurrentHashMap<>();

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (handler instanceof HandlerMethod method && request.getDispatcherType() == DispatcherType.REQUEST) {
			RouteContract contract = this.contracts.computeIfAbsent(method.getMethod(),
					(key) -> RouteContract.of(method));
			if (contract.versioned()) {
				judge(request, contract);
			}
		}
		return true;
	}

	abstract void judge(HttpServletRequest request, RouteContract contract);

}
