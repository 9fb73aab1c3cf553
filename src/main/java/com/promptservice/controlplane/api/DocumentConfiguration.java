package com.promptservice.controlplane.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import org.springdoc.core.filters.OpenApiMethodFilter;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import tools.jackson.databind.JsonNode;

/**
 * The API document that the service describes itself with.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!simulator")
class DocumentConfiguration {

	static {
		SpringDocUtils.getConfig()
			.addRequestWrapperToIgnore(ApiRequest.class, ListQuery.class)
			.addResponseWrapperToIgnore(Submitted.class)
			.replaceWithClass(JsonNode.class, Object.class);
	}

	@Bean
	OpenAPI apiDocument() {
		return new OpenAPI()
			.info(new Info().title("KVStore control plane")
				.version(ApiVersion.CURRENT)
				.description("Regions of the KVStore data plane on Azure: what they need, made and kept in order. "
						+ "A write answers at once and starts an operation; watch it at operation-location. "
						+ "Every error has the same envelope, and /errors says what to do about each code."))
			.addServersItem(new Server().url("/").description("The service that serves this document"))
			.components(security(DocumentParts.components()))
			.addSecurityItem(new SecurityRequirement().addList("bearer"))
			.addSecurityItem(new SecurityRequirement().addList("oauth2"));
	}

	@Bean
	OpenApiMethodFilter onlyTheVersionedApi() {
		return RouteContract::isVersioned;
	}

	@Bean
	HandlerDocs handlerDocs() {
		return new HandlerDocs();
	}

	@Bean
	DocumentCustomizer documentCustomizer(ApiProperties properties) {
		return new DocumentCustomizer(properties.maxListLength());
	}

	private static Components security(Components components) {
		Scopes scopes = new Scopes().addString("access_as_user", "Act as the signed-in person");
		String token = "/oauth2/token";
		return components
			.addSecuritySchemes("bearer",
					new SecurityScheme().type(SecurityScheme.Type.HTTP)
						.scheme("bearer")
						.bearerFormat("JWT")
						.description("An access token for this service"))
			.addSecuritySchemes("oauth2",
					new SecurityScheme().type(SecurityScheme.Type.OAUTH2)
						.description("The local profile's own issuer; on Azure, Entra ID issues the tokens")
						.flows(new OAuthFlows().authorizationCode(
								new OAuthFlow().authorizationUrl("/oauth2/authorize").tokenUrl(token).scopes(scopes))
							.clientCredentials(new OAuthFlow().tokenUrl(token).scopes(new Scopes()))));
	}

}
