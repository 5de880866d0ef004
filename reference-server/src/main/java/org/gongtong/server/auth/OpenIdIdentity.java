package org.gongtong.server.auth;

import java.util.Set;

/**
 * Who somebody is to his organisation: issuer and subject, and nothing else, for the other claims
 * change their owners. Immutable.
 *
 * @param groups as the issuer names them
 */
record OpenIdIdentity(String issuer, String subject, Set<String> groups) {
  OpenIdIdentity {
    groups = Set.copyOf(groups);
  }
}
