/**
 * Who may call what, and the record of who did.
 */
package com.promptservice.controlplane.security;
