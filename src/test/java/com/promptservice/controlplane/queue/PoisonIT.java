package com.promptservice.controlplane.queue;

import java.time.Duration;
import java.util.List;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueServiceClient;
import com.azure.storage.queue.QueueServiceClientBuilder;
import com.promptservice.controlplane.storage.Azurite;
import com.promptservice.controlplane.storage.AzuritePlaces;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What lies in the queue and is no message of ours.
 */
class PoisonIT {

	private final String account = Azurite.shared().emptyAccount();

	private final QueueServiceClient service = new QueueServiceClientBuilder().connectionString(this.account)
		.httpClient(new JdkHttpClientBuilder().build())
		.buildClient();

	private final QueueClient raw = this.service.getQueueClient("operations-westus2");

	private final WorkQueue queue = new StorageWorkQueue(AzuritePlaces.of(this.account, List.of(), "westus2"),
			Duration.ofMillis(100), Thread::startVirtualThread);

	@BeforeEach
	void make() {
		this.raw.createIfNotExists();
	}

	@ParameterizedTest
	@ValueSource(strings = { "not JSON", "{\"schemaVersion\":1", "[]", "null", "{}", "{\"schemaVersion\":1}",
			"{\"schemaVersion\":0,\"operationId\":\"westus2.1\"}", "eyJzY2hlbWFWZXJzaW9uIjoxfQ==",
			"{\"schemaVersion\":1,\"operationId\":{\"a\":1}}" })
	void a_body_that_is_no_message_goes_to_the_poison_queue_with_its_reason_and_hurts_nobody(String body) {
		this.raw.sendMessage(body);
		this.queue.send(new WorkMessage("westus2.1", null), Duration.ZERO);
		assertThat(this.queue.receive(32, Duration.ofSeconds(30))).singleElement()
			.satisfies((delivery) -> assertThat(delivery.message().operationId()).isEqualTo("westus2.1"));
		assertThat(this.queue.depth()).isOne();
		assertThat(poison().path("body").asString()).isEqualTo(body);
		assertThat(poison().path("reason").asString()).isNotEmpty();
	}

	@Test
	void the_largest_body_that_azure_takes_is_kept_in_part() {
		this.raw.sendMessage("\"".repeat(50_000));
		this.queue.send(new WorkMessage("westus2.1", null), Duration.ZERO);
		assertThat(this.queue.receive(32, Duration.ofSeconds(30))).hasSize(1);
		assertThat(poison().path("body").asString()).startsWith("\"\"\"");
	}

	@Test
	void a_message_of_a_newer_version_is_left_to_newer_replicas_for_a_while() {
		this.raw.sendMessage("{\"schemaVersion\":2,\"operationId\":\"westus2.1\"}");
		this.queue.send(new WorkMessage("westus2.2", null), Duration.ZERO);
		assertThat(this.queue.receive(32, Duration.ofSeconds(30))).hasSize(1);
		assertThat(this.queue.depth()).isEqualTo(2);
		assertThat(this.service.getQueueClient("poison-operations-westus2").createIfNotExists()).isTrue();
	}

	@Test
	void fields_that_a_newer_version_added_are_left_alone() {
		this.raw.sendMessage("{\"schemaVersion\":1,\"operationId\":\"westus2.1\",\"colour\":\"red\"}");
		this.queue.send(new WorkMessage("westus2.2", null), Duration.ZERO);
		assertThat(this.queue.receive(32, Duration.ofSeconds(30))).hasSize(2)
			.allSatisfy((delivery) -> this.queue.extend(delivery, Duration.ofSeconds(1)));
		Azurite.pass(Duration.ofSeconds(2));
		assertThat(this.raw.receiveMessages(32)).extracting((message) -> message.getBody().toString())
			.anySatisfy((body) -> assertThat(body).contains("red"));
	}

	private JsonNode poison() {
		return JsonMapper.shared()
			.readTree(this.service.getQueueClient("poison-operations-westus2").peekMessage().getBody().toString());
	}

}
