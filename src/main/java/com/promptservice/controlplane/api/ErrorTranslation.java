package com.promptservice.controlplane.api;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.accept.InvalidApiVersionException;
import org.springframework.web.accept.MissingApiVersionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Every exception that can end a request, as the error a client sees. What is not known
 * here is logged in full and told as InternalError.
 */
final class ErrorTranslation {

	private static final Logger logger = LoggerFactory.getLogger(ErrorTranslation.class);

	private final List<ExceptionMapping> mappings;

	ErrorTranslation(List<ExceptionMapping> mappings) {
		this.mappings = mappings;
	}

	ApiException translate(Exception ex, HttpServletRequest request) {
		return switch (ex) {
			case ApiException known -> known;
			case MissingApiVersionException missing -> ApiVersion.missing();
			case InvalidApiVersionException invalid -> ApiVersion.unsupported(invalid.getVersion());
			case NoResourceFoundException none -> RouteErrors.notFound(request);
			case NoHandlerFoundException none -> RouteErrors.notFound(request);
			case HttpRequestMethodNotSupportedException method -> RouteErrors.methodNotAllowed(method);
			case HttpMediaTypeNotAcceptableException accept -> MediaTypes.notAcceptable(List.of("application/json"));
			case HttpMediaTypeNotSupportedException type -> MediaTypes.unsupported(request.getContentType());
			case MethodArgumentNotValidException body -> ParameterErrors.of(body);
			case HandlerMethodValidationException method -> ParameterErrors.of(method);
			case MethodArgumentTypeMismatchException type -> ParameterErrors.of(type);
			case ServletRequestBindingException binding -> ParameterErrors.of(binding);
			case HttpMessageNotReadableException body -> unreadable(body, request);
			case InvalidParameterException parameter -> StatusErrors.of(parameter.getErrorCode(), request.getMethod());
			case SocketTimeoutException slow -> StatusErrors.of(408, request.getMethod());
			case BadRequestException broken -> StatusErrors.of(400, request.getMethod());
			case AsyncRequestTimeoutException timeout -> StatusErrors.busy();
			default -> mapped(ex).orElseGet(() -> unexpected(ex, request));
		};
	}

	private ApiException unreadable(HttpMessageNotReadableException ex, HttpServletRequest request) {
		if (ex.getCause() instanceof ApiException known) {
			return known;
		}
		if (ex.getCause() instanceof SocketTimeoutException) {
			return StatusErrors.of(408, request.getMethod());
		}
		if (ex.getCause() instanceof IOException) {
			return new ApiException(ErrorCode.InvalidRequest, "The body ended before it was complete.");
		}
		Findings findings = new Findings();
		findings.add(ErrorCode.RequiredFieldMissing, "$", "The request needs a JSON object as its body.");
		return findings.asException();
	}

	private Optional<ApiException> mapped(Exception ex) {
		return this.mappings.stream().flatMap((mapping) -> mapping.map(ex).stream()).findFirst();
	}

	private static ApiException unexpected(Exception ex, HttpServletRequest request) {
		logger.error("Request {} failed: {} {}", RequestId.of(request), Texts.shown(request.getMethod()),
				Texts.shown(request.getRequestURI()), ex);
		return StatusErrors.internal();
	}

}
