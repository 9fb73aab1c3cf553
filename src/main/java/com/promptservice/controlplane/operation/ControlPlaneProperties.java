package com.promptservice.controlplane.operation;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the control plane as a whole.
 *
 * @param publicBaseUrl how clients reach this service, without a trailing slash; absolute
 * links are made from it and never from a request's Host header
 * @param timeScale how many times faster than Azure the other side is: 1 against Azure,
 * the simulator's own time scale against the simulator
 */
@ConfigurationProperties("control-plane")
public record ControlPlaneProperties(@DefaultValue("http://127.0.0.1:8080") URI publicBaseUrl,
		@DefaultValue("1") double timeScale) {

	public ControlPlaneProperties {
		if (!(timeScale > 0)) {
			throw new IllegalArgumentException("control-plane.time-scale must be above 0, not " + timeScale);
		}
	}

}
