package com.promptservice.controlplane.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;

import com.promptservice.controlplane.simulator.core.ExchangeLog;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import com.promptservice.controlplane.simulator.servicefabric.FetchedPackages;
import com.promptservice.controlplane.simulator.servicefabric.PackageSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * Starts the local Azure, inside the service or alone.
 */
@Configuration(proxyBeanMethods = false)
@Profile({ "local", "simulator" })
@ConditionalOnBooleanProperty(name = "simulator.enabled", matchIfMissing = true)
@EnableConfigurationProperties(SimulatorProperties.class)
class SimulatorConfiguration {

	@Bean
	SimulatorServer simulatorServer(SimulatorProperties properties, ObjectProvider<PackageSource> packages) {
		ExchangeLog exchanges = properties.exchangesDir().isBlank() ? ExchangeLog.inMemory()
				: ExchangeLog.alsoIn(Path.of(properties.exchangesDir()));
		// its own clock: Azure doesn't share the clock of its customers
		Clock clock = Clock.systemUTC();
		Simulator simulator = Simulator.withPackages(packages.getIfAvailable(FetchedPackages::new), clock,
				properties.table(), System.nanoTime(), properties.directory(), exchanges);
		InetSocketAddress address = new InetSocketAddress(properties.address(), properties.port());
		return (properties.httpsPort() < 0) ? new SimulatorServer(simulator, address)
				: secured(simulator, address, properties, clock);
	}

	private static SimulatorServer secured(Simulator simulator, InetSocketAddress address,
			SimulatorProperties properties, Clock clock) {
		ServerCertificate certificate = ServerCertificate.make(clock);
		SimulatorServer server = new SimulatorServer(simulator, address,
				new InetSocketAddress(properties.address(), properties.httpsPort()), certificate);
		try {
			certificate.writeTo(properties.certificateFile());
		}
		catch (IOException ex) {
			server.close();
			throw new UncheckedIOException(
					"simulator.certificate-file " + properties.certificateFile() + " can't be written", ex);
		}
		return server;
	}

}
