package com.promptservice.controlplane.api;

import java.util.Map;
import jakarta.validation.ConstraintViolation;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * What Spring found wrong with a handler's parameters, as findings in the client's words.
 */
final class ParameterErrors {

	private ParameterErrors() {
	}

	static ApiException of(MethodArgumentNotValidException ex) {
		Findings findings = new Findings();
		ex.getBindingResult().getAllErrors().forEach((error) -> add(findings, error, JsonPath.ROOT, null));
		return findings.asException();
	}

	static ApiException of(HandlerMethodValidationException ex) {
		Findings findings = new Findings();
		for (ParameterValidationResult result : ex.getParameterValidationResults()) {
			String target = target(result.getMethodParameter());
			result.getResolvableErrors().forEach((error) -> add(findings, error, target, result));
		}
		return findings.asException();
	}

	static ApiException of(MethodArgumentTypeMismatchException ex) {
		String kind = (ex.getRequiredType() != null && Number.class.isAssignableFrom(boxed(ex.getRequiredType())))
				? "a whole number" : "a value of its type";
		return new Findings()
			.add(ErrorCode.InvalidFormat, target(ex.getParameter()),
					"'" + Texts.shown(String.valueOf(ex.getValue())) + "' is not " + kind + ".")
			.asException();
	}

	static ApiException of(ServletRequestBindingException ex) {
		String target = switch (ex) {
			case MissingServletRequestParameterException parameter -> "query:" + parameter.getParameterName();
			case MissingRequestHeaderException header -> "header:" + header.getHeaderName();
			default -> "query";
		};
		return new Findings().add(ErrorCode.RequiredFieldMissing, target, "The value is required.").asException();
	}

	private static void add(Findings findings, MessageSourceResolvable error, String target,
			ParameterValidationResult result) {
		ConstraintViolation<?> violation = violation(error, result);
		if (violation == null) {
			findings.add(ErrorCode.InvalidFormat, target, "The value is not valid.");
			return;
		}
		String constraint = violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
		Map<String, Object> attributes = violation.getConstraintDescriptor().getAttributes();
		Object value = violation.getInvalidValue();
		findings.add(Constraints.code(constraint, attributes, value),
				target.equals(JsonPath.ROOT) ? JsonPath.of(violation.getPropertyPath()) : target,
				Constraints.message(violation.getMessage(), value));
	}

	private static ConstraintViolation<?> violation(MessageSourceResolvable error, ParameterValidationResult result) {
		if (result != null) {
			return result.unwrap(error, ConstraintViolation.class);
		}
		return (error instanceof ObjectError object && object.contains(ConstraintViolation.class))
				? object.unwrap(ConstraintViolation.class) : null;
	}

	private static String target(MethodParameter parameter) {
		if (parameter.hasParameterAnnotation(PathVariable.class)) {
			return "path:" + name(parameter, parameter.getParameterAnnotation(PathVariable.class).name());
		}
		if (parameter.hasParameterAnnotation(RequestHeader.class)) {
			return "header:" + name(parameter, parameter.getParameterAnnotation(RequestHeader.class).name());
		}
		RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
		return (query != null) ? "query:" + name(parameter, query.name()) : JsonPath.ROOT;
	}

	private static String name(MethodParameter parameter, String declared) {
		return declared.isEmpty() ? String.valueOf(parameter.getParameterName()) : declared;
	}

	private static Class<?> boxed(Class<?> type) {
		return java.lang.invoke.MethodType.methodType(type).wrap().returnType();
	}

}
