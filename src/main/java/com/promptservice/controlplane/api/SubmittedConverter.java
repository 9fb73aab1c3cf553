package com.promptservice.controlplane.api;

import java.io.IOException;
import java.util.Map;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractSmartHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotWritableException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads {@link Submitted} bodies; writes nothing.
 */
final class SubmittedConverter extends AbstractSmartHttpMessageConverter<Submitted<?>> {

	private final JsonMapper mapper;

	private final BodyBytes bytes;

	private final BodyTree tree;

	private final BodyBinder binder;

	SubmittedConverter(JsonMapper mapper, BodyBytes bytes, BodyTree tree, BodyBinder binder) {
		super(MediaType.APPLICATION_JSON);
		this.mapper = mapper;
		this.bytes = bytes;
		this.tree = tree;
		this.binder = binder;
	}

	@Override
	public boolean canRead(ResolvableType type, MediaType mediaType) {
		return type.resolve() == Submitted.class && canRead(mediaType);
	}

	@Override
	public boolean canWrite(ResolvableType targetType, Class<?> valueClass, MediaType mediaType) {
		return false;
	}

	@Override
	public Submitted<?> read(ResolvableType type, HttpInputMessage message, Map<String, Object> hints)
			throws IOException {
		JsonNode json = this.tree.parse(this.bytes.read(message.getBody()));
		Findings findings = new Findings();
		if (!(json instanceof ObjectNode object)) {
			throw findings.add(ErrorCode.InvalidFormat, JsonPath.ROOT, "The body must be a JSON object.").asException();
		}
		this.tree.judge(object, JsonPath.ROOT, findings);
		return this.binder.bind(object, this.mapper.constructType(type.getGeneric(0).getType()), findings);
	}

	@Override
	protected void writeInternal(Submitted<?> value, ResolvableType type, HttpOutputMessage message,
			Map<String, Object> hints) throws HttpMessageNotWritableException {
		throw new HttpMessageNotWritableException("A request body is not an answer");
	}

}
