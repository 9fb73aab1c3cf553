package com.promptservice.controlplane.simulator.keyvault;

import java.util.Locale;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.ArmPath;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.DataPlane;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.Route;
import com.promptservice.controlplane.simulator.identity.RoleAssignments;

/**
 * The data plane of every vault: who may come in, and where each path leads.
 */
public final class Certificates implements DataPlane {

	/** The role that the data plane demands for certificates. */
	public static final String OFFICER = "a4417e6f-fecd-4de8-b567-7b0420556985";

	/** The role that the data plane demands for secrets. */
	public static final String SECRETS_OFFICER = "b86a8fe4-44ce-4948-aee5-eccb2c155cd7";

	static final String PREFIX = "/keyvault/";

	private final LiveCertificates live = new LiveCertificates();

	private final DeletedCertificates deleted = new DeletedCertificates();

	private final Secrets secrets = new Secrets();

	@Override
	public boolean serves(String rawPath) {
		return rawPath.startsWith(PREFIX);
	}

	@Override
	public ArmPath path(String rawPath) {
		String rest = rawPath.substring(PREFIX.length());
		int slash = rest.indexOf('/');
		String vault = (slash < 0) ? rest : rest.substring(0, slash);
		String inside = (slash < 0) ? "" : rest.substring(slash);
		ArmPath path = ArmPath.parse("/providers/Microsoft.KeyVault/vaults/" + vault + inside);
		String key = (PREFIX + vault + inside).toLowerCase(Locale.ROOT);
		return new ArmPath(path.text(), key, path.scope(), path.namespace(), path.types(), path.names(),
				path.typeKey());
	}

	@Override
	public Answer handle(Call call) {
		String name = call.path().names().isEmpty() ? "" : call.path().names().getFirst();
		Resource vault = call.world()
			.ofType(Vaults.TYPE)
			.filter((each) -> each.name().equalsIgnoreCase(name) && !each.state().equals(Vaults.REGISTERING))
			.findFirst()
			.orElse(null);
		if (vault == null) {
			return Answer.drop(); // without a vault there is no such host
		}
		String type = call.path().typeKey();
		String start = "microsoft.keyvault/vaults/";
		boolean ofSecrets = type.startsWith(start + Secrets.COLLECTION) || type.startsWith(start + Secrets.DELETED);
		if (!RoleAssignments.effective(call, call.principal(), ofSecrets ? SECRETS_OFFICER : OFFICER, vault.key())) {
			throw ArmException.inner(403, "Forbidden", "ForbiddenByRbac",
					"Caller is not authorized to perform action on resource.\r\nIf role assignments, deny assignments or role definitions were changed recently, please observe propagation time.\r\nCaller: oid="
							+ call.principal() + "\r\nResource: '" + vault.id() + "'");
		}
		if (type.startsWith(start + Secrets.COLLECTION)) {
			return this.secrets.handle(call, vault);
		}
		if (type.startsWith(start + Secrets.DELETED)) {
			return this.secrets.handleDeleted(call, vault);
		}
		if (type.startsWith(start + "certificates")) {
			return this.live.handle(call, vault, type.substring(start.length()));
		}
		if (type.startsWith(start + "deletedcertificates")) {
			return this.deleted.handle(call, vault, type.substring(start.length()));
		}
		throw ArmException.provider(404, "NotFound", "The simulated vault has certificates and secrets only.");
	}

	/** The key under which a certificate is stored. */
	static String key(Resource vault, String collection, String name) {
		return (PREFIX + vault.name() + "/" + collection + "/" + name).toLowerCase(Locale.ROOT);
	}

	static ArmException notFound(String name) {
		return ArmException.provider(404, "CertificateNotFound", "A certificate with (name/id) " + name
				+ " was not found in this key vault. If you recently deleted this certificate you may be able to recover it using the correct recovery command. For help resolving this issue, please see https://go.microsoft.com/fwlink/?linkid=2125182");
	}

	static ArmException methodNotAllowed(Call call) {
		return Route.methodNotAllowed(call);
	}

}
