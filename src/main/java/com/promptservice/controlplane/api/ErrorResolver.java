package com.promptservice.controlplane.api;

import java.io.IOException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Answers every exception of routing and handlers with the envelope; leaves refusals of
 * access to the security chain.
 */
final class ErrorResolver implements HandlerExceptionResolver, Ordered {

	private final ErrorTranslation translation;

	private final ErrorResponses responses;

	ErrorResolver(ErrorTranslation translation, ErrorResponses responses) {
		this.translation = translation;
		this.responses = responses;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response, Object handler,
			Exception ex) {
		if (ex instanceof AccessDeniedException || ex instanceof AuthenticationException) {
			return null;
		}
		if (!DisconnectedClientHelper.isClientDisconnectedException(ex)) {
			answer(request, response, ex);
		}
		return new ModelAndView();
	}

	private void answer(HttpServletRequest request, HttpServletResponse response, Exception ex) {
		try {
			this.responses.write(request, response, this.translation.translate(ex, request));
		}
		catch (IOException gone) {
			// The client left before its error arrived.
		}
	}

}
