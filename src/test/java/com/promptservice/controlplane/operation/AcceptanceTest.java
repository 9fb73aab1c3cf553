package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.faults.port.Call;
import com.promptservice.controlplane.faults.port.Fault;
import com.promptservice.controlplane.metadata.Condition;
import com.promptservice.controlplane.metadata.Layout;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * How writes become operations, and repeated writes the same one.
 */
class AcceptanceTest {

	private static final String CLIENT_ID = "client-id-1";

	private final EngineWorld world = new EngineWorld(3, (self) -> List.of(new Toy.Definition(self.documents(),
			"ToyPut", Plan.of(PlannedStep.step("a", Duration.ofHours(1), (Toy.Lambda) (visit) -> Toy.done("a"))))));

	@Test
	void an_accepted_write_is_recorded_claimed_and_queued_with_three_writes_and_one_message() {
		Accepted accepted = accept(null, "print", put("x"));
		assertThat(accepted.replay()).isFalse();
		assertThat(accepted.answer().status()).isEqualTo(201);
		assertThat(accepted.operation().status()).isEqualTo(OperationStatus.NotStarted);
		assertThat(accepted.operation().id()).matches("home\\.[0-9a-f-]{36}");
		assertThat(toy("x").activeOperationId()).isEqualTo(accepted.operation().id());
		assertThat(this.world.calls().recorded()).extracting(Call::action)
			.containsExactly("read", "write", "write", "write", "send");
	}

	@Test
	void ids_made_here_sort_by_time() {
		String first = accept(null, "print", put("x")).operation().id();
		this.world.clock().advance(Duration.ofMillis(5));
		assertThat(accept(null, "print", put("y")).operation().id()).isGreaterThan(first);
	}

	@Test
	void the_same_request_again_gets_the_same_answer_and_no_second_operation() {
		Accepted first = accept(CLIENT_ID, "print", put("x"));
		Accepted again = accept(CLIENT_ID, "print", put("x"));
		assertThat(again.replay()).isTrue();
		assertThat(again.answer()).isEqualTo(first.answer());
		assertThat(again.operation().id()).isEqualTo("home." + CLIENT_ID);
		this.world.runUntil(() -> this.world.operation("home." + CLIENT_ID).hasEnded(), Duration.ofHours(1));
		assertThat(accept(CLIENT_ID, "print", put("x")).operation().status()).isEqualTo(OperationStatus.Succeeded);
		assertThat(accept("home." + CLIENT_ID, "print", put("x")).replay()).isTrue();
		assertThat(operations()).isOne();
	}

	@Test
	void the_same_id_for_another_request_is_refused() {
		accept(CLIENT_ID, "print", put("x"));
		assertThat(refusal(CLIENT_ID, "other print", put("y"))).isEqualTo("OperationIdConflict");
	}

	@Test
	void the_same_request_twice_at_once_makes_one_operation() {
		Accepted[] inner = new Accepted[1];
		Accepted outer = accept(CLIENT_ID, "print", (id) -> {
			if (inner[0] == null) {
				inner[0] = accept(CLIENT_ID, "print", put("x"));
			}
			return put("x").apply(id);
		});
		assertThat(outer.replay()).isTrue();
		assertThat(outer.answer()).isEqualTo(inner[0].answer());
		assertThat(operations()).isOne();
	}

	@Test
	void the_same_request_twice_at_once_makes_one_operation_also_when_both_have_judged() {
		Accepted[] inner = new Accepted[1];
		Accepted outer = accept(CLIENT_ID, "print", (id) -> {
			Decision decision = put("x").apply(id);
			if (inner[0] == null) {
				inner[0] = accept(CLIENT_ID, "print", put("x"));
			}
			return decision;
		});
		assertThat(outer.operation().id()).isEqualTo(inner[0].operation().id());
		assertThat(outer.answer()).isEqualTo(inner[0].answer());
		assertThat(operations()).isOne();
	}

	@Test
	void of_two_writes_at_once_the_slower_one_is_judged_again_and_leaves_nothing_behind() {
		Accepted[] faster = new Accepted[1];
		String refused = refusal(null, "print", (id) -> {
			Decision decision = put("x").apply(id);
			if (faster[0] == null) {
				faster[0] = accept(null, "print 2", put("x"));
			}
			return decision;
		});
		assertThat(refused).isEqualTo("AnotherOperationInProgress");
		assertThat(toy("x").activeOperationId()).isEqualTo(faster[0].operation().id());
		assertThat(operations()).isOne();
		assertThat(this.world.names()).filteredOn((name) -> name.path().startsWith(Layout.activeOperations()))
			.hasSize(1);
	}

	@Test
	void a_write_that_never_stops_losing_is_told_to_come_back() {
		int[] version = { 0 };
		assertThat(refusal(null, "print", (id) -> {
			Decision.Start start = (Decision.Start) put("x").apply(id);
			String etag = this.world.documents()
				.read(Toy.document("x"), Toy.class)
				.map((read) -> read.etag())
				.orElse(null);
			this.world.documents()
				.write(Toy.document("x"), new Toy("x", "state " + version[0]++, null),
						(etag != null) ? Condition.matching(etag) : Condition.ABSENT);
			return start;
		})).isEqualTo("AnotherOperationInProgress");
		assertThat(operations()).isZero();
	}

	@Test
	void a_write_that_joins_a_running_operation_is_answered_like_it_but_creates_nothing() {
		Accepted first = accept(null, "print", put("x"));
		Accepted joined = accept(null, "print 2", (id) -> new Decision.Join(first.operation().id()));
		assertThat(joined.operation().id()).isEqualTo(first.operation().id());
		assertThat(joined.answer().status()).isEqualTo(200);
		assertThat(operations()).isOne();
	}

	@Test
	void a_write_that_joined_is_answered_alike_when_the_operation_has_ended() {
		Accepted first = accept(null, "print", put("x"));
		Function<String, Decision> join = (id) -> new Decision.Join(first.operation().id());
		Accepted joined = accept(CLIENT_ID, "print 2", join);
		this.world.runUntil(() -> this.world.operation(first.operation().id()).hasEnded(), Duration.ofHours(1));
		Accepted again = accept(CLIENT_ID, "print 2", put("x"));
		assertThat(again.replay()).isTrue();
		assertThat(again.answer()).isEqualTo(joined.answer());
		assertThat(again.operation().id()).isEqualTo(first.operation().id());
		assertThat(operations()).isOne();
		assertThat(refusal(CLIENT_ID, "print 3", put("x"))).isEqualTo("OperationIdConflict");
	}

	@Test
	void what_joined_is_forgotten_with_the_operations_of_its_time() {
		Accepted first = accept(null, "print", put("x"));
		accept(CLIENT_ID, "print 2", (id) -> new Decision.Join(first.operation().id()));
		this.world.runUntil(() -> this.world.operation(first.operation().id()).hasEnded(), Duration.ofHours(1));
		Retention retention = new Retention(this.world.process().engine());
		retention.removeExpired();
		assertThat(joined()).isOne();
		this.world.clock().advance(Duration.ofDays(31));
		retention.removeExpired();
		assertThat(joined()).isZero();
	}

	@Test
	void a_write_with_nothing_to_do_records_nothing() {
		assertThat(accept(null, "print", (id) -> new Decision.Nothing()).operation()).isNull();
		assertThat(this.world.names()).isEmpty();
	}

	@Test
	void without_the_store_nothing_is_accepted_and_the_client_is_told_when_to_come_back() {
		this.world.calls().plan((call) -> call.action().equals("write") ? Fault.NO_ANSWER : Fault.NONE);
		ApiException refused = catchThrowableOfType(ApiException.class, () -> accept(CLIENT_ID, "print", put("x")));
		assertThat(refused.status()).isEqualTo(503);
		assertThat(refused.error().code()).isEqualTo("MetadataStoreUnavailable");
		assertThat(refused.headers()).containsEntry("retry-after", "5");
		assertThat(this.world.names()).isEmpty();
	}

	@Test
	void an_operation_whose_resource_changed_before_the_claim_ends_superseded() {
		this.world.calls()
			.plan((call) -> call.subject().equals("home/toys/x.json") && call.action().equals("write")
					? Fault.DEATH_BEFORE : Fault.NONE);
		this.world.survives(() -> accept(CLIENT_ID, "print", put("x")));
		this.world.calls().plan((call) -> Fault.NONE);
		String winner = accept(null, "print 2", put("x")).operation().id();
		this.world.runUntil(
				() -> this.world.operation(winner).hasEnded() && this.world.operation("home." + CLIENT_ID).hasEnded(),
				Duration.ofHours(1));
		Operation loser = this.world.operation("home." + CLIENT_ID);
		assertThat(loser.status()).isEqualTo(OperationStatus.Canceled);
		assertThat(loser.progress().error().code()).isEqualTo("Superseded");
		assertThat(this.world.operation(winner).status()).isEqualTo(OperationStatus.Succeeded);
		assertThat(toy("x")).isEqualTo(new Toy("x", "Succeeded", null));
	}

	private Function<String, Decision> put(String name) {
		return Toy.put(this.world.documents(), "ToyPut", name);
	}

	private Accepted accept(String operationId, String fingerprint, Function<String, Decision> decide) {
		return this.world.process().acceptance().accept("home", Toy.request(operationId, fingerprint), decide);
	}

	private String refusal(String operationId, String fingerprint, Function<String, Decision> decide) {
		return catchThrowableOfType(ApiException.class, () -> accept(operationId, fingerprint, decide)).error().code();
	}

	private Toy toy(String name) {
		return this.world.stored(Toy.document(name), Toy.class).orElseThrow();
	}

	private long joined() {
		return this.world.names().stream().filter((name) -> name.path().startsWith(Layout.joinedOperations())).count();
	}

	private long operations() {
		return this.world.names().stream().filter((name) -> name.path().startsWith(Layout.operations())).count();
	}

}
