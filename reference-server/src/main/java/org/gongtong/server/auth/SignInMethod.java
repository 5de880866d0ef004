package org.gongtong.server.auth;

/** How somebody proved who he is. */
public enum SignInMethod {
  /** By a password. */
  PASSWORD,
  /** By a password and the code of a second factor. */
  CODE,
  /** By a password and a recovery code. */
  RECOVERY,
  /** By the token of the first set-up. */
  SET_UP,
  /** By the link of an invitation or of a reset, and the password set with it. */
  INVITATION,
  /** By the organisation's own sign-in, OpenID Connect. */
  OPENID,
  /** By the one-time code of the break-glass command. */
  BREAK_GLASS
}
