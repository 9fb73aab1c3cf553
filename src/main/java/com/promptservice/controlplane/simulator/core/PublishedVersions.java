package com.promptservice.controlplane.simulator.core;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The api-versions that Microsoft published since 2020, by provider: the types that the
 * simulator serves have no others; what older clients still send to Azure Resource
 * Manager itself is kept too. Read from the folders of Microsoft's generated type
 * definitions.
 */
final class PublishedVersions {

	private static final String NETWORK = """
			2020-03-01 2020-04-01 2020-05-01 2020-06-01 2020-07-01 2020-08-01 2020-11-01
			2021-02-01 2021-03-01 2021-05-01 2021-08-01
			2022-01-01 2022-05-01 2022-07-01 2022-09-01 2022-11-01
			2023-02-01 2023-04-01 2023-05-01 2023-06-01 2023-09-01 2023-11-01
			2024-01-01 2024-03-01 2024-05-01 2024-07-01 2024-10-01
			2025-01-01 2025-03-01 2025-05-01 2025-07-01 2026-01-01""";

	private static final String STORAGE = """
			2020-08-01-preview 2021-01-01 2021-02-01 2021-04-01 2021-06-01 2021-08-01 2021-09-01
			2022-05-01 2022-09-01 2023-01-01 2023-04-01 2023-05-01 2024-01-01
			2025-01-01 2025-06-01 2025-08-01 2026-04-01 2026-06-01 2026-09-01""";

	private static final String KEY_VAULT = """
			2020-04-01-preview 2021-04-01-preview 2021-06-01-preview 2021-10-01 2021-11-01-preview
			2022-02-01-preview 2022-07-01 2022-11-01 2023-02-01 2023-07-01 2024-04-01-preview
			2024-11-01 2024-12-01-preview 2025-05-01 2026-02-01 2026-03-01-preview 2026-05-15
			2026-06-01-preview""";

	private static final String IDENTITY = """
			2018-11-30 2021-09-30-preview 2022-01-31-preview 2023-01-31 2023-07-31-preview
			2024-11-30 2025-01-31-preview 2025-05-31-preview""";

	private static final String ASSIGNMENTS = """
			2018-01-01-preview 2020-03-01-preview 2020-04-01-preview 2020-08-01-preview
			2020-10-01-preview 2022-04-01""";

	private static final String MANAGED_CLUSTERS = """
			2020-01-01-preview 2021-01-01-preview 2021-05-01 2021-07-01-preview 2021-11-01-preview
			2022-01-01 2022-02-01-preview 2022-06-01-preview 2022-08-01-preview 2022-10-01-preview
			2023-02-01-preview 2023-03-01-preview 2023-07-01-preview 2023-09-01-preview
			2023-11-01-preview 2023-12-01-preview 2024-02-01-preview 2024-04-01 2024-06-01-preview
			2024-09-01-preview 2024-11-01-preview 2025-03-01-preview 2025-06-01-preview
			2025-10-01-preview 2026-02-01 2026-05-01-preview""";

	private static final String COMPUTE = """
			2018-10-01 2019-03-01 2019-07-01 2019-12-01 2020-06-01 2020-12-01 2021-03-01 2021-04-01
			2021-07-01 2021-11-01 2022-03-01 2022-08-01 2022-11-01 2023-03-01 2023-07-01 2023-09-01
			2024-03-01 2024-07-01 2024-11-01 2025-04-01""";

	private static final String RESOURCES = """
			2020-06-01 2020-08-01 2020-10-01 2021-01-01 2021-04-01 2022-09-01 2023-07-01 2024-03-01
			2024-07-01 2024-08-01 2024-11-01 2025-03-01 2025-04-01""";

	private static final String SUBSCRIPTIONS = """
			2016-06-01 2018-06-01 2019-06-01 2019-11-01 2020-01-01 2021-01-01 2021-04-01 2021-10-01
			2022-09-01 2022-12-01 2025-04-01""";

	private static final String METRICS = "2018-01-01 2021-05-01 2023-10-01 2024-02-01";

	private static final Map<String, List<String>> BY_PROVIDER = Map.of("microsoft.network", list(NETWORK),
			"microsoft.storage", list(STORAGE), "microsoft.keyvault", list(KEY_VAULT), "microsoft.managedidentity",
			list(IDENTITY), "microsoft.authorization", list(ASSIGNMENTS), "microsoft.servicefabric",
			list(MANAGED_CLUSTERS), "microsoft.compute", list(COMPUTE), "microsoft.resources", list(RESOURCES),
			"microsoft.insights", list(METRICS));

	/** The types that clients ask for, before anything else, in versions of old. */
	private static final Set<String> OLDER = Set.of("microsoft.resources/subscriptions",
			"microsoft.resources/locations", "microsoft.resources/tenants");

	private PublishedVersions() {
	}

	private static List<String> list(String text) {
		return List.of(text.strip().split("\\s+"));
	}

	/** The versions of a type, oldest first; none for a provider that isn't known. */
	static List<String> of(String type) {
		String key = type.toLowerCase(Locale.ROOT);
		int slash = key.indexOf('/');
		return OLDER.contains(key) ? list(SUBSCRIPTIONS)
				: BY_PROVIDER.getOrDefault((slash < 0) ? key : key.substring(0, slash), List.of());
	}

}
