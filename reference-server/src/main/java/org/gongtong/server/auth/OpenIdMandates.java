package org.gongtong.server.auth;

import java.util.List;
import org.gongtong.server.config.GroupMandate;

/**
 * Told at each sign-in what somebody's groups stand for now. Extension point: whoever keeps
 * mandates makes them follow; called after the sign-in is sure and before the session is open, and
 * also where there is none because no group counts any more.
 */
@FunctionalInterface
public interface OpenIdMandates {

  /**
   * @param standing what his groups stand for by the setting {@code oidc.groups}; what is not among
   *     it any more is over
   */
  void stand(StaffMember member, List<GroupMandate> standing);
}
