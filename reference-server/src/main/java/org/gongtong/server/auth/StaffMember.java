package org.gongtong.server.auth;

import org.gongtong.core.kernel.Actor;

/**
 * A signed-in member of staff. Immutable.
 *
 * @param login a post or a staff number, never a person's name
 */
public record StaffMember(String login) {

  /** Who acts, as the core and the audit log know him. */
  public Actor actor() {
    return Actor.staff(login);
  }
}
