package com.promptservice.controlplane.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import com.promptservice.controlplane.ControlPlaneApplication;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/**
 * The whole service in profile local, on a port of its own, with {@link ProbeRoutes}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = ControlPlaneApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "control-plane.data-dir=target/test-data/security", "simulator.port=0",
				"simulator.data-dir=target/test-data/security-azure",
				"control-plane.audit.unknown-callers-per-minute=1000000" })
@ActiveProfiles("local")
@Import(ProbeRoutes.class)
@interface LocalServerTest {

}
