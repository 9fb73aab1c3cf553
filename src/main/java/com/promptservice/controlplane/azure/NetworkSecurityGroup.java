package com.promptservice.controlplane.azure;

import java.util.List;

/**
 * A network security group as Azure has it.
 *
 * @param rules the names of its own rules, Azure's defaults left out
 */
public record NetworkSecurityGroup(String id, String name, List<String> rules) {
}
