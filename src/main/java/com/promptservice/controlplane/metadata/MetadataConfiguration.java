package com.promptservice.controlplane.metadata;

import java.time.Clock;
import com.promptservice.controlplane.storage.ConditionalOnStorage;
import com.promptservice.controlplane.storage.PlaceDirectory;
import com.promptservice.controlplane.storage.StorageAccounts;
import com.promptservice.controlplane.storage.StoragePlaces;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

import static com.promptservice.controlplane.storage.ConditionalOnStorage.Kind.AZURE;
import static com.promptservice.controlplane.storage.ConditionalOnStorage.Kind.MACHINE;

/**
 * Documents and leases, in files of this machine or in Azure Storage.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!simulator")
@EnableConfigurationProperties(DataProperties.class)
class MetadataConfiguration {

	@Bean
	Documents documents(DocumentStore store) {
		return new Documents(store);
	}

	@Bean
	PublishedConfigs publishedConfigs(Documents documents, Clock clock) {
		return new PublishedConfigs(documents, clock);
	}

	@Configuration(proxyBeanMethods = false)
	@Profile("!simulator")
	@ConditionalOnStorage(MACHINE)
	static class OnThisMachine {

		@Bean
		DataDirectory dataDirectory(DataProperties properties) {
			return DataDirectory.open(properties.dataDir());
		}

		@Bean
		DocumentStore documentStore(DataDirectory directory, Clock clock) {
			return new FileDocumentStore(directory, clock);
		}

		@Bean
		FileArtifacts artifacts(DataDirectory directory, Clock clock) {
			return new FileArtifacts(directory, clock);
		}

		@Bean
		Leases leases(Clock clock) {
			return new LocalLeases(clock);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Profile("!simulator")
	@ConditionalOnStorage(AZURE)
	static class InAzureStorage {

		@Bean
		PlaceDirectory placeDirectory(StorageAccounts accounts) {
			return new RegionRegistry(accounts.home().documents());
		}

		@Bean
		DocumentStore documentStore(StoragePlaces places) {
			return new BlobDocumentStore(places);
		}

		@Bean
		BlobArtifacts artifacts(StoragePlaces places, Clock clock) {
			return new BlobArtifacts(places, clock);
		}

		@Bean
		Leases leases(StoragePlaces places) {
			return new BlobLeases(places);
		}

	}

}
