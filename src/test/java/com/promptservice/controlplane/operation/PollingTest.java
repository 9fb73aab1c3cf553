package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

import com.promptservice.controlplane.faults.port.InMemoryDocumentStore;
import com.promptservice.controlplane.faults.port.SettableClock;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.LocalLeases;
import com.promptservice.controlplane.queue.InProcessWorkQueue;
import com.promptservice.controlplane.queue.QueueUnavailableException;
import com.promptservice.controlplane.queue.WorkMessage;
import com.promptservice.controlplane.queue.WorkQueue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How often an engine asks its queue when there is little or nothing to do.
 */
class PollingTest {

	private static final Duration HOUR = Duration.ofHours(1);

	private static final WorkMessage UNKNOWN = new WorkMessage("home.unknown", null);

	private final SettableClock clock = new SettableClock();

	private final WorkQueue stored = new InProcessWorkQueue(this.clock);

	private final Counting queue = new Counting();

	private final Engine engine = new Engine(
			new Engine.Ports(new Documents(new InMemoryDocumentStore(this.clock)), new LocalLeases(this.clock),
					this.queue),
			List::of, this.clock, new Pacing(1), Runnable::run, new SplittableRandom(1),
			OperationsProperties.defaults(), new SimpleMeterRegistry());

	private final Polling polling = new Polling(this.engine, new Worker(this.engine));

	@Test
	void a_quiet_service_asks_360_times_an_hour_and_only_for_the_count() {
		pass(Duration.ofMinutes(1));
		this.queue.asked.clear();
		pass(HOUR);
		assertThat(this.queue.asked).hasSize(360).containsOnly("depth");
	}

	@Test
	void a_message_of_another_process_is_found_within_the_longest_wait() {
		pass(Duration.ofMinutes(1));
		this.stored.send(UNKNOWN, Duration.ZERO);
		pass(OperationsProperties.defaults().longestIdlePoll());
		assertThat(this.stored.depth()).isZero();
	}

	@Test
	void a_message_of_this_process_is_looked_for_at_once() {
		pass(Duration.ofMinutes(1));
		this.stored.send(UNKNOWN, Duration.ZERO);
		this.polling.sent();
		assertThat(this.polling.look()).isZero();
		assertThat(this.stored.depth()).isZero();
	}

	@Test
	void while_another_process_works_its_message_is_looked_for_every_second() {
		this.stored.send(UNKNOWN, Duration.ZERO);
		WorkQueue.Delivery elsewhere = this.stored.receive(1, HOUR).getFirst();
		pass(Duration.ofMinutes(1));
		this.stored.extend(elsewhere, Duration.ZERO);
		assertThat(this.polling.look()).isZero();
		assertThat(this.stored.depth()).isZero();
		this.queue.asked.clear();
		pass(Duration.ofMinutes(1));
		assertThat(this.queue.asked.stream().filter("receive"::equals)).hasSizeLessThan(20);
	}

	@Test
	void a_queue_that_does_not_answer_is_asked_every_second() {
		pass(Duration.ofMinutes(1));
		this.queue.down = true;
		this.polling.look();
		this.queue.asked.clear();
		pass(Duration.ofSeconds(10));
		assertThat(this.queue.asked.stream().filter("receive"::equals)).hasSizeBetween(9, 14);
	}

	private void pass(Duration time) {
		Duration left = time;
		while (left.isPositive()) {
			Duration wait = this.polling.look();
			this.clock.advance(wait);
			left = left.minus(wait);
		}
	}

	private final class Counting implements WorkQueue {

		private final List<String> asked = new ArrayList<>();

		private boolean down;

		@Override
		public void send(WorkMessage message, Duration delay) {
			ask("send").send(message, delay);
		}

		@Override
		public List<Delivery> receive(int max, Duration visibility) {
			return ask("receive").receive(max, visibility);
		}

		@Override
		public Delivery extend(Delivery delivery, Duration visibility) {
			return ask("extend").extend(delivery, visibility);
		}

		@Override
		public void delete(Delivery delivery) {
			ask("delete").delete(delivery);
		}

		@Override
		public int depth() {
			return ask("depth").depth();
		}

		@Override
		public Optional<Duration> oldestAge() {
			return ask("oldestAge").oldestAge();
		}

		@Override
		public void onSend(Runnable listener) {
			PollingTest.this.stored.onSend(listener);
		}

		private WorkQueue ask(String what) {
			this.asked.add(what);
			if (this.down) {
				throw new QueueUnavailableException("down", null);
			}
			return PollingTest.this.stored;
		}

	}

}
