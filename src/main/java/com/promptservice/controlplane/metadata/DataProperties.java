package com.promptservice.controlplane.metadata;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where a control plane on one machine keeps its state.
 *
 * @param dataDir directory of all documents; belongs to one process at a time
 */
@ConfigurationProperties("control-plane")
public record DataProperties(@DefaultValue(".data") Path dataDir) {
}
