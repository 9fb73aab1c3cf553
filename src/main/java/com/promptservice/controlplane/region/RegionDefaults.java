package com.promptservice.controlplane.region;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.promptservice.controlplane.region.RegionSettings.Dataplane;
import com.promptservice.controlplane.region.RegionSettings.Identity;
import com.promptservice.controlplane.region.RegionSettings.Network;
import com.promptservice.controlplane.region.RegionSettings.PeeringPolicy;
import com.promptservice.controlplane.region.RegionSettings.RegionLoadBalancer;
import com.promptservice.controlplane.region.RegionSettings.RegionVault;

/**
 * Fills in what a request leaves out: what an existing region has, where that cannot
 * change, else the configured defaults. A field for which no default can be derived stays
 * null.
 */
final class RegionDefaults {

	/** Longest name of a storage account and of a vault. */
	private static final int GLOBAL_NAME = 24;

	/** A name this short needs no code: every default name that holds it fits. */
	private static final int SHORT_NAME = 13;

	private final RegionProperties properties;

	RegionDefaults(RegionProperties properties) {
		this.properties = properties;
	}

	/**
	 * The wanted region.
	 * @param existing what the region is now, or null
	 */
	RegionSpec complete(String region, RegionRequest request, RegionSpec existing) {
		RegionSpec base = (existing != null) ? existing : defaults(region, request);
		Network network = network(request.network(), base.network(), existing != null);
		return new RegionSpec(region, lower(request.subscriptionId()), kept(request.location(), base.location()),
				kept(request.resourceGroupName(), base.resourceGroupName()),
				kept(request.userContentResourceGroupName(), base.userContentResourceGroupName()), network,
				identity(request.identity(), base.identity()), vault(request.keyVault(), base.keyVault()),
				loadBalancer(request.loadBalancer(), base.loadBalancer(), network),
				dataplane(request.dataplane(), base.dataplane()), peeringPolicy(request.peeringPolicy()),
				Objects.requireNonNullElse(request.reservedAddressPrefixes(), List.of()),
				Objects.requireNonNullElse(request.adminAddressPrefixes(), List.of()),
				kept(request.tags(), base.tags()));
	}

	private RegionSpec defaults(String region, RegionRequest request) {
		RegionProperties names = this.properties;
		return new RegionSpec(region, lower(request.subscriptionId()), AzureRegions.isKnown(region) ? region : null,
				fill(names.resourceGroup(), region), fill(names.userContentResourceGroup(), region),
				new Network(fill(names.network(), region), fill(names.subnet(), region),
						fill(names.networkSecurityGroup(), region), names.networkAddressPrefix(),
						names.subnetAddressPrefix()),
				new Identity(fill(names.identity(), region)), new RegionVault(fillShort(names.keyVault(), region)),
				new RegionLoadBalancer(fill(names.loadBalancer(), region), null),
				new Dataplane(fillShort(names.storageAccount(), region), names.grpcPortNuma0(), names.grpcPortNuma1()),
				null, null, null, Map.of());
	}

	private Network network(Network asked, Network base, boolean exists) {
		if (asked == null) {
			return base;
		}
		String vnet = kept(asked.vnetAddressPrefix(), base.vnetAddressPrefix());
		String subnet = kept(asked.subnetAddressPrefix(), base.subnetAddressPrefix());
		if (!exists && asked.subnetAddressPrefix() == null) {
			subnet = subnetOf(vnet, subnet);
		}
		return new Network(kept(asked.vnetName(), base.vnetName()), kept(asked.subnetName(), base.subnetName()),
				kept(asked.nsgName(), base.nsgName()), vnet, subnet);
	}

	private static String subnetOf(String vnet, String usual) {
		Optional<Cidr> network = Cidr.parse(vnet);
		Optional<Cidr> subnet = Cidr.parse(usual);
		if (network.isEmpty() || subnet.isEmpty() || network.get().contains(subnet.get())) {
			return usual;
		}
		int length = Math.max(network.get().length(), subnet.get().length());
		return network.get().split(length, 1).getFirst().toString();
	}

	private static Identity identity(Identity asked, Identity base) {
		return (asked != null) ? new Identity(kept(asked.uamiName(), base.uamiName())) : base;
	}

	private static RegionVault vault(RegionVault asked, RegionVault base) {
		return (asked != null) ? new RegionVault(kept(asked.name(), base.name())) : base;
	}

	private static RegionLoadBalancer loadBalancer(RegionLoadBalancer asked, RegionLoadBalancer base, Network network) {
		String name = (asked != null) ? kept(asked.name(), base.name()) : base.name();
		String address = (asked != null) ? kept(asked.privateIp(), base.privateIp()) : base.privateIp();
		return new RegionLoadBalancer(name, kept(address, firstUsable(network.subnetAddressPrefix())));
	}

	private static String firstUsable(String subnet) {
		return Cidr.parse(subnet)
			.filter((cidr) -> cidr.length() <= 29)
			.map((cidr) -> cidr.block().getLower().withoutPrefixLength().increment(4).toCanonicalString())
			.orElse(null);
	}

	private Dataplane dataplane(Dataplane asked, Dataplane base) {
		Dataplane settings = Objects.requireNonNullElse(asked, new Dataplane(null, null, null));
		return new Dataplane(kept(settings.configStorageAccount(), base.configStorageAccount()),
				kept(settings.grpcPortNuma0(), this.properties.grpcPortNuma0()),
				kept(settings.grpcPortNuma1(), this.properties.grpcPortNuma1()));
	}

	private PeeringPolicy peeringPolicy(PeeringPolicy asked) {
		PeeringPolicy policy = Objects.requireNonNullElse(asked, new PeeringPolicy(null, null));
		return new PeeringPolicy(kept(policy.approval(), "Manual"),
				kept(policy.maxPeerings(), this.properties.maxPeerings()));
	}

	private static String fill(String pattern, String region) {
		String name = pattern.replace("{region}", region);
		if (!name.contains("{code}")) {
			return name;
		}
		return code(region).map((code) -> name.replace("{code}", code)).orElse(null);
	}

	private static String fillShort(String pattern, String region) {
		String name = fill(pattern, region);
		return (name != null && name.length() > GLOBAL_NAME) ? fill(pattern.replace("{region}", "{code}"), region)
				: name;
	}

	private static Optional<String> code(String region) {
		return AzureRegions.codeOf(region)
			.or(() -> (region.length() <= SHORT_NAME) ? Optional.of(region) : Optional.empty());
	}

	private static <T> T kept(T asked, T otherwise) {
		return (asked != null) ? asked : otherwise;
	}

	private static String lower(String text) {
		return (text != null) ? text.toLowerCase(Locale.ROOT) : null;
	}

}
