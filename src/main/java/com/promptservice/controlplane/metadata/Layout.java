package com.promptservice.controlplane.metadata;

/**
 * Where each document lives: the only place that knows. An operation's id begins with its
 * place, so reading it is one request and never a search.
 */
public final class Layout {

	private Layout() {
	}

	/**
	 * The region itself; in the home account, since it outlives its own metadata account.
	 */
	public static DocumentName region(String region) {
		return DocumentName.home("regions/" + region + ".json");
	}

	/**
	 * Prefix of {@link #region(String)}.
	 */
	public static String regions() {
		return "regions/";
	}

	/**
	 * An operation, by an id such as {@code home.0193…}.
	 */
	public static DocumentName operation(String id) {
		return new DocumentName(placeOf(id), operations() + id + ".json");
	}

	public static String operations() {
		return "operations/";
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
	 * The place in an operation's id.
	 */
	public static String placeOf(String operationId) {
		int dot = operationId.indexOf('.');
		return (dot < 0) ? DocumentName.HOME : operationId.substring(0, dot);
	}

}
