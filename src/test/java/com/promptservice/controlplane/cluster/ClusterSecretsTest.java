package com.promptservice.controlplane.cluster;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
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
 * A canary: whatever is done to a cluster, the password of its nodes is found in the
 * vault and nowhere else.
 */
@ResourceLock(ClusterScenario.ONE_WIRE)
class ClusterSecretsTest {

	private static final String NAME = "kvs-wus2-01";

	private final Everything everything = new Everything();

	private final ClusterScenario scenario = new ClusterScenario(this.everything);

	@Test
	void the_admin_password_stays_in_the_vault() {
		Heard heard = new Heard();
		Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		Level before = root.getLevel();
		heard.start();
		root.addAppender(heard);
		root.setLevel(Level.DEBUG);
		try {
			String password = live();
			assertThat(password).hasSize(32);
			assertThat(this.scenario.sent(password)).as("it went to Azure once, with the cluster").isEqualTo(1);
			assertThat(this.everything.written).isNotEmpty().noneMatch((text) -> text.contains(password));
			assertThat(this.scenario.exchanges()).isNotEmpty().doesNotContain(password);
			assertThat(heard.lines).noneMatch((line) -> line.contains(password));
			assertThat(this.scenario.messages()).noneMatch((message) -> message.contains(password));
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
		this.scenario.shown(this.scenario.cluster(NAME));
		this.scenario.deleted(NAME);
		return first;
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
