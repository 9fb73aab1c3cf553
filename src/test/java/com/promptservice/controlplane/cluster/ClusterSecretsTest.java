package com.promptservice.controlplane.cluster;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.promptservice.controlplane.deployment.Zips;
import com.promptservice.controlplane.faults.port.InMemoryDocumentStore;
import com.promptservice.controlplane.metadata.Condition;
import com.promptservice.controlplane.metadata.Document;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.metadata.DocumentStore;
import com.promptservice.controlplane.operation.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A canary: whatever is done to a cluster and what runs on it, the password of its nodes
 * and its certificates are found in the vault and nowhere else, and the signed addresses
 * of packages in nothing but the request that needs them.
 */
@ResourceLock(ClusterScenario.ONE_WIRE)
class ClusterSecretsTest {

	private static final String NAME = "kvs-wus2-01";

	private final List<String> signed = new ArrayList<>();

	private final List<String> certificates = new ArrayList<>();

	private long sent;

	private final Everything everything = new Everything();

	private final ClusterScenario scenario = new ClusterScenario(this.everything);

	@Test
	void passwords_certificates_and_signed_addresses_are_found_nowhere() {
		Heard heard = new Heard();
		Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		Level before = root.getLevel();
		heard.start();
		root.addAppender(heard);
		root.setLevel(Level.DEBUG);
		try {
			String password = live();
			assertThat(password).hasSize(32);
			assertThat(this.sent).as("it went to Azure once, with the cluster").isEqualTo(1);
			List<String> signatures = this.scenario.artifacts().signatures();
			assertThat(signatures).as("each was made for one request").hasSizeGreaterThanOrEqualTo(3);
			assertThat(this.signed).containsExactlyElementsOf(signatures);
			List<String> secrets = new ArrayList<>(signatures);
			secrets.add(password);
			secrets.addAll(this.certificates);
			String exchanges = this.scenario.exchanges();
			for (String secret : secrets) {
				assertThat(this.everything.written).isNotEmpty().noneMatch((text) -> text.contains(secret));
				assertThat(exchanges.contains(secret)).isFalse();
				assertThat(heard.lines).noneMatch((line) -> line.contains(secret));
				assertThat(this.scenario.messages()).noneMatch((message) -> message.contains(secret));
			}
		}
		finally {
			root.detachAppender(heard);
			root.setLevel(before);
		}
	}

	/**
	 * Everything that can be done to a cluster.
	 * @return the password
	 */
	private String live() {
		this.scenario.region("westus2", "");
		this.scenario.control("POST", "faults",
				"{'kind': 'error', 'status': 400, 'code': 'InvalidParameter', 'method': 'PUT', 'type': 'Microsoft.ServiceFabric/managedClusters'}");
		Operation refused = this.scenario.created(NAME, 1);
		assertThat(this.scenario.shown(refused)).contains("InvalidParameter");
		String first = this.scenario.passwords().getLast();
		this.scenario.control("DELETE", "faults", "{}");
		this.scenario.created(NAME, 1);
		assertThat(this.scenario.passwords().getLast()).as("a second run uses the same one").isEqualTo(first);
		this.scenario.whatIf(NAME, ClusterFixtures.body(2, ""));
		this.scenario.carriedOut(this.scenario.scale(NAME, "App", 2));
		this.scenario.created(NAME, 2);
		this.scenario.parts().reconcile();
		run();
		this.scenario.shown(this.scenario.cluster(NAME));
		this.scenario.deleted(NAME);
		return first;
	}

	/**
	 * Everything that can be done with what runs on it.
	 */
	private void run() {
		this.sent = this.scenario.sent(this.scenario.passwords().getLast());
		this.certificates.addAll(this.scenario.certificates());
		assertThat(this.certificates).hasSize(2).allMatch((secret) -> secret.length() > 500);
		this.scenario.takeWrites();
		for (String version : List.of("1.0.0", "2.0.0", "3.0.0")) {
			this.scenario.deployments().upload("KVStoreServer", version, Zips.server(version));
		}
		this.scenario.control("POST", "faults",
				"{'kind': 'error', 'status': 400, 'code': 'InvalidParameter', 'method': 'PUT', 'type': 'Microsoft.ServiceFabric/managedClusters/applicationTypes/versions'}");
		assertThat(this.scenario.shown(deployed("1.0.0"))).contains("InvalidParameter");
		this.scenario.control("DELETE", "faults", "{}");
		deployed("1.0.0");
		deployed("2.0.0");
		this.scenario.carriedOut(this.scenario.rollback(this.scenario.deployments().newest("westus2")));
		this.scenario.control("POST", "faults",
				"{'kind': 'unhealthy', 'code': '8086', 'method': 'PUT', 'type': 'Microsoft.ServiceFabric/managedClusters/applications'}");
		assertThat(this.scenario.shown(deployed("3.0.0"))).contains("HealthCheckFailed", "port 8086");
		this.scenario.takeWrites()
			.stream()
			.filter((write) -> write.body().contains("appPackageUrl"))
			.forEach((write) -> this.signed.add(write.body().replaceFirst(".*sig=([A-Za-z0-9]*).*", "$1")));
	}

	private Operation deployed(String version) {
		return this.scenario.carriedOut(this.scenario
			.deploy("{'cluster': '" + NAME + "', 'package': {'name': 'KVStoreServer', 'version': '" + version + "'}}"));
	}

	/**
	 * Remembers every line of every log.
	 */
	private static final class Heard extends AppenderBase<ILoggingEvent> {

		private final List<String> lines = new CopyOnWriteArrayList<>();

		@Override
		protected void append(ILoggingEvent event) {
			this.lines.add(event.getFormattedMessage()
					+ ((event.getThrowableProxy() != null) ? event.getThrowableProxy().getMessage() : ""));
		}

	}

	/**
	 * Remembers every version of every document.
	 */
	private static final class Everything implements DocumentStore {

		private final InMemoryDocumentStore store = new InMemoryDocumentStore(Clock.systemUTC());

		private final List<String> written = new CopyOnWriteArrayList<>();

		@Override
		public java.util.Optional<Document> read(DocumentName name) {
			return this.store.read(name);
		}

		@Override
		public String write(DocumentName name, byte[] content, Condition condition) {
			this.written.add(new String(content, StandardCharsets.UTF_8));
			return this.store.write(name, content, condition);
		}

		@Override
		public void delete(DocumentName name, String etag) {
			this.store.delete(name, etag);
		}

		@Override
		public Listing list(String place, String prefix, String after, int max) {
			return this.store.list(place, prefix, after, max);
		}

	}

}
