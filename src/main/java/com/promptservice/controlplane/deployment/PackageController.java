package com.promptservice.controlplane.deployment;

import java.io.InputStream;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import com.promptservice.controlplane.api.ApiPatterns;
import com.promptservice.controlplane.api.ApiRequest;
import com.promptservice.controlplane.api.ApiVersion;
import com.promptservice.controlplane.api.FilterOn;
import com.promptservice.controlplane.api.Immediate;
import com.promptservice.controlplane.api.ListQuery;
import com.promptservice.controlplane.api.Page;
import com.promptservice.controlplane.api.Representations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Packages over HTTP. There is nothing to wait for: when the answer comes, it is done.
 */
@RestController
@Profile("!simulator")
@RequestMapping(path = "/packages", version = ApiVersion.SINCE_2026_11_01)
@Tag(name = "Packages", description = "What can be deployed: Service Fabric application packages, by name and version")
class PackageController {

	private static final String ONE = "/{name:" + ApiPatterns.PACKAGE + "}/{version:" + ApiPatterns.PACKAGE_VERSION
			+ "}";

	private static final String TYPE = "The package's name: its application type";

	private static final String ZIP = "application/zip";

	private final PackageStore store;

	private final Packages packages;

	PackageController(PackageStore store, Packages packages) {
		this.store = store;
		this.packages = packages;
	}

	@GetMapping
	@Operation(operationId = "Packages_List", summary = "List packages")
	ResponseEntity<Page<PackageResource>> list(@FilterOn({ "name", "version" }) ListQuery query, ApiRequest request) {
		Stream<PackageResource> behind = this.store.all(query.after()).map(PackageResource::of);
		return Representations.ok(
				query.page(behind, (one) -> PackageStore.key(one.name(), one.version()), PackageController::fields),
				request);
	}

	@GetMapping(ONE)
	@Operation(operationId = "Packages_Get", summary = "Read what is known of a package")
	ResponseEntity<PackageResource> get(
			@Parameter(description = TYPE, example = "KVStoreServer") @PathVariable String name,
			@Parameter(description = "The package's version", example = "1.0.0") @PathVariable String version,
			ApiRequest request) {
		return Representations.ok(PackageResource.of(this.store.get(name, version)), request);
	}

	@Immediate
	@PutMapping(path = ONE, consumes = { MediaType.APPLICATION_OCTET_STREAM_VALUE, ZIP })
	@Operation(operationId = "Packages_Upload", summary = "Upload a package (.sfpkg)",
			description = "A zip file with ApplicationManifest.xml at its root, whose ApplicationTypeName and "
					+ "ApplicationTypeVersion are those of the path. It is looked into before it is kept, and never changes: "
					+ "the same bytes again are answered with what there is, other bytes are refused. Regions get a copy "
					+ "when they first need one. Done when answered; there is no operation to watch.",
			requestBody = @RequestBody(required = true, description = "The package, at most 4 GB by default",
					content = {
							@Content(mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
									schema = @Schema(type = "string", format = "binary")),
							@Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary")) }))
	ResponseEntity<PackageResource> put(
			@Parameter(description = TYPE, example = "KVStoreServer") @PathVariable String name,
			@Parameter(description = "The package's version", example = "1.0.0") @PathVariable String version,
			InputStream body, ApiRequest request) {
		Packages.Upload upload = this.packages.put(name, version, body, request.preconditions()::check);
		PackageResource resource = PackageResource.of(upload.document());
		return ResponseEntity.status(upload.created() ? 201 : 200).eTag(resource.etag()).body(resource);
	}

	@Immediate
	@DeleteMapping(ONE)
	@Operation(operationId = "Packages_Delete", summary = "Remove a package that nothing runs",
			description = "Refused while a cluster runs it or would roll back to it. Done when answered, also when there "
					+ "was nothing to remove.")
	ResponseEntity<Void> delete(@Parameter(description = TYPE, example = "KVStoreServer") @PathVariable String name,
			@Parameter(description = "The package's version", example = "1.0.0") @PathVariable String version,
			ApiRequest request) {
		this.packages.delete(name, version, request.preconditions()::check);
		return ResponseEntity.noContent().build();
	}

	private static Function<String, Object> fields(PackageResource one) {
		return Map.<String, Object>of("name", one.name(), "version", one.version())::get;
	}

}
