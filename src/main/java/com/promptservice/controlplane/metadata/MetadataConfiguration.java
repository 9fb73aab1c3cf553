package com.promptservice.controlplane.metadata;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * Documents and leases on one machine.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!simulator")
@EnableConfigurationProperties(DataProperties.class)
class MetadataConfiguration {

	@Bean
	DataDirectory dataDirectory(DataProperties properties) {
		return DataDirectory.open(properties.dataDir());
	}

	@Bean
	DocumentStore documentStore(DataDirectory directory, Clock clock) {
		return new FileDocumentStore(directory, clock);
	}

	@Bean
	Documents documents(DocumentStore store) {
		return new Documents(store);
	}

	@Bean
	PublishedConfigs publishedConfigs(Documents documents, Clock clock) {
		return new PublishedConfigs(documents, clock);
	}

	@Bean
	Leases leases(Clock clock) {
		return new LocalLeases(clock);
	}

}
