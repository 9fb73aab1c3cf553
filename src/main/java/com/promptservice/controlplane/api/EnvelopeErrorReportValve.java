package com.promptservice.controlplane.api;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/**
 * Tomcat's own errors, and whatever leaves the filters as an error without a body, in the
 * envelope.
 */
final class EnvelopeErrorReportValve extends ErrorReportValve {

	private final ErrorResponses responses;

	private final ErrorTranslation translation;

	EnvelopeErrorReportValve(ErrorResponses responses, ErrorTranslation translation) {
		this.responses = responses;
		this.translation = translation;
	}

	@Override
	protected void report(Request request, Response response, Throwable throwable) {
		if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
			return;
		}
		try {
			this.responses.write(request, response, answer(request, response.getStatus(), throwable));
		}
		catch (IOException ex) {
			// The client is gone; there is nobody left to tell.
		}
	}

	private ApiException answer(Request request, int status, Throwable throwable) {
		// Below 500 Tomcat itself found the client at fault; what it threw says no more.
		if (throwable instanceof Exception ex && (status >= 500 || ex instanceof ApiException)) {
			return this.translation.translate(ex, request);
		}
		return StatusErrors.of(status, request.getMethod());
	}

}
