package com.promptservice.controlplane.replicas;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What clients were told, and what of it turned out to be wrong.
 */
final class Ledger {

	private final Set<String> accepted = new ConcurrentSkipListSet<>();

	private final Set<String> ended = new ConcurrentSkipListSet<>();

	private final Set<String> lost = new ConcurrentSkipListSet<>();

	private final List<String> wrong = new CopyOnWriteArrayList<>();

	void accepted(String operation) {
		this.accepted.add(operation);
	}

	void ended(String operation) {
		this.ended.add(operation);
	}

	/**
	 * It was accepted, and nobody knows it.
	 */
	void lost(String operation) {
		this.lost.add(operation);
	}

	void wrong(String what) {
		this.wrong.add(what);
	}

	Set<String> accepted() {
		return this.accepted;
	}

	Set<String> ended() {
		return this.ended;
	}

	Set<String> lost() {
		return this.lost;
	}

	List<String> wrong() {
		return this.wrong;
	}

}
