package org.gongtong.server.auth;

import java.util.Set;

/**
 * Told at each sign-in what somebody's groups stand for now. Extension point: whoever keeps
 * mandates may make them follow; called after the sign-in is sure and before the session is open.
 */
@FunctionalInterface
public interface OpenIdMandates {

  /**
   * @param mandates the right-hand sides of the setting {@code oidc.groups}; what is not among them
   *     any more is over
   */
  void stand(StaffMember member, Set<String> mandates);
}
