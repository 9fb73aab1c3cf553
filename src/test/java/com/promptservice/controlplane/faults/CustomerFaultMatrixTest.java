package com.promptservice.controlplane.faults;

import java.util.List;

import com.promptservice.controlplane.faults.CustomerCampaign.Life;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A customer's life with a fault at its calls. One case alone:
 * {@code -Dfaults.customer=CREATE/17/F3_DONE_BUT_FAILED/42}; another draw:
 * {@code -Dfaults.seed=7}.
 */
class CustomerFaultMatrixTest {

	private final LifeMatrix<Life> matrix = new LifeMatrix<>("customer", new CustomerCampaign());

	// one in twelve calls in every build, and a look that is out of date at each, as it
	// is easily taken for an answer; all of them in the chaos profile
	@Test
	void whatever_strikes_a_customer_nothing_is_lost_and_nothing_is_left() {
		this.matrix.every(FaultKind.F12_STALE_READ, List.of(Life.values()));
		this.matrix.oneIn(12, 0);
	}

	@Test
	@Tag("chaos")
	void every_kind_of_fault_at_every_call_of_a_customer_does_no_harm() {
		this.matrix.everything();
	}

}
