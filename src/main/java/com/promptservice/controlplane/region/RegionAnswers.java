package com.promptservice.controlplane.region;

import com.promptservice.controlplane.api.PublicUrls;
import com.promptservice.controlplane.operation.Accepted;

import org.springframework.http.ResponseEntity;

/**
 * Answers accepted writes.
 */
record RegionAnswers(PublicUrls urls) {

	ResponseEntity<?> of(Accepted accepted) {
		if (accepted.operation() == null) {
			return ResponseEntity.noContent().build();
		}
		ResponseEntity.BodyBuilder builder = ResponseEntity.status(accepted.answer().status())
			.header("operation-location", this.urls.of("/operations/" + accepted.operation().id()))
			.header("operation-id", accepted.operation().id());
		if (accepted.answer().etag() != null) {
			builder.eTag(accepted.answer().etag());
		}
		return builder.body(accepted.answer().body());
	}

}
