package com.promptservice.controlplane.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.promptservice.controlplane.faults.CallSite.Port;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import reactor.core.publisher.Mono;

/**
 * Azure Storage as one process sees it, faults included: the end of the real SDK's
 * pipeline, behind which a world's stores answer by the wire protocol. One wire serves
 * one process after the other.
 */
final class StorageWire implements HttpPipelinePolicy {

	private Tap tap;

	private World world;

	private StorageBlobs blobs;

	private StorageMessages messages;

	void connect(Tap newTap, World newWorld) {
		this.tap = newTap;
		this.world = newWorld;
		this.blobs = newWorld.platform().blobs();
		this.messages = new StorageMessages(newWorld.queue());
	}

	@Override
	public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
		return Mono.defer(() -> {
			try {
				return Mono.just(call(context.getHttpRequest()));
			}
			catch (IOException ex) {
				return Mono.error(ex);
			}
		});
	}

	@Override
	public HttpResponse processSync(HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
		try {
			return call(context.getHttpRequest());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private HttpResponse call(HttpRequest request) throws IOException {
		StorageCall call = StorageCall.of(request);
		Fault fault = this.tap.before(call.port(), call.verb(), call.toString(), call.changes());
		SimulatorResponse answer = this.world.platform().weather().strikes() ? this.world.platform().weather().answer()
				: act(call, fault);
		this.tap.after(fault);
		if (answer.dropped()) {
			throw new IOException("The connection was closed without an answer");
		}
		return new WireResponse(request, answer);
	}

	private SimulatorResponse act(StorageCall call, Fault fault) {
		if (fault == null) {
			return answer(call);
		}
		Random random = fault.random();
		return switch (fault.kind()) {
			case F3_DONE_BUT_FAILED -> {
				answer(call);
				yield StorageWeather.bad(random, false);
			}
			case F4_NOT_DONE -> StorageWeather.bad(random, !call.changes());
			case F5_DELIVERED_TWICE -> twice(call);
			case F6_MESSAGE_LOST -> call.isHomeQueue()
					? new StorageMessages(new MemoryQueue(this.world.clock())).answer(call) : answer(call);
			default -> answer(call);
		};
	}

	private SimulatorResponse twice(StorageCall call) {
		if (call.verb().equals("delete")) {
			this.world.queue().revealAll();
			return StorageAnswer.ok(204);
		}
		SimulatorResponse answer = answer(call);
		if (call.verb().equals("send")) {
			return answer(call);
		}
		this.world.queue().revealAll();
		return answer;
	}

	private SimulatorResponse answer(StorageCall call) {
		return (call.port() == Port.QUEUE) ? this.messages.answer(call) : this.blobs.answer(call);
	}

}
