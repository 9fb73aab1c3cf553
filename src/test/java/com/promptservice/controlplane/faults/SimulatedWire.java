package com.promptservice.controlplane.faults;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.promptservice.controlplane.simulator.Simulator;
import com.promptservice.controlplane.simulator.core.SimulatorRequest;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The wire between the real SDK and a simulator in the same process: every call runs
 * inline on the caller's thread and passes through a hook.
 */
public final class SimulatedWire implements HttpClient {

	private static final byte[] NOTHING = {};

	static {
		// the SDK decodes answers on Reactor's pool: that costs two thread switches a
		// call
		Schedulers.setFactory(new Schedulers.Factory() {
			@Override
			public Scheduler newBoundedElastic(int threads, int tasks, ThreadFactory factory, int idleSeconds) {
				return Schedulers.immediate();
			}
		});
		// and logs every answer that it cannot read
		((Logger) LoggerFactory.getLogger("com.azure")).setLevel(Level.OFF);
	}

	private final Azure azure;

	private volatile Hook hook = (request, next) -> next.answer(request);

	public SimulatedWire(Simulator simulator) {
		this.azure = simulator::handle;
	}

	/**
	 * Puts a hook around every further call. It may record, answer by itself, change what
	 * goes either way, or throw: an {@link IOException} is a broken connection, an
	 * {@link Error} the death of the process.
	 */
	public void around(Hook newHook) {
		this.hook = newHook;
	}

	@Override
	public Mono<HttpResponse> send(HttpRequest request) {
		return Mono.defer(() -> {
			try {
				return Mono.just(call(request));
			}
			catch (IOException ex) {
				return Mono.error(ex);
			}
		});
	}

	@Override
	public HttpResponse sendSync(HttpRequest request, Context context) {
		try {
			return call(request);
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	private HttpResponse call(HttpRequest request) throws IOException {
		SimulatorResponse answer = this.hook.around(simulated(request), this.azure);
		if (answer.dropped()) {
			throw new IOException("The connection was closed without an answer");
		}
		return new WireResponse(request, answer);
	}

	private static SimulatorRequest simulated(HttpRequest request) {
		Map<String, String> headers = new HashMap<>();
		request.getHeaders().stream().forEach((header) -> headers.put(header.getName(), header.getValue()));
		BinaryData body = request.getBodyAsBinaryData();
		try {
			return new SimulatorRequest(request.getHttpMethod().toString(), request.getUrl().toURI(), headers,
					(body != null) ? body.toBytes() : NOTHING);
		}
		catch (java.net.URISyntaxException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	/**
	 * The other end of the wire.
	 */
	@FunctionalInterface
	public interface Azure {

		SimulatorResponse answer(SimulatorRequest request);

	}

	/**
	 * What happens around a call.
	 */
	@FunctionalInterface
	public interface Hook {

		SimulatorResponse around(SimulatorRequest request, Azure azure) throws IOException;

	}

}
