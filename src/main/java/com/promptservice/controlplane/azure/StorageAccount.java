package com.promptservice.controlplane.azure;

/**
 * A storage account as Azure has it.
 *
 * @param blobEndpoint such as {@code https://promptdatawestus2.blob.core.windows.net/}
 */
public record StorageAccount(String id, String name, String blobEndpoint, String queueEndpoint) {
}
