package com.promptservice.controlplane.metadata;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.promptservice.controlplane.metadata.DocumentStore.Listing;
import com.promptservice.controlplane.queue.StorageWorkQueue;
import com.promptservice.controlplane.queue.WorkMessage;
import com.promptservice.controlplane.queue.WorkQueue;
import com.promptservice.controlplane.storage.AsAzurite;
import com.promptservice.controlplane.storage.Azurite;
import com.promptservice.controlplane.storage.AzuritePlaces;
import com.promptservice.controlplane.storage.StorageAccounts;
import com.promptservice.controlplane.storage.StoragePlaces;
import com.promptservice.controlplane.storage.StorageProperties;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import java.time.OffsetDateTime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * The home account and the regions' own, reached as a managed identity reaches them.
 */
class RegionalAccountsIT {

	private static final DocumentName CONFIG = new DocumentName("westus2", "config/westus2/region.config.json");

	private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

	private final Azurite azurite = Azurite.shared();

	private final AsAzurite azure = new AsAzurite(this.azurite);

	private final String home = this.azurite.emptyAccountName();

	private final String own = this.azurite.emptyAccountName();

	private BlobDocumentStore store;

	private BlobLeases leases;

	private WorkQueue queue;

	private String etag;

	@BeforeEach
	void open() {
		AzuritePlaces.hush();
		StorageAccounts accounts = new StorageAccounts(
				new StorageProperties(null, this.home, "core.windows.net", Duration.ofSeconds(5),
						Duration.ofSeconds(10), 2, Duration.ofMillis(100), "replica"),
				AnyToken::new, List.of(this.azure));
		StoragePlaces places = new StoragePlaces(accounts, new RegionRegistry(accounts.home().documents()));
		this.store = new BlobDocumentStore(places);
		this.leases = new BlobLeases(places);
		this.queue = new StorageWorkQueue(places, Duration.ofMillis(100), Thread::startVirtualThread);
		this.azure.remove(this.own);
	}

	@AfterEach
	void end() {
		this.azure.end();
	}

	@Test
	void a_region_that_nobody_made_holds_nothing_and_takes_nothing() {
		assertHoldsNothing();
		assertTakesNothing();
	}

	@Test
	void a_region_in_the_making_holds_nothing_until_its_account_lets_us_in() {
		region("Creating", null, this.own);
		assertHoldsNothing();
		assertTakesNothing();
		this.azure.add(this.own);
		this.azure.forbid(this.own);
		assertHoldsNothing();
		assertTakesNothing();
		this.azure.permit(this.own);
		assertHoldsNothing();
		assertTakesNothing();
		makeContainerAndQueue();
		assertThat(this.store.write(CONFIG, bytes("{}"), Condition.ABSENT)).isNotNull();
		assertThat(this.store.read(CONFIG)).isPresent();
	}

	@Test
	void a_region_keeps_its_documents_leases_and_messages_in_its_own_account() {
		provisioned();
		this.store.write(CONFIG, bytes("{}"), Condition.ABSENT);
		assertThat(this.leases.acquire("westus2", "operations/westus2.1", Duration.ofSeconds(15))).isPresent();
		this.queue.send(new WorkMessage("westus2.1", null), Duration.ZERO);
		this.queue.send(new WorkMessage("home.1", null), Duration.ZERO);
		assertThat(this.store.list("home", "", null, 10).names()).containsExactly(Layout.region("westus2"));
		assertThat(this.store.list("westus2", "config/", null, 10).names()).containsExactly(CONFIG);
		this.azure.remove(this.own);
		assertThat(this.queue.receive(32, Duration.ofMinutes(10))).extracting((delivery) -> delivery.message())
			.containsExactly(new WorkMessage("home.1", null));
	}

	@Test
	void the_account_of_a_region_that_stands_must_be_there_or_the_region_is_named() {
		provisioned();
		assertThat(this.store.read(CONFIG)).isEmpty();
		this.azure.forbid(this.own);
		assertNamed();
		this.azure.permit(this.own);
		this.azure.remove(this.own);
		assertNamed();
	}

	@Test
	void a_region_that_is_being_removed_holds_nothing_once_its_account_is_gone() {
		provisioned();
		this.store.write(CONFIG, bytes("{}"), Condition.ABSENT);
		region("Deleting", "2026-11-01T00:00:00Z", this.own);
		assertThat(this.store.read(CONFIG)).isPresent();
		this.azure.remove(this.own);
		assertHoldsNothing();
		assertThat(this.queue.depth()).isZero();
	}

	@Test
	void a_region_made_again_with_another_account_is_found_there() {
		provisioned();
		this.store.write(CONFIG, bytes("old"), Condition.ABSENT);
		this.azure.remove(this.own);
		String other = this.azurite.emptyAccountName();
		region("Succeeded", "2026-11-01T00:00:00Z", other);
		AzuritePlaces.makeRegional(this.azurite.connectionString(other));
		assertThat(this.store.read(CONFIG)).isEmpty();
		this.store.write(CONFIG, bytes("new"), Condition.ABSENT);
		assertThat(this.store.read(CONFIG).orElseThrow().content()).isEqualTo(bytes("new"));
	}

	@Test
	void a_region_that_does_not_answer_holds_up_no_message_of_others() {
		provisioned();
		this.queue.send(new WorkMessage("westus2.1", null), Duration.ZERO);
		this.azure.silence(this.own);
		for (int i = 0; i < 3; i++) {
			this.queue.send(new WorkMessage("home." + i, null), Duration.ZERO);
			// the silent account answers only at the end
			assertTimeoutPreemptively(LONG_ENOUGH,
					() -> assertThat(this.queue.receive(32, Duration.ofMinutes(10))).hasSize(1));
		}
		boolean[] rung = { false };
		this.queue.onSend(() -> rung[0] = true);
		this.azure.end();
		Awaitility.await().atMost(LONG_ENOUGH).until(() -> rung[0]);
		assertThat(this.queue.receive(32, Duration.ofMinutes(10))).extracting((delivery) -> delivery.message())
			.containsExactly(new WorkMessage("westus2.1", null));
	}

	private void provisioned() {
		region("Succeeded", "2026-11-01T00:00:00Z", this.own);
		this.azure.add(this.own);
		makeContainerAndQueue();
	}

	private void makeContainerAndQueue() {
		AzuritePlaces.makeRegional(this.azurite.connectionString(this.own));
	}

	private void region(String state, String provisionedAt, String account) {
		String json = "{\"spec\":{\"dataplane\":{\"configStorageAccount\":\"" + account
				+ "\"}},\"provisioningState\":\"" + state + "\""
				+ ((provisionedAt != null) ? ",\"provisionedAt\":\"" + provisionedAt + "\"" : "") + "}";
		this.etag = this.store.write(Layout.region("westus2"), bytes(json),
				(this.etag != null) ? Condition.matching(this.etag) : Condition.ABSENT);
	}

	private void assertHoldsNothing() {
		assertThat(this.store.read(CONFIG)).isEmpty();
		assertThat(this.store.list("westus2", "", null, 10)).isEqualTo(new Listing(List.of(), null));
		this.queue.receive(32, Duration.ofSeconds(1));
	}

	private void assertTakesNothing() {
		assertThatThrownBy(() -> this.store.write(CONFIG, bytes("{}"), Condition.ABSENT))
			.isInstanceOf(StoreUnavailableException.class)
			.hasMessageContaining("westus2");
		assertThatThrownBy(() -> this.leases.acquire("westus2", "a", Duration.ofSeconds(15)))
			.isInstanceOf(StoreUnavailableException.class);
	}

	private void assertNamed() {
		assertThatThrownBy(() -> this.store.read(CONFIG)).isInstanceOf(StoreUnavailableException.class)
			.hasMessageContaining("westus2");
		assertThatThrownBy(() -> this.store.list("westus2", "", null, 10)).isInstanceOf(StoreUnavailableException.class)
			.hasMessageContaining("westus2");
		assertThat(this.store.list("home", "", null, 10).names()).hasSize(1);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static final class AnyToken implements TokenCredential {

		@Override
		public Mono<AccessToken> getToken(com.azure.core.credential.TokenRequestContext request) {
			return Mono.just(new AccessToken("token", OffsetDateTime.now().plusHours(1)));
		}

	}

}
