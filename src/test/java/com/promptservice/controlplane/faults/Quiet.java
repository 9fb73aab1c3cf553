package com.promptservice.controlplane.faults;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps thousands of provoked failures out of the log, and puts reports into it.
 */
final class Quiet {

	private static final org.slf4j.Logger REPORT = LoggerFactory.getLogger("fault-matrix");

	private Quiet() {
	}

	static void hush() {
		for (String name : new String[] { Logger.ROOT_LOGGER_NAME, "com.azure", "reactor", "com.promptservice" }) {
			logger(name).setLevel(Level.OFF);
		}
		logger("fault-matrix").setLevel(Level.INFO);
	}

	/**
	 * While another thread sets logging up, there are stand-ins only.
	 */
	private static Logger logger(String name) {
		org.slf4j.Logger logger = LoggerFactory.getLogger(name);
		while (!(logger instanceof Logger)) {
			Thread.onSpinWait();
			logger = LoggerFactory.getLogger(name);
		}
		return (Logger) logger;
	}

	static void print(String text) {
		REPORT.info(text);
	}

}
