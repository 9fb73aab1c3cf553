package com.promptservice.controlplane.metadata;

import java.util.Optional;

/**
 * Where each document lives: the only place that knows. An operation's id begins with its
 * place, so reading it is one request and never a search.
 */
public final class Layout {

	private static final String JSON = ".json";

	private Layout() {
	}

	/**
	 * The region itself; in the home account, since it outlives its own metadata account.
	 */
	public static DocumentName region(String region) {
		return DocumentName.home("regions/" + region + JSON);
	}

	/**
	 * Prefix of {@link #region(String)}.
	 */
	public static String regions() {
		return "regions/";
	}

	/**
	 * The region whose document lies at this path; empty for any other document.
	 */
	public static Optional<String> regionOf(String path) {
		boolean region = path.startsWith(regions()) && path.endsWith(JSON);
		return region ? Optional.of(path.substring(regions().length(), path.length() - JSON.length()))
				: Optional.empty();
	}

	/**
	 * An operation, by an id such as {@code home.0193…}.
	 */
	public static DocumentName operation(String id) {
		return new DocumentName(placeOf(id), operations() + id + JSON);
	}

	public static String operations() {
		return "operations/";
	}

	/**
	 * What a request was told that joined another one's operation, by the id that it
	 * chose for its own.
	 */
	public static DocumentName joinedOperation(String id) {
		return new DocumentName(placeOf(id), joinedOperations() + id + JSON);
	}

	/**
	 * Prefix of {@link #joinedOperation(String)}.
	 */
	public static String joinedOperations() {
		return "joined-operations/";
	}

	/**
	 * A connectivity test under way, by the id of its operation.
	 */
	public static DocumentName connectivityTest(String operationId) {
		return new DocumentName(placeOf(operationId), "connectivity-tests/" + operationId + JSON);
	}

	/**
	 * A marker that exists while an operation has not ended; recovery lists these.
	 */
	public static DocumentName activeOperation(String id) {
		return new DocumentName(placeOf(id), activeOperations() + id);
	}

	public static String activeOperations() {
		return "active-operations/";
	}

	/**
	 * The published configuration of a region, as the data plane reads it.
	 */
	public static ConfigFile regionConfig(String region) {
		return new ConfigFile(region, "region.config.json");
	}

	static DocumentName config(ConfigFile file) {
		return new DocumentName(file.region(), configs(file.region()) + file.fileName());
	}

	/**
	 * Prefix of the published files of a region.
	 */
	static String configs(String region) {
		return "config/" + region + "/";
	}

	/**
	 * Prefix of {@link #configVersion}.
	 */
	static String configVersions(ConfigFile file) {
		return "config-versions/" + file.region() + "/" + file.fileName() + "/";
	}

	/**
	 * One published version; the names sort as the numbers do.
	 */
	static DocumentName configVersion(ConfigFile file, int version) {
		return new DocumentName(file.region(), configVersions(file) + String.format("%010d.json", version));
	}

	/**
	 * A document that is never there: asking for it tells whether the store answers.
	 */
	public static DocumentName probe() {
		return DocumentName.home("probe");
	}

	/**
	 * A cluster, with its region.
	 */
	public static DocumentName cluster(String region, String cluster) {
		return new DocumentName(region, clusters() + cluster + ".json");
	}

	/**
	 * Says in which region a cluster lives; in the home account, since names are unique
	 * across regions.
	 */
	public static DocumentName clusterReservation(String cluster) {
		return DocumentName.home(clusters() + cluster + ".json");
	}

	/**
	 * Prefix of {@link #cluster(String, String)} in a region and of
	 * {@link #clusterReservation(String)} at home.
	 */
	public static String clusters() {
		return "clusters/";
	}

	/**
	 * The published configuration of a cluster, as the data plane reads it.
	 */
	public static ConfigFile clusterConfig(String region, String cluster) {
		return new ConfigFile(region, cluster + ".config.json");
	}

	/**
	 * A package; in the home account, since every region can have a copy.
	 */
	public static DocumentName packageVersion(String name, String version) {
		return DocumentName.home(packages() + name + "/" + version + JSON);
	}

	/**
	 * Prefix of {@link #packageVersion}.
	 */
	public static String packages() {
		return "packages/";
	}

	/**
	 * A deployment, by an id such as {@code westus2.0193…}.
	 */
	public static DocumentName deployment(String id) {
		return new DocumentName(placeOf(id), deployments() + id + JSON);
	}

	/**
	 * Prefix of {@link #deployment}.
	 */
	public static String deployments() {
		return "deployments/";
	}

	/**
	 * What runs on a cluster, with its region.
	 */
	public static DocumentName application(String region, String cluster) {
		return new DocumentName(region, applications() + cluster + JSON);
	}

	/**
	 * Prefix of {@link #application}.
	 */
	public static String applications() {
		return "applications/";
	}

	/**
	 * A peering, with its region, which its id begins with.
	 */
	public static DocumentName peering(String id) {
		return new DocumentName(placeOf(id), "peerings/" + id + JSON);
	}

	/**
	 * Which networks and address ranges the peerings of a region keep.
	 */
	public static DocumentName peeringRegistry(String region) {
		return new DocumentName(region, "peering-registry" + JSON);
	}

	/**
	 * Says which customer a virtual network belongs to; in the home account, since it has
	 * one owner in every region.
	 * @param digest of the network's ARM id
	 */
	public static DocumentName networkClaim(String digest) {
		return DocumentName.home("network-claims/" + digest + JSON);
	}

	/**
	 * What a customer was asked to write on its networks to prove that they are its own.
	 */
	public static DocumentName peeringChallenges(String customer) {
		return DocumentName.home("peering-challenges/" + customer + JSON);
	}

	/**
	 * Who is served in a region, by which clusters, as the data plane reads it.
	 */
	public static ConfigFile routingTable(String region) {
		return new ConfigFile(region, "routing-table.json");
	}

	/**
	 * A customer; in the home account, since it spans regions.
	 */
	public static DocumentName customer(String customer) {
		return DocumentName.home(customers() + customer + JSON);
	}

	/**
	 * Prefix of {@link #customer(String)}.
	 */
	public static String customers() {
		return "customers/";
	}

	/**
	 * Says which customer a tenant or subscription belongs to.
	 * @param kind {@code tenant} or {@code subscription}
	 */
	public static DocumentName customerClaim(String kind, String id) {
		return DocumentName.home("customer-claims/" + kind + "-" + id + JSON);
	}

	/**
	 * What the data plane of a region knows of a customer.
	 */
	public static ConfigFile customerConfig(String region, String customer) {
		return new ConfigFile(region, customerConfigs() + customer + JSON);
	}

	/**
	 * Prefix of the file names of {@link #customerConfig(String, String)}.
	 */
	public static String customerConfigs() {
		return "customers/";
	}

	/**
	 * The place in an operation's id.
	 */
	public static String placeOf(String operationId) {
		int dot = operationId.indexOf('.');
		return (dot < 0) ? DocumentName.HOME : operationId.substring(0, dot);
	}

}
