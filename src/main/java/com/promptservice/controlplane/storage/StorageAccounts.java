package com.promptservice.controlplane.storage;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.queue.QueueServiceClient;
import com.promptservice.controlplane.storage.StorageException.Kind;

/**
 * The storage accounts that hold the service's state, and the names of their containers
 * and queues. In one account, each region has a container and a queue of its own.
 */
public final class StorageAccounts {

	private static final String HOME_CONTAINER = "control-plane";

	private static final String REGION_CONTAINER = "dataplane-metadata";

	private static final String AUDIT_CONTAINER = "audit";

	private static final String PACKAGES_CONTAINER = "packages";

	private static final String QUEUE = "operations";

	// in front, so that no region's queue can have the same name
	private static final String POISON = "poison-";

	private static final Set<Kind> NOT_MADE_YET = Set.of(Kind.NO_CONTAINER);

	private static final Set<Kind> IN_CHANGE = Set.of(Kind.NO_CONTAINER, Kind.NO_ACCOUNT, Kind.FORBIDDEN);

	private final StorageProperties properties;

	private final StorageClients clients;

	private final Map<String, Account> accounts = new ConcurrentHashMap<>();

	/**
	 * The accounts.
	 * @param credential asked only when there is no connection string
	 * @param policies see every request on its way
	 */
	public StorageAccounts(StorageProperties properties, Supplier<TokenCredential> credential,
			List<HttpPipelinePolicy> policies) {
		this.properties = properties;
		this.clients = new StorageClients(properties, credential, policies);
	}

	boolean single() {
		return this.properties.oneAccount();
	}

	/**
	 * The home account's place, whose container and queue are made when first needed.
	 */
	public StoragePlace home() {
		return place(StoragePlaces.HOME, this.properties.homeAccount(), HOME_CONTAINER, QUEUE, PACKAGES_CONTAINER, true,
				NOT_MADE_YET);
	}

	/**
	 * A region's place in the one account.
	 */
	StoragePlace region(String region) {
		return place(region, null, REGION_CONTAINER + "-" + region, QUEUE + "-" + region,
				PACKAGES_CONTAINER + "-" + region, true, NOT_MADE_YET);
	}

	/**
	 * A region's place in its own account, whose container and queue come with the
	 * region.
	 */
	StoragePlace region(String region, String account, boolean settled) {
		return place(region, account, REGION_CONTAINER, QUEUE, PACKAGES_CONTAINER, false,
				settled ? Set.of() : IN_CHANGE);
	}

	/**
	 * The container of the audit, in the home account.
	 */
	public AppendBlobs audit() {
		return new AppendBlobs(
				account(this.properties.homeAccount()).writing().getBlobContainerClient(AUDIT_CONTAINER));
	}

	private StoragePlace place(String name, String accountName, String container, String queue, String packages,
			boolean made, Set<Kind> emptyBy) {
		Account account = account(accountName);
		return new StoragePlace(name,
				new BlobContainer(account.reading().getBlobContainerClient(container),
						account.writing().getBlobContainerClient(container), made),
				new MessageQueue(account.queues().getQueueClient(queue), made),
				new MessageQueue(account.queues().getQueueClient(POISON + queue), true),
				new LargeBlobs(account.reading(), packages, made, !this.properties.oneAccount()), emptyBy);
	}

	private Account account(String name) {
		return this.accounts.computeIfAbsent((name != null) ? name : "",
				(key) -> new Account(this.clients.readingBlobs(key), this.clients.writingBlobs(key),
						this.clients.queues(key)));
	}

	private record Account(BlobServiceClient reading, BlobServiceClient writing, QueueServiceClient queues) {
	}

}
