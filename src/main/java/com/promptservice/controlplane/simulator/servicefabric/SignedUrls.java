package com.promptservice.controlplane.simulator.servicefabric;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;

import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Operation;

/**
 * The addresses of operations: they carry a certificate and a signature, are about four
 * kilobytes long, and lead nowhere when a part is missing.
 */
final class SignedUrls {

	private static final String CERTIFICATE = text(2_900, 7);

	private SignedUrls() {
	}

	static String of(Call call, Operation operation, String kind) {
		return call.base() + "/subscriptions/" + call.path().subscription()
				+ "/providers/Microsoft.ServiceFabric/locations/" + operation.location() + "/" + kind + "/"
				+ operation.id() + "?api-version=" + call.query("api-version") + "&t=" + ticks(operation) + "&c="
				+ CERTIFICATE + "&s=" + signature(operation) + "&h=" + hash(operation);
	}

	/** Whether a poll came under the address that was handed out. */
	static boolean fits(Call call, Operation operation) {
		return ticks(operation).equals(call.query("t")) && CERTIFICATE.equals(call.query("c"))
				&& signature(operation).equals(call.query("s")) && hash(operation).equals(call.query("h"));
	}

	private static String ticks(Operation operation) {
		return String.valueOf(621_355_968_000_000_000L + operation.startedAt().toEpochMilli() * 10_000);
	}

	private static String signature(Operation operation) {
		return text(1_024, operation.id().hashCode());
	}

	private static String hash(Operation operation) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(operation.id().getBytes(StandardCharsets.UTF_8));
	}

	private static String text(int length, int seed) {
		byte[] bytes = new byte[length * 3 / 4];
		new Random(seed).nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
