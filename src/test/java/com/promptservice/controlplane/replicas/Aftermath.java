package com.promptservice.controlplane.replicas;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The oracle: what is true after everything was healed and has come to rest.
 */
final class Aftermath {

	private final Site site;

	private final Ledger ledger;

	private final StoredState stored;

	private final RepeatedWrites repeated = new RepeatedWrites();

	private final List<String> orphans;

	/**
	 * Heals everything, waits for every operation to end and takes stock.
	 * @param regions the names of all regions that there may be or have been
	 */
	Aftermath(Site site, Ledger ledger, List<String> regions) {
		this.site = site;
		this.ledger = ledger;
		site.weather(NetworkWeather.FAIR);
		site.azure().heal();
		Awaitility.await("every operation ends")
			.atMost(Duration.ofMinutes(2))
			.pollInterval(Duration.ofSeconds(1))
			.until(() -> site.stored().open().isEmpty() && site.stored().leftOver().isEmpty());
		this.stored = site.stored();
		site.keep("operations.json", this.stored.operations().values().toString());
		site.azure().exchanges().forEach(this.repeated::add);
		ledger.accepted().stream().filter((id) -> !this.stored.operations().containsKey(id)).forEach(ledger::lost);
		this.orphans = orphans(site.azure().resources(), regions);
	}

	int doubled() {
		return this.repeated.found().size();
	}

	long takeovers() {
		return this.stored.takeovers();
	}

	/**
	 * The line of the fault matrix.
	 * @param more faults that did not come from the network
	 */
	String line(String more, long seed) {
		List<Long> durations = this.stored.durations();
		return "faults_injected {F3=" + this.site.faults(NetworkFault.CUT) + ", F4="
				+ this.site.faults(NetworkFault.RESET, NetworkFault.TRUNCATE, NetworkFault.GARBAGE) + ", F15="
				+ this.site.faults(NetworkFault.REFUSE) + ", late=" + this.site.faults(NetworkFault.DELAY) + ", " + more
				+ "} | seed " + seed + " | ops accepted " + this.ledger.accepted().size() + " | lost "
				+ this.ledger.lost().size() + " | wrong_terminal " + this.stored.ended("Failed") + " | unexpected "
				+ this.ledger.wrong().size() + " | duplicated side effects harmful " + doubled() + " | orphans "
				+ this.orphans.size() + " | torn " + this.stored.torn().size() + " | stuck " + this.stored.open().size()
				+ " | leaks " + this.stored.leftOver().size() + " | max/median operation " + durations.getLast() + "/"
				+ durations.get(durations.size() / 2) + " s";
	}

	void check() {
		assertThat(this.ledger.wrong()).as("wrong answers").isEmpty();
		assertThat(this.ledger.lost()).as("lost").isEmpty();
		assertThat(this.ledger.ended()).as("ended").containsAll(this.ledger.accepted());
		assertThat(this.repeated.found()).as("done twice").isEmpty();
		assertThat(this.orphans).as("resources of regions that are gone").isEmpty();
		assertThat(this.stored.torn()).as("torn documents").isEmpty();
		for (Replica replica : this.site.replicas()) {
			Awaitility.await("no message is left")
				.atMost(Duration.ofMinutes(1))
				.pollInterval(Duration.ofSeconds(1))
				.until(() -> replica.workerDetail("queueDepth") == 0);
		}
	}

	/**
	 * Resources that bear the name of a region which does not exist.
	 */
	private List<String> orphans(List<String> resources, List<String> regions) {
		List<Pattern> gone = regions.stream()
			.filter((region) -> !this.stored.hasRegion(region))
			.map((region) -> Pattern.compile(region + "(?![a-z0-9])"))
			.toList();
		return resources.stream()
			.filter((id) -> !id.contains("/deletedvaults/"))
			.filter((id) -> gone.stream().anyMatch((region) -> region.matcher(id).find()))
			.toList();
	}

}
