package org.gongtong.server.auth;

import io.javalin.security.RouteRole;

/**
 * Whom a route is for, where it needs no permission. A route names one of these or an {@link
 * Action}; one that names neither answers nobody.
 */
public enum Audience implements RouteRole {
  /** Anyone who comes by. */
  EVERYBODY,
  /** Whoever holds a voting letter; what he may do stands in his session alone. */
  VOTERS,
  /** Whoever holds a member's card; what he may do is his own account's and his visits' alone. */
  MEMBERS,
  /**
   * Any member of staff who has signed in, whatever his mandates: his own account, the sign-out.
   */
  STAFF
}
