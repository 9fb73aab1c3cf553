package com.promptservice.controlplane.storage;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import com.azure.storage.queue.QueueServiceClient;
import com.azure.storage.queue.QueueServiceClientBuilder;

/**
 * Makes the SDK's clients of storage accounts, all over one HTTP client. Only reads are
 * sent again by the SDK: of a write that it repeated, nobody could tell which attempt was
 * refused.
 */
final class StorageClients {

	private static final Duration PAUSE = Duration.ofMillis(200);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

	private final StorageProperties properties;

	private final HttpClient httpClient;

	private final Supplier<TokenCredential> credential;

	private final List<HttpPipelinePolicy> policies;

	/**
	 * The clients.
	 * @param credential asked only when there is no connection string
	 * @param policies see every request on its way
	 */
	StorageClients(StorageProperties properties, Supplier<TokenCredential> credential,
			List<HttpPipelinePolicy> policies) {
		this.properties = properties;
		this.httpClient = new JdkHttpClientBuilder().connectionTimeout(properties.connectTimeout())
			.responseTimeout(properties.timeout())
			.readTimeout(properties.timeout())
			.writeTimeout(properties.timeout())
			.build();
		this.credential = credential;
		this.policies = policies;
	}

	BlobServiceClient readingBlobs(String account) {
		return blobs(account, this.properties.readAttempts());
	}

	BlobServiceClient writingBlobs(String account) {
		return blobs(account, 1);
	}

	QueueServiceClient queues(String account) {
		QueueServiceClientBuilder builder = new QueueServiceClientBuilder().httpClient(this.httpClient)
			.retryOptions(attempts(1));
		this.policies.forEach(builder::addPolicy);
		return (this.properties.oneAccount() ? builder.connectionString(this.properties.connectionString())
				: builder.endpoint(endpoint(account, "queue")).credential(this.credential.get()))
			.buildClient();
	}

	private BlobServiceClient blobs(String account, int attempts) {
		BlobServiceClientBuilder builder = new BlobServiceClientBuilder().httpClient(this.httpClient)
			.retryOptions(attempts(attempts));
		this.policies.forEach(builder::addPolicy);
		return (this.properties.oneAccount() ? builder.connectionString(this.properties.connectionString())
				: builder.endpoint(endpoint(account, "blob")).credential(this.credential.get()))
			.buildClient();
	}

	private String endpoint(String account, String service) {
		return "https://" + account + "." + service + "." + this.properties.endpointSuffix();
	}

	private static RequestRetryOptions attempts(int attempts) {
		return new RequestRetryOptions(RetryPolicyType.EXPONENTIAL, attempts, null, PAUSE, LONGEST_PAUSE, null);
	}

}
