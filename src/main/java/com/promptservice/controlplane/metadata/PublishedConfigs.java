package com.promptservice.controlplane.metadata;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import tools.jackson.databind.JsonNode;

/**
 * The files that the data plane reads: each replaced whole, and its last 20 versions kept
 * beside it. The file is written first and its version is recorded next; whoever
 * publishes after a crash between the two records what was missed.
 */
public final class PublishedConfigs {

	/**
	 * How many versions of a file can be read, the published one included.
	 */
	public static final int KEPT = 20;

	private final Documents documents;

	private final Clock clock;

	public PublishedConfigs(Documents documents, Clock clock) {
		this.documents = documents;
		this.clock = clock;
	}

	/**
	 * What the data plane reads now.
	 */
	public <T> Optional<T> current(ConfigFile file, Class<T> type) {
		return this.documents.read(Layout.config(file), type).map(Versioned::value);
	}

	/**
	 * The files of a region whose names begin with this, in the order of names.
	 */
	public List<ConfigFile> published(String region, String prefix) {
		String folder = Layout.configs(region);
		return this.documents.names(region, folder + prefix)
			.stream()
			.map((name) -> new ConfigFile(region, name.path().substring(folder.length())))
			.toList();
	}

	/**
	 * The numbers of the versions that can be read, oldest first.
	 */
	public List<Integer> versions(ConfigFile file) {
		return names(file).stream().map((name) -> number(file, name)).toList();
	}

	/**
	 * One version.
	 * @return empty when there was none of this number, or it is not kept any more
	 */
	public Optional<ConfigVersion> version(ConfigFile file, int version) {
		return this.documents.read(Layout.configVersion(file, version), ConfigVersion.class).map(Versioned::value);
	}

	/**
	 * Has the data plane read this content from now on; writes only what differs.
	 * @param beforeChange called before each write; may throw to prevent it
	 * @throws ConditionNotMetException when somebody else publishes at the same time
	 */
	public void publish(ConfigFile file, int schemaVersion, Object content, Runnable beforeChange) {
		publish(file, schemaVersion, () -> content, beforeChange);
	}

	/**
	 * The same with content that is put together from what others publish. It is asked
	 * for after the published version was read, so that of two who publish at the same
	 * time the later one knows what the other knew, or is refused.
	 * @return the content that the data plane reads now
	 */
	public <T> T publish(ConfigFile file, int schemaVersion, Supplier<T> contents, Runnable beforeChange) {
		DocumentName name = Layout.config(file);
		Optional<Document> current = this.documents.stored(name);
		T content = contents.get();
		byte[] wanted = this.documents.bytes(content);
		current.ifPresent((document) -> record(file, schemaVersion, document, beforeChange));
		if (current.isEmpty() || !Arrays.equals(current.get().content(), wanted)) {
			beforeChange.run();
			String etag = this.documents.write(name, content,
					current.map((document) -> Condition.matching(document.etag())).orElse(Condition.ABSENT));
			record(file, schemaVersion, new Document(name, etag, this.clock.instant(), wanted), beforeChange);
		}
		forget(file, KEPT, beforeChange);
		return content;
	}

	/**
	 * Takes the file and all its versions away.
	 * @param beforeChange called before each removal; may throw to prevent it
	 */
	public void withdraw(ConfigFile file, Runnable beforeChange) {
		// one look may be out of date, and nobody looks after this
		for (int look = 0; look < 2; look++) {
			this.documents.stored(Layout.config(file)).ifPresent((current) -> remove(current, beforeChange));
			forget(file, 0, beforeChange);
		}
	}

	/**
	 * Records the document as the newest version unless it is.
	 */
	private void record(ConfigFile file, int schemaVersion, Document document, Runnable beforeChange) {
		List<Integer> versions = versions(file);
		Optional<ConfigVersion> newest = versions.isEmpty() ? Optional.empty() : version(file, versions.getLast());
		if (newest.isPresent() && newest.get().etag().equals(document.etag())) {
			return;
		}
		int next = versions.isEmpty() ? 1 : versions.getLast() + 1;
		JsonNode content = this.documents.parsed(document);
		beforeChange.run();
		this.documents.write(
				Layout.configVersion(file, next), new ConfigVersion(schemaVersion, next, document.etag(),
						newest.map(ConfigVersion::etag).orElse(null), document.lastModified(), content),
				Condition.ABSENT);
	}

	private void forget(ConfigFile file, int kept, Runnable beforeChange) {
		List<DocumentName> names = names(file);
		for (DocumentName old : names.subList(0, Math.max(0, names.size() - kept))) {
			this.documents.stored(old).ifPresent((document) -> remove(document, beforeChange));
		}
	}

	private void remove(Document document, Runnable beforeChange) {
		beforeChange.run();
		this.documents.delete(document.name(), document.etag());
	}

	private List<DocumentName> names(ConfigFile file) {
		return this.documents.names(file.region(), Layout.configVersions(file));
	}

	private static int number(ConfigFile file, DocumentName name) {
		String last = name.path().substring(Layout.configVersions(file).length());
		return Integer.parseInt(last.substring(0, last.indexOf('.')));
	}

}
