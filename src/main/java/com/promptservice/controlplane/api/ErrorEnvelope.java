package com.promptservice.controlplane.api;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The body of every answer that is an error; here for the API document.
 */
@Schema(name = "ErrorEnvelope", description = "The body of every error, whatever went wrong")
record ErrorEnvelope(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) ApiError error) {
}
