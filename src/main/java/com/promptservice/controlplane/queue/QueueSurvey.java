package com.promptservice.controlplane.queue;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import com.promptservice.controlplane.storage.MessageQueue;
import com.promptservice.controlplane.storage.StoragePlaces;

/**
 * Asks the queues of all places the same question side by side, one request each.
 */
final class QueueSurvey {

	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private static final Duration PATIENCE_WITH_HOME = Duration.ofSeconds(5);

	private final StoragePlaces places;

	private final Executor executor;

	QueueSurvey(StoragePlaces places, Executor executor) {
		this.places = places;
		this.executor = executor;
	}

	/**
	 * The answers by place. A region's queue that does not answer in time is left out:
	 * nobody can receive from it either.
	 * @param none what a place without queue is taken to answer
	 * @throws QueueUnavailableException when home's queue does not answer
	 */
	<T> Map<String, T> ask(Collection<String> names, Function<MessageQueue, T> question, T none) {
		Map<String, CompletableFuture<T>> asked = new HashMap<>();
		for (String name : names) {
			asked.put(name, CompletableFuture.supplyAsync(
					() -> this.places.at(name, (place) -> question.apply(place.queue())).orElse(none), this.executor));
		}
		Map<String, T> answers = new HashMap<>();
		long start = System.nanoTime();
		asked.forEach((name, answer) -> {
			Duration patience = name.equals(StoragePlaces.HOME) ? PATIENCE_WITH_HOME : PATIENCE;
			try {
				answers.put(name, answer.get(start + patience.toNanos() - System.nanoTime(), TimeUnit.NANOSECONDS));
			}
			catch (ExecutionException | TimeoutException ex) {
				if (name.equals(StoragePlaces.HOME)) {
					throw new QueueUnavailableException("The work queue of 'home' does not answer", ex);
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new QueueUnavailableException("The work queues were not waited for", ex);
			}
		});
		return answers;
	}

}
