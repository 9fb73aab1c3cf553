/**
 * Azure Storage without its SDK's types: the accounts that hold the service's state, and
 * what their blobs and queues can do.
 */
package com.promptservice.controlplane.storage;
