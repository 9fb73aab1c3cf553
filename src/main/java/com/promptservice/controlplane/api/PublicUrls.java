package com.promptservice.controlplane.api;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Makes the absolute URLs that answers hold. They never come from the Host header, which
 * a client can forge.
 *
 * @param publicBaseUrl where clients reach this service, without a trailing slash
 */
@ConfigurationProperties("control-plane")
public record PublicUrls(@DefaultValue("http://127.0.0.1:8080") URI publicBaseUrl) {

	/**
	 * The URL of a path of this API, with the API version.
	 * @param path such as {@code /operations/westus2.0193…}
	 */
	public String of(String path) {
		return builder(path).encode().toUriString();
	}

	UriComponentsBuilder builder(String path) {
		return UriComponentsBuilder.fromUri(this.publicBaseUrl)
			.path(path)
			.queryParam(ApiVersion.PARAMETER, ApiVersion.CURRENT);
	}

}
