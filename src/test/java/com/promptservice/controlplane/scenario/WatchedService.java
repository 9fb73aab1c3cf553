package com.promptservice.controlplane.scenario;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.promptservice.controlplane.metadata.DocumentStore;
import com.promptservice.controlplane.queue.WorkQueue;
import com.promptservice.controlplane.simulator.Simulator;
import com.promptservice.controlplane.simulator.core.ExchangeLog;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;

/**
 * The service in virtual time, with all that leaves it: what it writes to Azure, its
 * messages and the dump of its exchanges.
 */
public abstract class WatchedService extends ServiceInVirtualTime {

	private final List<Write> writes = new ArrayList<>();

	private final List<String> messages = new ArrayList<>();

	private final ExchangeLog exchanges;

	protected WatchedService(LatestWire shared, DocumentStore store, ScenarioClock clock, ExchangeLog exchanges,
			Simulator simulator) {
		super(shared, store, clock, simulator);
		this.exchanges = exchanges;
	}

	/**
	 * Begins to record what is written to Azure.
	 */
	protected final void watch() {
		around((request, azure) -> {
			SimulatorResponse answer = azure.answer(request);
			if (changes(request)) {
				this.writes.add(new Write(now(), request.method(), request.uri().getPath(),
						new String(request.body(), StandardCharsets.UTF_8), answer.status()));
			}
			return answer;
		});
	}

	/**
	 * What the features wrote to Azure since the last call.
	 */
	public final List<Write> takeWrites() {
		List<Write> taken = List.copyOf(this.writes);
		this.writes.clear();
		return taken;
	}

	/**
	 * What the features wrote to Azure so far; {@link #takeWrites} forgets it.
	 */
	public final List<Write> writes() {
		return this.writes;
	}

	/**
	 * The passwords that were put into a vault.
	 */
	public final List<String> passwords() {
		return this.writes.stream()
			.filter((write) -> write.path().contains("/secrets/") && write.body().contains("\"value\""))
			.map((write) -> write.body().replaceFirst(".*\"value\":\"([^\"]*)\".*", "$1"))
			.toList();
	}

	/**
	 * How many writes outside vaults told this.
	 */
	public final long sent(String text) {
		return this.writes.stream()
			.filter((write) -> !write.path().contains("/secrets/") && write.status() < 300)
			.filter((write) -> write.body().contains(text))
			.count();
	}

	/**
	 * What the work queue was given.
	 */
	public final List<String> messages() {
		return this.messages;
	}

	/**
	 * Every exchange with Azure, as it would be dumped.
	 */
	public final String exchanges() {
		return this.exchanges.export(true);
	}

	/**
	 * A queue whose messages are listened to.
	 */
	protected final WorkQueue heard(WorkQueue behind) {
		return (WorkQueue) Proxy.newProxyInstance(WatchedService.class.getClassLoader(),
				new Class<?>[] { WorkQueue.class }, (proxy, method, arguments) -> {
					this.messages.add(Arrays.deepToString(arguments));
					try {
						return method.invoke(behind, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

	/**
	 * A change that was asked of Azure.
	 */
	public record Write(Instant at, String method, String path, String body, int status) {

		@Override
		public String toString() {
			return this.method + " " + this.path;
		}

	}

}
