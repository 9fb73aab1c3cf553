package com.promptservice.controlplane.azure;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.concurrent.TimeoutException;
import com.azure.core.exception.ClientAuthenticationException;
import java.util.regex.Pattern;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpResponse;
import com.azure.core.management.exception.ManagementError;
import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.operation.Pacing;
import com.promptservice.controlplane.operation.StepException;
import reactor.core.Exceptions;

/**
 * The one place that judges Azure's failures: by HTTP status, then code, never by
 * message.
 */
final class AzureErrors {

	private static final HttpHeaderName REQUEST_ID = HttpHeaderName.fromString("x-ms-request-id");

	private static final Duration ASK_AGAIN = Duration.ofMinutes(1);

	// What follows a question mark can be a signature
	private static final Pattern QUERY = Pattern.compile("(https?://[^\\s?\"'<>]{1,2000})\\?[^\\s\"'<>]*");

	private static final int MAX_MESSAGE = 1000;

	private final RetryAfter retryAfter;

	private final UnaryOperator<AzureException> meaning;

	AzureErrors(Clock clock, Pacing pacing) {
		this(clock, pacing, UnaryOperator.identity());
	}

	/**
	 * @param meaning what refusals mean to those who call, over the general meaning
	 */
	AzureErrors(Clock clock, Pacing pacing, UnaryOperator<AzureException> meaning) {
		this.retryAfter = new RetryAfter(clock, pacing);
		this.meaning = meaning;
	}

	static String requestId(HttpHeaders headers) {
		return (headers != null) ? headers.getValue(REQUEST_ID) : null;
	}

	Duration retryAfter(HttpHeaders headers) {
		return this.retryAfter.in(headers);
	}

	/**
	 * Judges what an SDK call threw; what is no failure of Azure is thrown as it is.
	 * @param resource what the call was about, for the message
	 */
	StepException judge(String resource, RuntimeException thrown) {
		Throwable failure = Exceptions.unwrap(thrown);
		if (failure instanceof Error error) {
			// Reactor wraps errors; a dying process must not look like a failing Azure
			throw error;
		}
		if (failure instanceof StepException known) {
			return known;
		}
		if (failure instanceof ClientAuthenticationException) {
			ArmError said = new ArmError("AuthenticationFailed", "No token was given for this call.", List.of());
			return judge(resource, 401, null, said, thrown);
		}
		if (failure instanceof HttpResponseException refused && refused.getResponse() != null) {
			HttpResponse response = refused.getResponse();
			return judge(resource, response.getStatusCode(), response.getHeaders(), armError(refused), thrown);
		}
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof Error error) {
				throw error;
			}
			if (cause instanceof InterruptedException) {
				Thread.currentThread().interrupt();
			}
			if (cause instanceof IOException || cause instanceof TimeoutException
					|| cause instanceof InterruptedException) {
				return noAnswer(resource, thrown);
			}
		}
		throw thrown;
	}

	/**
	 * Judges an answer.
	 */
	AzureException judge(String resource, int status, HttpHeaders headers, ArmError said, Throwable cause) {
		Meaning byStatus = byStatus(status);
		Meaning meaning = byStatus;
		ArmError telling = null;
		for (ArmError error : said.innermostFirst()) {
			Meaning known = ArmCodes.meaning(error.code());
			if (known != null && !overrules(byStatus, known)) {
				meaning = known;
				telling = error;
				break;
			}
		}
		if (telling == null) {
			List<ArmError> all = said.innermostFirst();
			telling = all.isEmpty() ? said : all.getFirst();
		}
		Duration wait = this.retryAfter.in(headers);
		if (meaning.reach() == Meaning.Reach.WAITS_FOR_SOMEONE && wait == null) {
			wait = ASK_AGAIN;
		}
		boolean passing = meaning.reach() != Meaning.Reach.TERMINAL;
		return this.meaning.apply(new AzureException(error(resource, meaning, telling, status, requestId(headers)),
				status, passing, wait, cause));
	}

	/**
	 * Judges a long-running operation that ended badly; its answer's own status is 200.
	 */
	AzureException judgeOperation(String resource, String status, ArmError said, HttpHeaders headers) {
		ArmError error = (said.code() != null) ? said : new ArmError(status, said.message(), said.details());
		return judge(resource, 0, headers, error, null);
	}

	/**
	 * A connection that broke or never answered.
	 */
	AzureException noAnswer(String resource, Throwable cause) {
		Meaning meaning = Meaning.passing(ErrorCode.ArmUnavailable);
		ArmError said = new ArmError("NoAnswer", "The connection gave no complete answer.", List.of());
		return new AzureException(error(resource, meaning, said, 0, null), 0, true, null, cause);
	}

	// A 429 or a 5xx passes whatever its code says; a code decides the rest
	private static boolean overrules(Meaning byStatus, Meaning byCode) {
		return byStatus != null && byStatus.reach() == Meaning.Reach.TRANSIENT
				&& byStatus.code() != ErrorCode.ArmRequestFailed && byCode.reach() != Meaning.Reach.TRANSIENT;
	}

	private static Meaning byStatus(int status) {
		return switch (status) {
			case 401, 403 -> Meaning.terminal(ErrorCode.AuthorizationFailed);
			case 404 -> Meaning.terminal(ErrorCode.ParentNotFound);
			case 409, 412 -> Meaning.passing(ErrorCode.ArmRequestFailed);
			case 429 -> Meaning.passing(ErrorCode.ArmThrottled);
			case 408 -> Meaning.passing(ErrorCode.ArmUnavailable);
			default -> (status >= 500 || (status >= 200 && status < 400)) ? Meaning.passing(ErrorCode.ArmUnavailable)
					: Meaning.terminal(ErrorCode.ArmRequestFailed);
		};
	}

	private static ApiError error(String resource, Meaning meaning, ArmError said, int status, String requestId) {
		String words = (said.message() != null) ? said.message() : "no reason was given";
		words = QUERY.matcher(words).replaceAll("$1");
		words = (words.length() > MAX_MESSAGE) ? words.substring(0, MAX_MESSAGE) : words;
		String code = (said.code() != null) ? said.code() : "Http" + status;
		ApiError.InnerError inner = new ApiError.InnerError(code, words, requestId, (status != 0) ? status : null);
		ApiError error = ApiError.of(meaning.code(), resource + ": " + words).withInner(inner);
		return (meaning.remedy() == null) ? error : new ApiError(error.code(), error.message(), error.target(),
				error.details(), inner, meaning.remedy(), error.actor(), error.retryable(), null);
	}

	private static ArmError armError(HttpResponseException refused) {
		if (refused.getValue() instanceof ManagementError error) {
			return ArmError.of(error);
		}
		try {
			return ArmError.parse(refused.getResponse().getBodyAsString().block());
		}
		catch (RuntimeException ex) {
			// the body was read already or never came: the status alone decides
			return ArmError.NONE;
		}
	}

}
