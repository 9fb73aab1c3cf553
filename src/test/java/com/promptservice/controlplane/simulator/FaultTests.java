package com.promptservice.controlplane.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import com.promptservice.controlplane.simulator.core.ExchangeLog;
import com.promptservice.controlplane.simulator.core.Fault;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import org.junit.jupiter.api.Test;

import static com.promptservice.controlplane.simulator.Arm.GROUP;
import static com.promptservice.controlplane.simulator.Arm.NETWORK;
import static com.promptservice.controlplane.simulator.Arm.STORAGE;
import static com.promptservice.controlplane.simulator.Arm.VNET;
import static com.promptservice.controlplane.simulator.Arm.code;
import static com.promptservice.controlplane.simulator.Arm.state;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every kind of fault, armed over the wire and in the process.
 */
class FaultTests {

	private static final String NSG = NETWORK + "networkSecurityGroups/nsg";

	private static final String BODY = "{'location':'westus2'}";

	private final Arm arm = Arm.unjudged().withGroup();

	private SimulatorResponse arm(String json) {
		return this.arm.send("POST", "/simulator/faults", json);
	}

	@Test
	void anErrorHitsWhatItNamesAsOftenAsItSays() {
		arm("{'kind':'error','method':'PUT','type':'Microsoft.Network/networkSecurityGroups','name':'nsg','count':2,'skip':1,'status':429,'code':'SubscriptionRequestsThrottled','retryAfter':'Wed, 21 Oct 2026 07:28:00 GMT'}");
		assertThat(this.arm.put(NETWORK + "networkSecurityGroups/other", BODY).status()).isEqualTo(201);
		assertThat(this.arm.put(NSG, BODY).status()).isEqualTo(201);
		this.arm.settle();
		SimulatorResponse throttled = this.arm.put(NSG, BODY);
		assertThat(code(throttled)).isEqualTo("429 SubscriptionRequestsThrottled");
		assertThat(throttled.header("Retry-After")).isEqualTo("Wed, 21 Oct 2026 07:28:00 GMT");
		assertThat(this.arm.put(NSG, BODY).status()).isEqualTo(429);
		assertThat(this.arm.put(NSG, BODY).status()).isEqualTo(200);
		assertThat(this.arm.get("/simulator/faults").json().get(0).get("hits").asInt()).isEqualTo(2);
		this.arm.delete("/simulator/faults");
		assertThat(this.arm.get("/simulator/faults").json()).isEmpty();
	}

	@Test
	void aDropBeforeDoesNothingAndADropAfterDoesItAll() {
		this.arm.simulator.arm(Fault.of(Fault.Kind.DROP).on("PUT", null, "nsg"));
		assertThat(this.arm.put(NSG, BODY).dropped()).isTrue();
		assertThat(this.arm.get(NSG).status()).isEqualTo(404);
		this.arm.simulator.arm(Fault.of(Fault.Kind.DROP_AFTER).on("PUT", null, "nsg"));
		assertThat(this.arm.put(NSG, BODY).dropped()).isTrue();
		assertThat(this.arm.get(NSG).status()).isEqualTo(200);
	}

	@Test
	void garbageIsNoJson() {
		arm("{'kind':'notJson','status':500}");
		SimulatorResponse garbage = this.arm.get(GROUP);
		assertThat(garbage.status()).isEqualTo(500);
		assertThat(new String(garbage.body(), StandardCharsets.UTF_8)).startsWith("<html>");
	}

	@Test
	void anOperationFailsWithTheCodeThatWasArmed() {
		arm("{'kind':'operationFailed','method':'PUT','code':'SubnetIsFull','message':'no room'}");
		SimulatorResponse accepted = this.arm.put(NSG, BODY);
		assertThat(accepted.status()).isEqualTo(201);
		this.arm.pass(3);
		String poll = accepted.header("Azure-AsyncOperation").replace("http://localhost", "");
		assertThat(this.arm.get(poll).json()).hasToString(
				"{\"status\":\"Failed\",\"error\":{\"code\":\"SubnetIsFull\",\"message\":\"no room\",\"details\":[]}}");
		assertThat(state(this.arm.get(NSG))).isEqualTo("200 Failed");
		this.arm.put(NSG, BODY);
		this.arm.settle();
		assertThat(state(this.arm.get(NSG))).isEqualTo("200 Succeeded");
	}

	@Test
	void anAccountWhoseCreationFailsWasNeverThere() {
		this.arm.simulator.arm(Fault.of(Fault.Kind.OPERATION_FAILED).withCode("InternalError", "sorry"));
		SimulatorResponse accepted = this.arm.put(STORAGE + "data1",
				"{'location':'westus2','kind':'StorageV2','sku':{'name':'Standard_LRS'}}");
		this.arm.pass(25);
		assertThat(code(this.arm.get(accepted.header("Location").replace("http://localhost", ""))))
			.isEqualTo("409 InternalError");
		assertThat(this.arm.simulator.resources()).hasSize(1);
	}

	@Test
	void anOperationIsCanceledOrNeverEnds() {
		arm("{'kind':'operationCanceled','name':'nsg'}");
		this.arm.put(NSG, BODY);
		this.arm.pass(3);
		assertThat(state(this.arm.get(NSG))).isEqualTo("200 Canceled");
		arm("{'kind':'endless','name':'hub'}");
		this.arm.put(VNET, "{'location':'westus2','properties':{'addressSpace':{'addressPrefixes':['10.0.0.0/16']}}}");
		this.arm.pass(1_000_000);
		assertThat(state(this.arm.get(VNET))).isEqualTo("200 Updating");
		this.arm.delete("/simulator/faults");
		assertThat(state(this.arm.get(VNET))).isEqualTo("200 Succeeded");
	}

	@Test
	void aNewResourceCanStayUnseenForSomeReads() {
		arm("{'kind':'notFoundAfterCreate','name':'nsg','count':2}");
		assertThat(this.arm.get(NSG).status()).isEqualTo(404);
		this.arm.put(NSG, BODY);
		assertThat(code(this.arm.get(NSG))).isEqualTo("404 ResourceNotFound");
		assertThat(this.arm.get(NSG).status()).isEqualTo(404);
		assertThat(this.arm.get(NSG).status()).isEqualTo(200);
	}

	@Test
	void latencyIsForTheTransportToWait() {
		arm("{'kind':'latency','latencyMillis':250}");
		assertThat(this.arm.get(GROUP).latency()).isEqualTo(Duration.ofMillis(250));
		assertThat(this.arm.get(GROUP).latency()).isEqualTo(Duration.ZERO);
	}

	@Test
	void whatTheSimulatorDoesNotKnowIsRefusedClearly() {
		assertThat(arm("{'kind':'typo'}").json().toString()).contains("Unknown kind 'typo'", "operationFailed");
		assertThat(arm("{}").status()).isEqualTo(400);
		assertThat(arm("{'kind':'drop','kount':2}").json().toString()).contains("Unknown field 'kount'", "count");
		assertThat(arm("{'kind':'drop','count':0}").status()).isEqualTo(400);
		assertThat(arm("not json").status()).isEqualTo(400);
		assertThat(this.arm.get("/simulator/nothing").status()).isEqualTo(404);
	}

	@Test
	void actionsThatDoNotExistOrLackSomethingAreRefusedClearly() {
		assertThat(this.arm.send("POST", "/simulator/actions/explode", "{}").json().toString()).contains("'explode'",
				"rotateClusterCertificate", "setPortHealth", "setQuota");
		assertThat(this.arm.send("POST", "/simulator/actions/setQuota", "{'location':'westus2'}").json().toString())
			.contains("'family' is required");
		SimulatorResponse unknown = this.arm.send("POST", "/simulator/actions/rotateClusterCertificate",
				"{'cluster':'none'}");
		assertThat(unknown.status()).isEqualTo(400);
		assertThat(this.arm.get("/simulator/actions/setQuota").status()).isEqualTo(404);
	}

	@Test
	void exchangesLeaveOutWhatAFaultBrokeAndWhatIsSecret() {
		ExchangeLog log = ExchangeLog.inMemory();
		Simulator simulator = Simulator.recording(new SettableClock(),
				com.promptservice.controlplane.simulator.core.Durations.scaledBy(1), 1, log);
		var get = com.promptservice.controlplane.simulator.core.SimulatorRequest
			.of("GET", GROUP + "?api-version=2025-04-01")
			.withHeader("Authorization", "Bearer secret");
		simulator.arm(Fault.of(Fault.Kind.NOT_JSON));
		simulator.handle(get);
		assertThat(log.export(true)).isEmpty();
		simulator.handle(get);
		assertThat(log.export(false)).contains("\"liveRequest\"", "\"statusCode\":\"404\"", "REDACTED")
			.doesNotContain("secret");
		simulator.reset();
		assertThat(log.export(false)).isEmpty();
	}

}
