package com.promptservice.controlplane.bench;

import java.util.Arrays;
import java.util.Locale;

/**
 * The lines that benchmarks print.
 */
public final class Bench {

	private Bench() {
	}

	/**
	 * One figure, as a line on the console.
	 */
	public static void figure(String name, double value, String unit) {
		System.out.println(String.format(Locale.ROOT, "bench %s %.3f %s", name, value, unit));
	}

	/**
	 * The value below which this share of the samples lies.
	 */
	public static double percentile(double[] samples, double share) {
		double[] sorted = samples.clone();
		Arrays.sort(sorted);
		return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
	}

}
