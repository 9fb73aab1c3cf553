package com.promptservice.controlplane.deployment;

import java.util.ArrayList;
import java.util.List;

import com.promptservice.controlplane.region.RegionView;
import com.promptservice.controlplane.region.Regions;

/**
 * Knows who needs a package: clusters that run it or would roll back to it, and
 * deployments on their way.
 */
record PackageUse(DeploymentStore deployments, Regions regions) {

	/**
	 * Sentences that each name a user.
	 */
	List<String> of(String name, String version) {
		List<String> uses = new ArrayList<>();
		for (RegionView region : this.regions.all()) {
			for (ClusterApplication application : this.deployments.applications(region.name())) {
				String path = "/clusters/" + application.cluster();
				application.current()
					.filter((run) -> is(run, name, version))
					.ifPresent((run) -> uses.add(path + " runs it"));
				application.previous()
					.filter((run) -> is(run, name, version))
					.ifPresent((run) -> uses.add(path + " would roll back to it"));
			}
			this.deployments.active(region.name())
				.stream()
				.filter((one) -> one.packageReference().equals(new PackageReference(name, version)))
				.forEach((one) -> uses.add("/deployments/" + one.id() + " is bringing it to clusters"));
		}
		return uses;
	}

	private static boolean is(ClusterApplication.Run run, String name, String version) {
		return run.release().packageName().equals(name) && run.release().version().equals(version);
	}

}
