package com.promptservice.controlplane.security;

import java.util.Map;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ErrorCode;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets no write reach its handler that the audit does not know of.
 */
class AuditInterceptor implements HandlerInterceptor {

	private static final Logger logger = LoggerFactory.getLogger(AuditInterceptor.class);

	private final AuditTrail trail;

	AuditInterceptor(AuditTrail trail) {
		this.trail = trail;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (request.getDispatcherType() != DispatcherType.REQUEST || !AccessRules.isWrite(request.getMethod())) {
			return true;
		}
		try {
			this.trail.received(request, response);
			return true;
		}
		catch (AuditUnavailableException ex) {
			logger.error("A write is refused because the audit cannot be written", ex);
			throw new ApiException(ErrorCode.MetadataStoreUnavailable, ApiError.of(ErrorCode.MetadataStoreUnavailable,
					"The audit cannot be written, so nothing was changed."), Map.of("retry-after", "10"));
		}
	}

}
