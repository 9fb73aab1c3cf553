package com.promptservice.controlplane.replicas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Replicas that are killed at random over storage that refuses, delays and loses answers
 * at random and an Azure that throttles: every accepted operation ends, none is lost,
 * nothing is done twice. Another history: {@code -Dchaos.seed=7}. Keeps every processor
 * busy, so that nothing else runs beside it.
 */
@Isolated
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
		live(2, 6, 6, Duration.ofSeconds(30), Duration.ofSeconds(4));
	}

	@Test
	@Tag("chaos")
	void five_replicas_lose_none_of_two_hundred_operations() throws Exception {
		Duration time = Duration.ofMinutes(Long.getLong("chaos.minutes", 5));
		live(5, 10, (int) time.toMinutes() * 40, time, Duration.ofSeconds(5));
	}

	/**
	 * Lives through it.
	 * @param least how many operations there must be; on a slow machine they may take up
	 * to twice the time
	 */
	private void live(int replicas, int clients, int least, Duration time, Duration betweenKills) throws Exception {
		Random random = new Random(this.seed);
		try (Site site = new Site("chaos-" + replicas, replicas, 200, this.seed)) {
			long start = System.nanoTime();
			BooleanSupplier more = () -> {
				long passed = System.nanoTime() - start;
				boolean enough = this.ledger.accepted().size() >= least || passed > 2 * time.toNanos();
				return passed < time.toNanos() || !enough;
			};
			Monkey monkey = new Monkey(site.replicas(), site.azure(), new Random(random.nextLong()), betweenKills);
			site.weather(NetworkWeather.STORMY);
			List<Thread> threads = new ArrayList<>();
			for (int i = 0; i < clients; i++) {
				int number = i;
				Random own = new Random(random.nextLong());
				Requester requester = new Requester(site.replicas(), own, this.ledger);
				RegionLife life = new RegionLife(requester, site.azure(), more, own);
				threads.add(Thread.ofVirtual().start(() -> live(life, number, clients)));
			}
			Thread monkeys = Thread.ofVirtual().start(monkey);
			for (Thread thread : threads) {
				thread.join();
			}
			monkey.callOff();
			monkeys.join();
			judge(site, monkey, least);
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

	private void judge(Site site, Monkey monkey, int least) {
		Aftermath aftermath = new Aftermath(site, this.ledger, REGIONS);
		logger.info(aftermath.line("F16=" + monkey.refusals() + ", F24=" + monkey.kills(), this.seed));
		logger.info("chaos accepted={} ended={} lost={} doubled={} takeovers={}", this.ledger.accepted().size(),
				this.ledger.ended().size(), this.ledger.lost().size(), aftermath.doubled(), aftermath.takeovers());
		aftermath.check();
		assertThat(this.ledger.accepted()).as("accepted").hasSizeGreaterThanOrEqualTo(least);
		assertThat(monkey.kills()).as("kills").isPositive();
	}

}
