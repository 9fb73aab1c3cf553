package com.promptservice.controlplane.customer;

import java.time.Clock;

import com.promptservice.controlplane.metadata.Documents;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * Puts the feature together.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!simulator")
@EnableConfigurationProperties(CustomerProperties.class)
class CustomerConfiguration {

	@Bean
	CustomerStore customerStore(Documents documents) {
		return new CustomerStore(documents);
	}

	@Bean
	CustomerClaims customerClaims(Documents documents, CustomerProperties properties, Clock clock) {
		return new CustomerClaims(documents, properties.claimGrace(), clock);
	}

	@Bean
	Customers customers(CustomerStore store, CustomerClaims claims) {
		return new Customers(store, claims);
	}

}
