package com.promptservice.controlplane.storage;

import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.function.Supplier;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpResponse;
import com.azure.core.exception.HttpResponseException;

/**
 * What Azure Storage's refusals and failures come down to.
 */
public final class StorageException extends RuntimeException {

	private static final HttpHeaderName ERROR_CODE = HttpHeaderName.fromString("x-ms-error-code");

	private final Kind kind;

	StorageException(Kind kind, String message, Throwable cause) {
		super(message, cause);
		this.kind = kind;
	}

	public Kind kind() {
		return this.kind;
	}

	/**
	 * Calls the SDK, whose every exception comes out as one of this type.
	 */
	static <T> T translated(Supplier<T> call) {
		try {
			return call.get();
		}
		catch (StorageException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw of(ex);
		}
	}

	/**
	 * By the error code alone: an answer without one did not come from Azure Storage.
	 */
	private static StorageException of(RuntimeException ex) {
		if (ex instanceof HttpResponseException answered && answered.getResponse() != null) {
			HttpResponse response = answered.getResponse();
			String code = response.getHeaderValue(ERROR_CODE);
			return new StorageException(kind(code), "Azure Storage answered " + response.getStatusCode() + " "
					+ ((code != null) ? code : "without an error code"), ex);
		}
		if (unknownHost(ex)) {
			return new StorageException(Kind.NO_ACCOUNT, "The storage account's address is not known", ex);
		}
		return new StorageException(Kind.UNAVAILABLE, "Azure Storage gave no answer that can be read", ex);
	}

	private static Kind kind(String code) {
		return switch (code) {
			case "BlobNotFound" -> Kind.ABSENT;
			case "ContainerNotFound", "ContainerBeingDeleted", "QueueNotFound", "QueueBeingDeleted" ->
				Kind.NO_CONTAINER;
			case "BlobAlreadyExists", "ConditionNotMet", "TargetConditionNotMet" -> Kind.CONDITION;
			case "LeaseAlreadyPresent", "LeaseIdMissing", "LeaseIdMismatchWithBlobOperation",
					"LeaseIdMismatchWithLeaseOperation", "LeaseLost", "LeaseNotPresentWithBlobOperation",
					"LeaseNotPresentWithLeaseOperation", "LeaseIsBrokenAndCannotBeRenewed",
					"LeaseIsBreakingAndCannotBeAcquired" ->
				Kind.LEASE;
			case "MessageNotFound", "PopReceiptMismatch" -> Kind.RECEIPT;
			case "BlockCountExceedsLimit" -> Kind.FULL;
			case null, default -> Kind.UNAVAILABLE;
		};
	}

	private static boolean unknownHost(Throwable ex) {
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
				return true;
			}
		}
		return false;
	}

	/**
	 * What a caller may have to tell apart.
	 */
	public enum Kind {

		/** There is no such blob. */
		ABSENT,

		/** The container or queue is not there, or is being removed. */
		NO_CONTAINER,

		/**
		 * The account's name leads nowhere: not made yet, removed, or no name service.
		 */
		NO_ACCOUNT,

		/** The stored version is not the expected one. */
		CONDITION,

		/** Somebody else holds the lease, or nobody does any more. */
		LEASE,

		/** The message was deleted or delivered again since the receipt was given. */
		RECEIPT,

		/** The append blob takes no further block. */
		FULL,

		/** No answer, a refusal for now, or nonsense; a write may have happened. */
		UNAVAILABLE

	}

}
