package com.promptservice.controlplane.queue;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * The work queue of one machine.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!simulator")
class QueueConfiguration {

	@Bean
	WorkQueue workQueue(Clock clock) {
		return new InProcessWorkQueue(clock);
	}

}
