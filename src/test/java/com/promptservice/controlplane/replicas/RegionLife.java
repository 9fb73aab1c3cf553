package com.promptservice.controlplane.replicas;

import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * What one client does to one region after another: creates it, has it mended after
 * somebody broke it, deletes it; or deletes it while it is being created.
 */
final class RegionLife {

	static final String SUBSCRIPTION = "11111111-2222-4333-8444-555555555555";

	static final String BODY = "{\"subscriptionId\":\"" + SUBSCRIPTION + "\"}";

	private static final int HURRIED = 6;

	private final Requester requester;

	private final LocalAzure azure;

	private final BooleanSupplier more;

	private final RandomGenerator random;

	/**
	 * A life.
	 * @param more asked before each operation whether it is wanted
	 */
	RegionLife(Requester requester, LocalAzure azure, BooleanSupplier more, RandomGenerator random) {
		this.requester = requester;
		this.azure = azure;
		this.more = more;
		this.random = random;
	}

	/**
	 * Lives through a region once.
	 * @return false when no more operations are wanted
	 */
	boolean live(String region, int round) {
		String path = "/regions/" + region;
		String id = region + "-" + round;
		boolean hurried = this.random.nextInt(HURRIED) == 0;
		String created = put(path, id + "-create");
		if (created == null) {
			return false;
		}
		if (!hurried) {
			this.requester.awaitEnd(created);
			this.azure.delete(rule(region));
			String mended = put(path, id + "-mend");
			if (mended == null) {
				return false;
			}
			this.requester.awaitEnd(mended);
		}
		if (!this.more.getAsBoolean()) {
			if (hurried) {
				this.requester.awaitEnd(created);
			}
			return false;
		}
		String deleted = this.requester.write((replica) -> replica.delete(path, id + "-delete"));
		if (deleted != null) {
			this.requester.awaitEnd(deleted);
		}
		if (hurried) {
			this.requester.awaitEnd(created);
		}
		return true;
	}

	private String put(String path, String operationId) {
		return !this.more.getAsBoolean() ? null
				: this.requester.write((replica) -> replica.put(path, operationId, BODY));
	}

	private static String rule(String region) {
		return "/subscriptions/" + SUBSCRIPTION
				+ "/resourceGroups/azureprompt_dp/providers/Microsoft.Network/networkSecurityGroups/kvstore-nsg-"
				+ region + "/securityRules/AllowKvStoreGrpc";
	}

}
