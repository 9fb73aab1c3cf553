package com.promptservice.controlplane.region;

import com.promptservice.controlplane.azure.Certificate;
import com.promptservice.controlplane.azure.KeyVault;
import com.promptservice.controlplane.azure.LoadBalancer;
import com.promptservice.controlplane.azure.ManagedIdentity;
import com.promptservice.controlplane.azure.StorageAccount;
import com.promptservice.controlplane.azure.Subnet;
import com.promptservice.controlplane.azure.VirtualNetwork;
import com.promptservice.controlplane.operation.OperationDefinition.Outputs;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A region as Azure showed it to the last operation; what was not seen yet is null.
 */
@Schema(name = "RegionStatus", description = "The region as Azure showed it to the last operation")
record RegionObserved(String virtualNetworkId, String subnetId, String uamiId, String uamiClientId,
		String uamiPrincipalId, String keyVaultUri, String serverCertificateThumbprint,
		String clientCertificateThumbprint, String blobEndpoint, String loadBalancerId, String backendPoolId) {

	static final RegionObserved NOTHING = new RegionObserved(null, null, null, null, null, null, null, null, null, null,
			null);

	/**
	 * What an operation's steps saw, and for the rest what was known before.
	 */
	static RegionObserved of(Outputs outputs, RegionObserved before) {
		RegionObserved known = (before != null) ? before : NOTHING;
		VirtualNetwork network = outputs.get(RegionCreatePlan.NETWORK, VirtualNetwork.class);
		Subnet subnet = outputs.get(RegionCreatePlan.SUBNET, Subnet.class);
		ManagedIdentity identity = outputs.get(RegionCreatePlan.IDENTITY, ManagedIdentity.class);
		KeyVault vault = outputs.get(RegionCreatePlan.KEY_VAULT, KeyVault.class);
		Certificate server = outputs.get(RegionCreatePlan.SERVER_CERTIFICATE, Certificate.class);
		Certificate client = outputs.get(RegionCreatePlan.CLIENT_CERTIFICATE, Certificate.class);
		StorageAccount account = outputs.get(RegionCreatePlan.STORAGE_ACCOUNT, StorageAccount.class);
		LoadBalancer loadBalancer = outputs.get(RegionCreatePlan.LOAD_BALANCER, LoadBalancer.class);
		return new RegionObserved((network != null) ? network.id() : known.virtualNetworkId,
				(subnet != null) ? subnet.id() : known.subnetId, (identity != null) ? identity.id() : known.uamiId,
				(identity != null) ? identity.clientId() : known.uamiClientId,
				(identity != null) ? identity.principalId() : known.uamiPrincipalId,
				(vault != null) ? vault.uri() : known.keyVaultUri,
				(server != null) ? server.thumbprint() : known.serverCertificateThumbprint,
				(client != null) ? client.thumbprint() : known.clientCertificateThumbprint,
				(account != null) ? account.blobEndpoint() : known.blobEndpoint,
				(loadBalancer != null) ? loadBalancer.id() : known.loadBalancerId,
				(loadBalancer != null) ? loadBalancer.backendPoolId() : known.backendPoolId);
	}

}
