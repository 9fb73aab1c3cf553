package com.promptservice.controlplane.replicas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Replicas that are killed at random over storage that refuses, delays and loses answers
 * at random and an Azure that throttles: every accepted operation ends, none is lost,
 * nothing is done twice. Another history: {@code -Dchaos.seed=7}.
 */
class ChaosIT {

	private static final Logger logger = LoggerFactory.getLogger(ChaosIT.class);

	private static final List<String> REGIONS = List.of("westus2", "eastus", "eastus2", "westus3", "centralus",
			"northeurope", "westeurope", "uksouth", "swedencentral", "francecentral", "japaneast", "koreacentral",
			"australiaeast", "canadacentral", "brazilsouth", "southeastasia", "centralindia", "norwayeast",
			"polandcentral", "italynorth");

	private final long seed = Long.getLong("chaos.seed", 1);

	private final Ledger ledger = new Ledger();

	@Test
	void two_replicas_lose_nothing_in_half_a_minute() throws Exception {
		live(2, 10, 200, Duration.ofSeconds(30), Duration.ofSeconds(5));
	}

	@Test
	@Tag("chaos")
	void five_replicas_lose_none_of_two_hundred_operations() throws Exception {
		Duration time = Duration.ofMinutes(Long.getLong("chaos.minutes", 5));
		live(5, REGIONS.size() / 2, 200, time, time.dividedBy(40));
		assertThat(this.ledger.accepted()).hasSizeGreaterThanOrEqualTo(Math.min(200, (int) time.toMinutes() * 40));
	}

	private void live(int replicas, int clients, int operations, Duration time, Duration betweenKills)
			throws Exception {
		Random random = new Random(this.seed);
		try (Site site = new Site("chaos-" + replicas, replicas, this.seed)) {
			AtomicInteger budget = new AtomicInteger(operations);
			long deadline = System.nanoTime() + time.toNanos();
			Monkey monkey = new Monkey(site.replicas(), site.azure(), new Random(random.nextLong()), betweenKills);
			site.weather(NetworkWeather.STORMY);
			List<Thread> threads = new ArrayList<>();
			for (int i = 0; i < clients; i++) {
				int number = i;
				Random own = new Random(random.nextLong());
				Requester requester = new Requester(site.replicas(), own, this.ledger);
				RegionLife life = new RegionLife(requester, site.azure(),
						() -> System.nanoTime() < deadline && budget.getAndDecrement() > 0, own);
				threads.add(Thread.ofVirtual().start(() -> live(life, number, clients)));
			}
			Thread monkeys = Thread.ofVirtual().start(monkey);
			for (Thread thread : threads) {
				thread.join();
			}
			monkey.callOff();
			monkeys.join();
			judge(site, monkey);
		}
	}

	private void live(RegionLife life, int number, int clients) {
		try {
			int round = 0;
			while (life.live(REGIONS.get((number + round * clients) % REGIONS.size()), round)) {
				round++;
			}
		}
		catch (AssertionError | RuntimeException ex) {
			this.ledger.wrong("client " + number + ": " + ex);
		}
	}

	private void judge(Site site, Monkey monkey) {
		site.weather(NetworkWeather.FAIR);
		site.azure().heal();
		Awaitility.await("every operation ends")
			.atMost(Duration.ofMinutes(2))
			.pollInterval(Duration.ofSeconds(1))
			.until(() -> site.stored().open().isEmpty());
		StoredState stored = site.stored();
		site.keep("operations.json", stored.operations().values().toString());
		RepeatedWrites repeated = new RepeatedWrites();
		site.azure().exchanges().forEach(repeated::add);
		this.ledger.accepted().stream().filter((id) -> !stored.operations().containsKey(id)).forEach(this.ledger::lost);
		logger.info("seed {}, {} kills, an operation took {} s in the median and {} s at most, {}", this.seed,
				monkey.kills(), stored.duration(2), stored.duration(1), site.faults());
		logger.info("chaos accepted={} ended={} lost={} doubled={} takeovers={}", this.ledger.accepted().size(),
				this.ledger.ended().size(), this.ledger.lost().size(), repeated.found().size(), stored.takeovers());
		assertThat(this.ledger.wrong()).as("wrong answers").isEmpty();
		assertThat(this.ledger.lost()).as("lost").isEmpty();
		assertThat(this.ledger.ended()).as("ended").containsAll(this.ledger.accepted());
		assertThat(repeated.found()).as("done twice").isEmpty();
		assertThat(stored.torn()).as("torn documents").isEmpty();
		assertThat(monkey.kills()).as("kills").isPositive();
		for (Replica replica : site.replicas()) {
			Awaitility.await("no message is left")
				.atMost(Duration.ofMinutes(1))
				.pollInterval(Duration.ofSeconds(1))
				.until(() -> replica.workers()
					.path("components")
					.path("workerLoop")
					.path("details")
					.path("queueDepth")
					.asInt(-1) == 0);
		}
	}

}
