package com.promptservice.controlplane.simulator;

import java.util.ArrayList;
import java.util.List;

import com.promptservice.controlplane.simulator.core.SimulatorResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What happens to one resource of a type: refused, made, read, changed, listed, deleted.
 *
 * @param type the type as Azure spells it
 * @param path the id
 * @param create the body that makes it
 * @param verb the method of the change
 * @param change the body that changes it
 * @param seen what a GET shows after the change and not before, null for nothing
 * @param refusedPath the id for which a write is refused
 * @param refused a body that is refused
 * @param code status and code of the refusal
 * @param lists where it is listed
 * @param before what has to be there, ids and bodies in turn
 */
record Life(String type, String path, String create, String verb, String change, String seen, String refusedPath,
		String refused, String code, List<String> lists, List<String> before) {

	static Life of(String type, String path, String create) {
		String siblings = path.substring(0, path.lastIndexOf('/'));
		return new Life(type, path, create, "PUT", create, null, path, null, null, List.of(siblings), List.of());
	}

	Life changed(String body, String shown) {
		return new Life(this.type, this.path, this.create, "PUT", body, shown, this.refusedPath, this.refused,
				this.code, this.lists, this.before);
	}

	Life patched(String body, String shown) {
		Life put = changed(body, shown);
		return new Life(put.type, put.path, put.create, "PATCH", body, shown, put.refusedPath, put.refused, put.code,
				put.lists, put.before);
	}

	/** Refused where there is no group. */
	Life refusedElsewhere() {
		return refused(this.path.replace("/resourceGroups/rg/", "/resourceGroups/nowhere/"), this.create,
				"404 ResourceGroupNotFound");
	}

	Life refused(String body, String why) {
		return refused(this.path, body, why);
	}

	Life refused(String id, String body, String why) {
		return new Life(this.type, this.path, this.create, this.verb, this.change, this.seen, id, body, why, this.lists,
				this.before);
	}

	/** Listed for the whole subscription too. */
	Life everywhere() {
		List<String> both = new ArrayList<>(this.lists);
		both.add(Arm.SUBSCRIPTION + "/providers/" + this.type);
		return new Life(this.type, this.path, this.create, this.verb, this.change, this.seen, this.refusedPath,
				this.refused, this.code, both, this.before);
	}

	Life after(String id, String body) {
		List<String> more = new ArrayList<>(this.before);
		more.addAll(List.of(id, body));
		return new Life(this.type, this.path, this.create, this.verb, this.change, this.seen, this.refusedPath,
				this.refused, this.code, this.lists, more);
	}

	void live(Arm arm) {
		for (int i = 0; i < this.before.size(); i += 2) {
			done(arm, arm.put(this.before.get(i), this.before.get(i + 1)));
		}
		assertThat(Arm.code(arm.put(this.refusedPath, this.refused))).as("refusal").isEqualTo(this.code);
		assertThat(arm.get(this.path).status()).as("read before").isEqualTo(404);
		done(arm, arm.put(this.path, this.create));
		String made = shown(arm);
		done(arm, arm.send(this.verb, this.path, this.change));
		if (this.seen != null) {
			assertThat(made).doesNotContain(this.seen);
			assertThat(shown(arm)).contains(this.seen);
		}
		String name = this.path.substring(this.path.lastIndexOf('/') + 1);
		for (String list : this.lists) {
			SimulatorResponse listed = arm.get(list);
			assertThat(listed.status()).as(list).isEqualTo(200);
			assertThat(listed.json().get("value").valueStream().map((each) -> each.get("name").asString())).as(list)
				.contains(name);
		}
		done(arm, arm.delete(this.path));
		assertThat(arm.get(this.path).status()).as("read after").isEqualTo(404);
	}

	private String shown(Arm arm) {
		SimulatorResponse read = arm.get(this.path);
		assertThat(read.status()).as("read").isEqualTo(200);
		return read.json().toString();
	}

	private static void done(Arm arm, SimulatorResponse answer) {
		assertThat(answer.status()).as("%s", answer.json()).isBetween(200, 204);
		arm.settle();
	}

	@Override
	public String toString() {
		return this.type;
	}

}
