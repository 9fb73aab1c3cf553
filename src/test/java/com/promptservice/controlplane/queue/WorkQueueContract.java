package com.promptservice.controlplane.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.promptservice.controlplane.queue.WorkQueue.Delivery;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What every work queue does; each adapter's test is a subclass.
 */
public abstract class WorkQueueContract {

	private static final Duration SECOND = Duration.ofSeconds(1);

	/** Longer than any test takes. */
	private static final Duration HIDDEN = Duration.ofMinutes(10);

	private static final WorkMessage MESSAGE = new WorkMessage("home.1",
			"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

	/**
	 * The queue under test, empty at first.
	 */
	protected abstract WorkQueue queue();

	/**
	 * Lets the queue's time go on.
	 */
	protected abstract void pass(Duration time);

	@Test
	void an_empty_queue_delivers_nothing() {
		assertThat(queue().receive(32, HIDDEN)).isEmpty();
	}

	@Test
	void a_message_is_delivered_as_it_was_sent() {
		queue().send(MESSAGE, Duration.ZERO);
		Delivery delivery = receive();
		assertThat(delivery.message()).isEqualTo(MESSAGE);
		assertThat(delivery.dequeueCount()).isOne();
	}

	@Test
	void a_message_without_trace_keeps_none() {
		queue().send(new WorkMessage("home.2", null), Duration.ZERO);
		assertThat(receive().message()).isEqualTo(new WorkMessage("home.2", null));
	}

	@Test
	void a_delivered_message_is_hidden() {
		queue().send(MESSAGE, Duration.ZERO);
		receive();
		assertThat(queue().receive(32, HIDDEN)).isEmpty();
	}

	@Test
	void a_message_that_was_not_deleted_comes_again() {
		queue().send(MESSAGE, Duration.ZERO);
		Delivery first = receiveFor(SECOND);
		Delivery second = await();
		assertThat(second.messageId()).isEqualTo(first.messageId());
		assertThat(second.dequeueCount()).isEqualTo(2);
	}

	@Test
	void a_delayed_message_comes_after_its_delay() {
		queue().send(MESSAGE, HIDDEN);
		assertThat(queue().receive(32, HIDDEN)).isEmpty();
		WorkMessage sooner = new WorkMessage("home.2", null);
		queue().send(sooner, SECOND);
		assertThat(await().message()).isEqualTo(sooner);
	}

	@Test
	void a_deleted_message_never_comes_again() {
		queue().send(MESSAGE, Duration.ZERO);
		queue().delete(receiveFor(SECOND));
		pass(Duration.ofSeconds(2));
		assertThat(queue().receive(32, HIDDEN)).isEmpty();
		assertThat(queue().depth()).isZero();
	}

	@Test
	void an_extended_message_stays_hidden_from_then() {
		queue().send(MESSAGE, Duration.ZERO);
		Delivery extended = queue().extend(receiveFor(SECOND), HIDDEN);
		pass(Duration.ofSeconds(2));
		assertThat(queue().receive(32, HIDDEN)).isEmpty();
		queue().delete(extended);
		assertThat(queue().depth()).isZero();
	}

	@Test
	void a_message_can_be_shown_again_at_once() {
		queue().send(MESSAGE, Duration.ZERO);
		queue().extend(receive(), Duration.ZERO);
		assertThat(queue().receive(32, HIDDEN)).hasSize(1);
	}

	@Test
	void a_receipt_is_worth_nothing_after_an_extension() {
		queue().send(MESSAGE, Duration.ZERO);
		Delivery old = receive();
		queue().extend(old, HIDDEN);
		assertThatThrownBy(() -> queue().delete(old)).isInstanceOf(StaleReceiptException.class);
		assertThatThrownBy(() -> queue().extend(old, HIDDEN)).isInstanceOf(StaleReceiptException.class);
	}

	@Test
	void a_receipt_is_worth_nothing_after_another_delivery() {
		queue().send(MESSAGE, Duration.ZERO);
		Delivery old = receiveFor(SECOND);
		Delivery current = await();
		assertThatThrownBy(() -> queue().delete(old)).isInstanceOf(StaleReceiptException.class);
		queue().delete(current);
		assertThatThrownBy(() -> queue().delete(current)).isInstanceOf(StaleReceiptException.class);
	}

	@Test
	void no_more_messages_come_than_were_asked_for() {
		for (int i = 0; i < 5; i++) {
			queue().send(new WorkMessage("home." + i, null), Duration.ZERO);
		}
		assertThat(queue().receive(2, HIDDEN)).hasSize(2);
		assertThat(queue().receive(32, HIDDEN)).hasSize(3);
		assertThat(queue().depth()).isEqualTo(5);
	}

	@Test
	void sending_rings_the_bell() {
		int[] rung = { 0 };
		queue().onSend(() -> rung[0]++);
		queue().send(MESSAGE, Duration.ZERO);
		assertThat(rung[0]).isOne();
	}

	@Test
	void the_age_is_that_of_the_first_message_that_waits() {
		assertThat(queue().oldestAge()).isEmpty();
		queue().send(MESSAGE, Duration.ZERO);
		pass(Duration.ofSeconds(2));
		queue().send(new WorkMessage("home.2", null), Duration.ZERO);
		assertThat(queue().oldestAge().orElseThrow()).isBetween(SECOND, HIDDEN);
		queue().receive(32, HIDDEN);
		assertThat(queue().oldestAge()).isEmpty();
	}

	@Test
	void the_largest_message_fits_and_a_larger_one_cannot_be_made() {
		WorkMessage largest = new WorkMessage("home." + "\u0001".repeat(251), "漢".repeat(256));
		queue().send(largest, Duration.ZERO);
		assertThat(receive().message()).isEqualTo(largest);
		assertThatThrownBy(() -> new WorkMessage("home." + "x".repeat(252), null))
			.isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> new WorkMessage("home.1", "x".repeat(257)))
			.isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> new WorkMessage("", null)).isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void messages_of_all_places_come_out_of_the_one_queue() {
		for (String id : List.of("home.1", "westus2.1", "westus2.2")) {
			queue().send(new WorkMessage(id, null), Duration.ZERO);
		}
		List<Delivery> deliveries = queue().receive(32, HIDDEN);
		assertThat(deliveries).extracting((delivery) -> delivery.message().operationId())
			.containsExactlyInAnyOrder("home.1", "westus2.1", "westus2.2");
		deliveries.forEach(queue()::delete);
		assertThat(queue().depth()).isZero();
	}

	@Test
	void of_many_who_ask_at_once_each_message_goes_to_one() throws Exception {
		for (int i = 0; i < 20; i++) {
			queue().send(new WorkMessage("home." + i, null), Duration.ZERO);
		}
		List<Callable<List<Delivery>>> askers = Collections.nCopies(5, () -> queue().receive(8, HIDDEN));
		List<String> ids = new ArrayList<>();
		try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			for (Future<List<Delivery>> asker : executor.invokeAll(askers)) {
				asker.get().forEach((delivery) -> ids.add(delivery.message().operationId()));
			}
		}
		assertThat(ids).doesNotHaveDuplicates();
	}

	private Delivery receive() {
		return receiveFor(HIDDEN);
	}

	private Delivery receiveFor(Duration hidden) {
		List<Delivery> deliveries = queue().receive(32, hidden);
		assertThat(deliveries).hasSize(1);
		return deliveries.getFirst();
	}

	/**
	 * Lets time go on until a message comes.
	 */
	private Delivery await() {
		List<Delivery> deliveries = List.of();
		for (int i = 0; i < 60 && deliveries.isEmpty(); i++) {
			pass(SECOND);
			deliveries = queue().receive(32, HIDDEN);
		}
		assertThat(deliveries).hasSize(1);
		return deliveries.getFirst();
	}

}
