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
		return new DocumentName(file.region(), "config/" + file.region() + "/" + file.fileName());
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
	 * The place in an operation's id.
	 */
	public static String placeOf(String operationId) {
		int dot = operationId.indexOf('.');
		return (dot < 0) ? DocumentName.HOME : operationId.substring(0, dot);
	}

}
