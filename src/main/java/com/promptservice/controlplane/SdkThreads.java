package com.promptservice.controlplane;

import java.util.concurrent.Executors;

import com.azure.core.util.SharedExecutorService;

/**
 * The threads that the Azure SDK works on.
 */
final class SdkThreads {

	private static final int FOR_EACH_PROCESSOR = 10;

	private SdkThreads() {
	}

	/**
	 * Has the SDK use threads that live as long as the process. Its own end as soon as
	 * the process is asked to stop, and then nothing could be handed over any more.
	 */
	static void outliveTheStop() {
		int threads = FOR_EACH_PROCESSOR * Runtime.getRuntime().availableProcessors();
		SharedExecutorService.getInstance()
			.setExecutorService(
					Executors.newScheduledThreadPool(threads, Thread.ofVirtual().name("azure-sdk-", 0).factory()));
	}

}
