package com.promptservice.controlplane.cluster;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * How many nodes a node type is to have.
 */
@Schema(name = "ClusterScaleRequest", description = "How many nodes a node type is to have", example = """
		{"nodeType": "App", "instanceCount": 4}""")
record ClusterScaleRequest(@Schema(requiredMode = Schema.RequiredMode.REQUIRED, allowableValues = {
		"System", "App" }, example = "App") String nodeType,
		@Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "System 5-100, App 1-100", example = "4",
				minimum = "1", maximum = "100") Integer instanceCount){
}
