package com.promptservice.controlplane.faults;

import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.cluster.ClusterParts;
import com.promptservice.controlplane.customer.CustomerParts;
import com.promptservice.controlplane.deployment.DeploymentParts;
import com.promptservice.controlplane.deployment.Zips;
import com.promptservice.controlplane.metadata.StoreUnavailableException;
import com.promptservice.controlplane.operation.Acceptance;
import com.promptservice.controlplane.operation.Accepted;
import com.promptservice.controlplane.operation.Decision;
import com.promptservice.controlplane.operation.Engine;
import com.promptservice.controlplane.operation.EngineParts;
import com.promptservice.controlplane.operation.RequestIdentity;
import com.promptservice.controlplane.peering.PeeringParts;
import com.promptservice.controlplane.region.RegionParts;

/**
 * The reception: what the controllers do, without HTTP.
 */
final class Desk implements Frontend {

	private static final Caller CALLER = new Caller("tenant-1", "caller-1", "operator", Set.of(Caller.Role.Operator));

	private final Parts parts;

	private final Acceptance acceptance;

	private final EngineParts engine;

	private final Set<String> sent;

	private final boolean forgetful;

	/**
	 * A reception.
	 * @param sent every operation id that was ever sent
	 * @param forgetful whether a request that comes again is taken for a new one
	 */
	Desk(Parts parts, Engine engine, Set<String> sent, boolean forgetful) {
		this.parts = parts;
		this.acceptance = new Acceptance(engine);
		this.engine = new EngineParts(engine, this.acceptance);
		this.sent = sent;
		this.forgetful = forgetful;
	}

	@Override
	public Reply put(String region, String operationId, String body) {
		return accept(operationId, "PUT " + region + body, (id) -> this.parts.regions().put(region, body, id));
	}

	@Override
	public Reply delete(String region, String operationId) {
		return accept(operationId, "DELETE " + region, (id) -> this.parts.regions().delete(region, id));
	}

	@Override
	public Reply putCluster(String cluster, String operationId, String body) {
		return accept("westus2", operationId, "PUT " + cluster + body,
				(id) -> this.parts.clusters().put(cluster, body, id));
	}

	@Override
	public Reply scaleCluster(String cluster, String operationId, int appNodes) {
		return accept("westus2", operationId, "SCALE " + cluster + appNodes,
				(id) -> this.parts.clusters().scale(cluster, "App", appNodes, id));
	}

	@Override
	public Reply deleteCluster(String cluster, String operationId) {
		return accept("westus2", operationId, "DELETE " + cluster,
				(id) -> this.parts.clusters().delete(cluster, false, id));
	}

	@Override
	public Reply upload(String version) {
		return answered(() -> new Reply(
				this.parts.deployments().upload("KVStoreServer", version, Zips.server(version)) ? 201 : 200, null,
				null));
	}

	@Override
	public Reply deploy(String cluster, String operationId, String version) {
		String body = "{\"cluster\":\"" + cluster + "\",\"package\":{\"name\":\"KVStoreServer\",\"version\":\""
				+ version + "\"}}";
		return accept("westus2", operationId, "DEPLOY " + body, (id) -> this.parts.deployments().deploy(body, id));
	}

	@Override
	public Reply rollback(String operationId) {
		return accept("westus2", operationId, "ROLLBACK",
				(id) -> this.parts.deployments().rollback(this.parts.deployments().newest("westus2"), id));
	}

	@Override
	public Reply postPeering(String operationId, String body) {
		return accept("westus2", operationId, "POST " + body, (id) -> this.parts.peerings().create(body, CALLER, id));
	}

	@Override
	public Reply repairPeering(String peering, String operationId) {
		return accept("westus2", operationId, "REPAIR " + peering,
				(id) -> this.parts.peerings().repair(peering, CALLER, id));
	}

	@Override
	public Reply deletePeering(String peering, String operationId) {
		return accept("westus2", operationId, "DELETE " + peering,
				(id) -> this.parts.peerings().delete(peering, CALLER, id));
	}

	@Override
	public Reply putCustomer(String customer, String operationId, String body) {
		return accept(operationId, "PUT " + customer + body,
				(id) -> this.parts.customers().put(customer, body, false, id));
	}

	@Override
	public Reply deleteCustomer(String customer, String operationId) {
		return accept(operationId, "DELETE " + customer, (id) -> this.parts.customers().delete(customer, false, id));
	}

	@Override
	public Reply cancel(String operation) {
		return answered(() -> new Reply(200, this.engine.cancel(operation), null));
	}

	@Override
	public Reply retry(String operation, String operationId) {
		return answered(() -> told(this.engine.retry(operation, identity(operationId, "retry " + operation))));
	}

	private Reply accept(String operationId, String fingerprint, Function<String, Decision> decide) {
		return accept("home", operationId, fingerprint, decide);
	}

	private Reply accept(String place, String operationId, String fingerprint, Function<String, Decision> decide) {
		return answered(() -> told(this.acceptance.accept(place, identity(operationId, fingerprint), decide)));
	}

	private RequestIdentity identity(String operationId, String fingerprint) {
		this.sent.add(operationId);
		String id = this.forgetful ? operationId + "-" + this.sent.size() + "-" + System.identityHashCode(this)
				: operationId;
		this.sent.add(id);
		return new RequestIdentity(id, fingerprint, CALLER, null);
	}

	private static Reply told(Accepted accepted) {
		return (accepted.operation() == null) ? new Reply(204, null, null)
				: new Reply(accepted.answer().status(), accepted.operation().id(), null);
	}

	private static Reply answered(Supplier<Reply> request) {
		try {
			return request.get();
		}
		catch (ApiException ex) {
			return new Reply(ex.status(), null, ex.error().code());
		}
		catch (StoreUnavailableException ex) {
			return new Reply(503, null, ErrorCode.MetadataStoreUnavailable.name());
		}
	}

	/**
	 * The features that there is a desk for.
	 */
	record Parts(RegionParts regions, ClusterParts clusters, DeploymentParts deployments, CustomerParts customers,
			PeeringParts peerings) {
	}

}
