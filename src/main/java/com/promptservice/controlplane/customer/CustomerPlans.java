package com.promptservice.controlplane.customer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import com.promptservice.controlplane.azure.AzureLookups;
import com.promptservice.controlplane.azure.AzureResources;
import com.promptservice.controlplane.azure.NameAvailability;
import com.promptservice.controlplane.azure.Removed;
import com.promptservice.controlplane.operation.Plan;
import com.promptservice.controlplane.operation.PlannedStep;
import com.promptservice.controlplane.operation.Step;

import static com.promptservice.controlplane.operation.PlannedStep.step;

/**
 * The plans that bring a customer about or away, region by region at the same time.
 * Nothing is taken away before it is known of every region that nothing is lost by it.
 */
final class CustomerPlans {

	static final String CLAIMS = "claims";

	private static final String SUPERSEDED_ENDED = "superseded-operation-ended";

	private static final Duration QUICK = Duration.ofMinutes(30);

	private static final Duration SLOW = Duration.ofMinutes(60);

	private final AzureResources resources;

	private final AzureLookups lookups;

	private final NameAvailability names;

	private final CustomerConfigs configs;

	private final CustomerClaims claims;

	private final Supplier<List<CustomerChildren>> children;

	private final Supplier<Step<?>> supersededEnded;

	/**
	 * The maker of plans.
	 * @param children the features that connect customers
	 * @param supersededEnded makes the step that waits until the superseded operation
	 * ended
	 */
	CustomerPlans(AzureResources resources, AzureLookups lookups, NameAvailability names, CustomerConfigs configs,
			CustomerClaims claims, Supplier<List<CustomerChildren>> children, Supplier<Step<?>> supersededEnded) {
		this.resources = resources;
		this.lookups = lookups;
		this.names = names;
		this.configs = configs;
		this.claims = claims;
		this.children = children;
		this.supersededEnded = supersededEnded;
	}

	static String account(String region) {
		return "storage-account-" + region;
	}

	static String withdrawal(String region) {
		return "withdraw-config-" + region;
	}

	Plan writing(CustomerCreateOrUpdate.Input input) {
		String customer = input.spec().customer();
		List<PlannedStep> steps = new ArrayList<>();
		steps.add(step(CLAIMS, QUICK, new EnsureClaims(this.claims, input.spec())));
		for (CustomerSite site : input.sites()) {
			String find = find(site);
			String account = account(site.region());
			steps.add(step(find, QUICK, new FindAccount(this.lookups, this.names, customer, site), CLAIMS));
			steps.add(
					step(account, SLOW,
							this.resources.ensureStorageAccount(
									(visit) -> site.account(visit.output(find, FindAccount.Found.class).name())),
							find));
			steps.add(step("publish-config-" + site.region(), QUICK,
					new PublishCustomerConfig(this.configs, customer, site.region(), account), account));
		}
		steps.addAll(removal(customer, input.leaving(), input.deleteData(), CLAIMS));
		return new Plan(steps);
	}

	Plan removing(CustomerDelete.Input input) {
		List<PlannedStep> steps = new ArrayList<>();
		steps.add(step(SUPERSEDED_ENDED, SLOW, this.supersededEnded.get()));
		steps.addAll(removal(input.spec().customer(), input.sites(), input.deleteData(), SUPERSEDED_ENDED));
		return new Plan(steps);
	}

	private List<PlannedStep> removal(String customer, List<CustomerSite> sites, boolean deleteData, String first) {
		List<PlannedStep> steps = new ArrayList<>();
		List<String> checks = new ArrayList<>();
		for (CustomerSite site : sites) {
			String check = "nothing-is-lost-" + site.region();
			steps.add(step(find(site), QUICK, new FindAccount(this.lookups, null, customer, site), first));
			steps.add(step(check, QUICK, new CheckNothingIsLost(guard(customer, site, deleteData), find(site)),
					find(site)));
			checks.add(check);
		}
		for (CustomerSite site : sites) {
			String withdrawal = withdrawal(site.region());
			steps.add(step(withdrawal, QUICK, new WithdrawCustomerConfig(this.configs, customer, site.region()),
					checks.toArray(String[]::new)));
			Step<Removed> removal = this.resources.removeStorageAccount(
					(visit) -> site.account(visit.output(find(site), FindAccount.Found.class).name()));
			steps.add(step(account(site.region()), SLOW,
					new RemoveAccount(this.configs, guard(customer, site, deleteData), find(site), removal), withdrawal,
					find(site)));
		}
		return steps;
	}

	private DataGuard guard(String customer, CustomerSite site, boolean deleteData) {
		return new DataGuard(this.lookups, this.children, customer, site, deleteData);
	}

	private static String find(CustomerSite site) {
		return "find-account-" + site.region();
	}

}
