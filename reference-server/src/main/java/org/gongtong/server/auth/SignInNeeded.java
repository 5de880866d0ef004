package org.gongtong.server.auth;

/** Nobody is signed in where somebody must be. Pages lead to the sign-in, the API answers 401. */
public final class SignInNeeded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SignInNeeded() {
    super("not signed in", null, false, false);
  }
}
