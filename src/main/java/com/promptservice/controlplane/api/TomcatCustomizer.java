package com.promptservice.controlplane.api;

import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/**
 * Gives Tomcat the valve that answers in the envelope.
 */
final class TomcatCustomizer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

	private final ErrorResponses responses;

	private final ErrorTranslation translation;

	TomcatCustomizer(ErrorResponses responses, ErrorTranslation translation) {
		this.responses = responses;
		this.translation = translation;
	}

	@Override
	public int getOrder() {
		// After Boot's own, whose valve must stand outside ours and find nothing left to
		// say.
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.addContextCustomizers((context) -> {
			StandardHost host = (StandardHost) context.getParent();
			host.setErrorReportValveClass(EnvelopeErrorReportValve.class.getName());
			host.getPipeline().addValve(new EnvelopeErrorReportValve(this.responses, this.translation));
		});
	}

}
