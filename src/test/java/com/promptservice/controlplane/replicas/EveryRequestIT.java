package com.promptservice.controlplane.replicas;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A region's whole life, again and again, while every tenth request to storage goes
 * wrong: another tenth each time, until each one was refused and each one was done but
 * not answered.
 */
class EveryRequestIT {

	private static final Logger logger = LoggerFactory.getLogger(EveryRequestIT.class);

	private static final int PART = 10;

	private static final List<String> REGIONS = List.of("westus2", "northeurope");

	@Test
	@Tag("chaos")
	void whatever_goes_wrong_with_whichever_request_the_region_lives_its_life() {
		Ledger ledger = new Ledger();
		try (Site site = new Site("requests", 1, 200, 1)) {
			Requester requester = new Requester(site.replicas(), new Random(1), ledger);
			RegionLife life = new RegionLife(requester, site.azure(), () -> true, new Unhurried());
			int round = 0;
			for (NetworkFault fault : List.of(NetworkFault.CUT, NetworkFault.REFUSE)) {
				for (int offset = 0; offset < PART; offset++) {
					site.strikeEvery(PART, offset, fault);
					life.live(REGIONS.get(round % REGIONS.size()), round++);
				}
			}
			Aftermath aftermath = new Aftermath(site, ledger, REGIONS);
			logger.info(aftermath.line("every " + PART + "th request", 1));
			aftermath.check();
		}
	}

	/**
	 * Never draws zero.
	 */
	private static final class Unhurried extends Random {

		@Override
		public int nextInt(int bound) {
			return bound - 1;
		}

	}

}
