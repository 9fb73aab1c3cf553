package com.promptservice.controlplane.storage;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.policy.HttpPipelinePolicy;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * The accounts that hold the state, when Azure Storage does.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!simulator")
@ConditionalOnStorage(ConditionalOnStorage.Kind.AZURE)
@EnableConfigurationProperties(StorageProperties.class)
class StorageConfiguration {

	@Bean
	StorageAccounts storageAccounts(StorageProperties properties, ObjectProvider<TokenCredential> credential,
			ObjectProvider<HttpPipelinePolicy> policies) {
		return new StorageAccounts(properties, credential::getObject, policies.orderedStream().toList());
	}

	@Bean
	StoragePlaces storagePlaces(StorageAccounts accounts, PlaceDirectory directory) {
		return new StoragePlaces(accounts, directory);
	}

}
