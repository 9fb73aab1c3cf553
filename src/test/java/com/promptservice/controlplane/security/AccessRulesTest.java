package com.promptservice.controlplane.security;

import java.util.Set;

import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.api.Caller.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.server.PathContainer;

import static org.assertj.core.api.Assertions.assertThat;

class AccessRulesTest {

	@ParameterizedTest
	@CsvSource(textBlock = """
			# method, path,                              Operator, Reader, Customer
			GET,      /regions,                          true,     true,   true
			GET,      /regions/westus2,                  true,     true,   true
			HEAD,     /regions/westus2,                  true,     true,   true
			GET,      /regions/westus2/config,           true,     true,   false
			GET,      /regions/westus2/address-space,    true,     true,   true
			GET,      /regions/westus2/topology,         true,     true,   true
			PUT,      /regions/westus2,                  true,     false,  false
			DELETE,   /regions/westus2,                  true,     false,  false
			POST,     /regions/westus2:whatIf,           true,     false,  false
			GET,      /clusters,                         true,     true,   false
			GET,      /clusters/kvs-wus2-01,             true,     true,   false
			GET,      /clusters/kvs-wus2-01/config,      true,     true,   false
			PUT,      /clusters/kvs-wus2-01,             true,     false,  false
			DELETE,   /clusters/kvs-wus2-01,             true,     false,  false
			POST,     /clusters/kvs-wus2-01:scale,       true,     false,  false
			POST,     /clusters/kvs-wus2-01:whatIf,      true,     false,  false
			GET,      /peerings,                         true,     true,   true
			POST,     /peerings,                         true,     false,  true
			POST,     /peerings:whatIf,                  true,     false,  true
			GET,      /peerings/westus2.1,               true,     true,   true
			DELETE,   /peerings/westus2.1,               true,     false,  true
			POST,     /peerings/westus2.1:approve,       true,     false,  false
			POST,     /peerings/westus2.1:reject,        true,     false,  false
			POST,     /peerings/westus2.1:refresh,       true,     false,  true
			POST,     /peerings/westus2.1:repair,        true,     false,  true
			PUT,      /peerings/westus2.1,               true,     false,  false
			GET,      /operations,                       true,     true,   true
			GET,      /operations/westus2.1,             true,     true,   true
			GET,      /operations/westus2.1/events,      true,     true,   true
			POST,     /operations/westus2.1:cancel,      true,     false,  false
			POST,     /operations/westus2.1:retry,       true,     false,  false
			GET,      /errors,                           true,     true,   true
			GET,      /errors/InvalidCidr,               true,     true,   true
			GET,      /anything/new,                     true,     true,   false
			PUT,      /anything/new,                     true,     false,  false
			FOO,      /regions,                          true,     false,  false
			TRACE,    /regions,                          true,     false,  false
			""")
	void roles_may_do_what_the_table_says(String method, String path, boolean operator, boolean reader,
			boolean customer) {
		assertThat(permits(method, path, Role.Operator)).isEqualTo(operator);
		assertThat(permits(method, path, Role.Reader)).isEqualTo(reader);
		assertThat(permits(method, path, Role.Customer)).isEqualTo(customer);
		assertThat(permits(method, path)).isFalse();
		assertThat(permits(method, path, Role.Reader, Role.Customer)).isEqualTo(reader || customer);
	}

	@Test
	void a_customer_sees_what_its_tenant_asked_for_and_the_team_everything() {
		Caller contoso = caller("contoso", Role.Customer);
		assertThat(contoso.maySee(caller("contoso", Role.Customer))).isTrue();
		assertThat(contoso.maySee(caller("fabrikam", Role.Customer))).isFalse();
		assertThat(contoso.maySee(null)).isFalse();
		assertThat(caller("contoso").maySee(contoso)).isFalse();
		assertThat(caller("home", Role.Reader).maySee(contoso)).isTrue();
		assertThat(caller("home", Role.Operator).maySee(null)).isTrue();
	}

	private static boolean permits(String method, String path, Role... roles) {
		return new AccessRules().permits(caller("t", roles), method, PathContainer.parsePath(path));
	}

	private static Caller caller(String tenant, Role... roles) {
		return new Caller(tenant, "o", "name", Set.of(roles));
	}

}
