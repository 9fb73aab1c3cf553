package com.promptservice.controlplane.region;

import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;

/**
 * Takes the published {@code region.config.json} away, so that nobody relies on a region
 * that is going.
 */
record WithdrawConfig(Documents documents, String region) implements Step<PublishConfig.Published> {

	@Override
	public Class<PublishConfig.Published> outputType() {
		return PublishConfig.Published.class;
	}

	@Override
	public Outcome<PublishConfig.Published> visit(Visit visit) {
		DocumentName name = Layout.regionConfig(this.region);
		this.documents.read(name, RegionConfig.class).ifPresent((current) -> {
			visit.beforeChange();
			this.documents.delete(name, current.etag());
		});
		return new Outcome.Done<>(new PublishConfig.Published(name.path()));
	}

}
