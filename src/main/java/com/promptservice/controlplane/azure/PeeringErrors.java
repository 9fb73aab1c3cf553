package com.promptservice.controlplane.azure;

import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a refusal means when two networks are peered. Azure's own words can name another
 * customer's network, so they go into the log and no further; of them only address ranges
 * are told.
 *
 * @param target ARM id that the call was about
 * @param customers ARM id of the customer's network
 * @param theirs whether the call was about the customer's network
 * @param crossTenant whether the customer's network is another tenant's
 */
record PeeringErrors(String target, String customers, boolean theirs,
		boolean crossTenant) implements UnaryOperator<AzureException> {

	private static final Logger logger = LoggerFactory.getLogger(PeeringErrors.class);

	private static final Pattern OVERLAP = Pattern
		.compile("Overlapping address prefixes: *((?:[0-9]{1,3}(?:\\.[0-9]{1,3}){3}/[0-9]{1,2}(?:, *)?)+)");

	/** By Azure's code, in lower case. */
	private static final Map<String, Verdict> KNOWN = Map.ofEntries(
			Map.entry("vnetaddressspacesoverlap", new Verdict(ErrorCode.AddressSpaceOverlap, false)),
			Map.entry("vnetaddressspaceoverlapswithalreadypeeredvnet",
					new Verdict(ErrorCode.AddressSpaceOverlap, false)),
			Map.entry("remotepeeringisdisconnected", new Verdict(ErrorCode.RemotePeeringDisconnected, false)),
			Map.entry("anotherpeeringalreadyreferencesremotevnet", new Verdict(ErrorCode.NetworkBusy, true)),
			Map.entry("vnetpeeringlimitreached", new Verdict(ErrorCode.PeeringLimitReached, false)),
			Map.entry("subscriptionnotfound", new Verdict(ErrorCode.RemoteVnetNotFound, false)),
			Map.entry("invalidresourcereference", new Verdict(ErrorCode.RemoteVnetNotFound, false)),
			Map.entry("linkedinvalidpropertyid", new Verdict(ErrorCode.RemoteVnetNotFound, false)));

	@Override
	public AzureException apply(AzureException failure) {
		ApiError said = failure.error();
		if (!failure.isAbsence()) {
			logger.info("Azure refuses: {} (request {})", said.message(), failure.requestId());
		}
		Verdict verdict = verdict(failure);
		ApiError.InnerError inner = new ApiError.InnerError(failure.armCode(), "Azure answered " + failure.armCode(),
				failure.requestId(), said.innererror().httpStatus());
		ApiError error = ApiError.of(verdict.code(), message(verdict.code(), said.message())).withInner(inner);
		return new AzureException(error, failure.status(), verdict.passing(), failure.pause(), failure.getCause());
	}

	private Verdict verdict(AzureException failure) {
		String code = failure.armCode().toLowerCase(Locale.ROOT);
		Verdict known = KNOWN.get(code);
		if (known != null) {
			return known;
		}
		if (code.equals("invalidauthenticationtokentenant") || (failure.status() == 401 && this.crossTenant)) {
			return new Verdict(ErrorCode.RemoteTenantNotAuthorized, false);
		}
		// a tenant that gave a token has let the service in: what lacks is the role
		if (code.equals("linkedauthorizationfailed") || (failure.status() == 403 && this.theirs && isRights(code))) {
			return new Verdict(ErrorCode.RemoteVnetNotAuthorized, false);
		}
		if (failure.isAbsence() && this.theirs) {
			return new Verdict(ErrorCode.RemoteVnetNotFound, false);
		}
		return new Verdict(ErrorCode.valueOf(failure.error().code()), failure.isPassing());
	}

	// A policy's refusal is a 403 too
	private static boolean isRights(String code) {
		return code.startsWith("authorization") || code.startsWith("http4");
	}

	private String message(ErrorCode code, String said) {
		return switch (code) {
			case AddressSpaceOverlap -> {
				Matcher overlap = OVERLAP.matcher(said);
				yield this.customers + " has addresses that are in use here"
						+ (overlap.find() ? ": " + overlap.group(1) : "");
			}
			case RemoteVnetNotAuthorized -> "The service may not peer with " + this.customers + " yet";
			case RemoteTenantNotAuthorized -> "The tenant of " + this.customers + " has not let the service in yet";
			case RemoteVnetNotFound -> "Azure has no " + this.customers;
			case RemotePeeringDisconnected ->
				"The half of the peering in " + this.customers + " is Disconnected and has to go first";
			default -> this.target.substring(this.target.lastIndexOf('/') + 1) + ": " + code.meaning();
		};
	}

	/**
	 * What a refusal means.
	 *
	 * @param passing whether time alone ends it
	 */
	private record Verdict(ErrorCode code, boolean passing) {
	}

}
