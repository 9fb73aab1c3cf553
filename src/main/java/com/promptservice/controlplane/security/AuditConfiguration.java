package com.promptservice.controlplane.security;

import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;

import com.promptservice.controlplane.storage.ConditionalOnStorage;
import com.promptservice.controlplane.storage.StorageAccounts;
import com.promptservice.controlplane.storage.StorageProperties;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

import static com.promptservice.controlplane.storage.ConditionalOnStorage.Kind.AZURE;
import static com.promptservice.controlplane.storage.ConditionalOnStorage.Kind.MACHINE;

/**
 * The audit, in files of this machine or in the home account.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!simulator")
@EnableConfigurationProperties(AuditProperties.class)
class AuditConfiguration {

	@Bean
	@ConditionalOnStorage(MACHINE)
	FileAuditLog fileAuditLog(@Value("${control-plane.data-dir:.data}") Path dataDir) {
		return new FileAuditLog(dataDir);
	}

	@Bean
	@ConditionalOnStorage(AZURE)
	AuditLog blobAuditLog(StorageAccounts accounts, StorageProperties properties) {
		// two processes of one host, or the same after a restart, share no blob
		String start = UUID.randomUUID().toString().substring(0, 8);
		return new BlobAuditLog(accounts.audit(), properties.replica() + "-" + start);
	}

	@Bean
	AuditTrail auditTrail(AuditLog log, Clock clock, AuditProperties properties) {
		return new AuditTrail(log, clock, properties);
	}

}
