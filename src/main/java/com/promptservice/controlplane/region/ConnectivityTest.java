package com.promptservice.controlplane.region;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.api.Findings;
import com.promptservice.controlplane.azure.AzureResources;
import com.promptservice.controlplane.azure.MachineScript;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.operation.Decision;
import com.promptservice.controlplane.operation.OperationDefinition;
import com.promptservice.controlplane.operation.Plan;
import com.promptservice.controlplane.operation.PlannedStep;

/**
 * The operation that tries a region's endpoints from a Linux machine. It belongs to no
 * resource: any number may run, and what it found is in the operation.
 */
record ConnectivityTest(AzureResources resources, Documents documents,
		RegionStore regions) implements OperationDefinition<ConnectivityTest.Input> {

	static final String KIND = "RegionTestConnectivity";

	private static final String STEP = "run-script";

	private static final Duration DEADLINE = Duration.ofMinutes(15);

	private static final int DEFAULT_SECONDS = 5;

	private static final int LONGEST_SECONDS = 30;

	private static final int LONGEST_ID = 512;

	private static final Pattern MACHINE = Pattern.compile(
			"(?i)/subscriptions/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/resourceGroups/[A-Za-z0-9_().-]{0,89}[A-Za-z0-9_()-]"
					+ "/providers/Microsoft\\.Compute/virtualMachines/[A-Za-z0-9]([A-Za-z0-9_.-]{0,62}[A-Za-z0-9_-])?");

	/**
	 * Adds what is wrong with a request.
	 */
	static void judge(ConnectivityRequest request, Findings all) {
		RegionFindings findings = new RegionFindings(all);
		String machine = request.virtualMachineId();
		if (findings.has(machine, "virtualMachineId", "")
				&& (machine.length() > LONGEST_ID || !MACHINE.matcher(machine).matches())) {
			findings.add(ErrorCode.InvalidArmId, "virtualMachineId",
					RegionFindings.shown(machine) + " is not the ARM id of a virtual machine");
		}
		Integer seconds = request.timeoutSeconds();
		if (seconds != null && (seconds < 1 || seconds > LONGEST_SECONDS)) {
			findings.add(ErrorCode.OutOfRange, "timeoutSeconds", seconds + " must be 1-" + LONGEST_SECONDS);
		}
	}

	/**
	 * Judges a POST.
	 * @param preconditions given null, since there is nothing yet; throws when they do
	 * not hold
	 */
	Decision start(String region, ConnectivityRequest request, Consumer<String> preconditions, String operationId) {
		RegionDocument document = this.regions.get(region);
		preconditions.accept(null);
		if (document.provisioningState() == ProvisioningState.Deleting
				|| document.provisioningState() == ProvisioningState.Creating) {
			throw new ApiException(ErrorCode.RegionNotReady,
					"Region '" + region + "' is " + document.provisioningState());
		}
		RegionSpec spec = document.spec();
		int seconds = (request.timeoutSeconds() != null) ? request.timeoutSeconds() : DEFAULT_SECONDS;
		return started(new Input(region, request.virtualMachineId(), spec.loadBalancer().privateIp(),
				spec.dataplane().grpcPorts(), seconds), operationId);
	}

	private Decision started(Input input, String operationId) {
		Decision.Claim claim = new Decision.Claim(Layout.connectivityTest(operationId), null,
				this.documents.tree(new UnderWay(input.region(), operationId)));
		return new Decision.Start(KIND, "/regions/" + input.region(), input.region(), input, claim,
				new Decision.Answer(202, null, null), null);
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Class<Input> inputType() {
		return Input.class;
	}

	@Override
	public Plan plan(Input input) {
		return Plan.of(PlannedStep.step(STEP, DEADLINE,
				this.resources.runScript(new MachineScript(input.virtualMachineId(), script(input)))));
	}

	/**
	 * Needs no more than Bash and coreutils, which every distribution has.
	 */
	static List<String> script(Input input) {
		return List.of("for port in " + String.join(" ", input.ports().stream().map(String::valueOf).toList()) + "; do",
				"if timeout " + input.timeoutSeconds() + " bash -c \"</dev/tcp/" + input.address() + "/$port\"; then",
				"echo \"port $port open\"", "else", "echo \"port $port closed\"", "fi", "done");
	}

	@Override
	public void settle(Settlement<Input> end) {
		// one look may be out of date
		for (int look = 0; look < 2; look++) {
			this.documents.read(Layout.connectivityTest(end.operationId()), UnderWay.class)
				.ifPresent((test) -> this.documents.delete(Layout.connectivityTest(end.operationId()), test.etag()));
		}
	}

	@Override
	public Record result(Input input, Outputs outputs) {
		MachineScript.Output output = outputs.get(STEP, MachineScript.Output.class);
		List<String> lines = Arrays.asList(output.text().split("\\R"));
		return new Result(input.virtualMachineId(), input.address(),
				input.ports().stream().map((port) -> new Port(port, reached(lines, port))).toList());
	}

	private static Reached reached(List<String> lines, int port) {
		if (lines.contains("port " + port + " open")) {
			return Reached.open;
		}
		return lines.contains("port " + port + " closed") ? Reached.closed : Reached.unknown;
	}

	@Override
	public Decision retry(Input input, String newOperationId) {
		if (this.regions.read(input.region()).isEmpty()) {
			throw new ApiException(ErrorCode.ResourceNotFound,
					"Region '" + input.region() + "' does not exist any more");
		}
		return started(input, newOperationId);
	}

	/**
	 * What the operation is about.
	 */
	record Input(String region, String virtualMachineId, String address, List<Integer> ports, int timeoutSeconds) {
	}

	/**
	 * What the machine could reach.
	 */
	record Result(String virtualMachineId, String address, List<Port> ports) {
	}

	/**
	 * One port of the region's address.
	 */
	record Port(int port, Reached state) {
	}

	/**
	 * What came of trying a port.
	 */
	enum Reached {

		open, closed, unknown

	}

	/**
	 * Says that a test has not ended.
	 */
	record UnderWay(String region, String activeOperationId) {
	}

}
