package org.gongtong.server.auth;

/** How far somebody has got who signs in. Only an open session opens the desk. */
public enum StaffStage {
  /** Signed in. */
  OPEN,
  /** The password was right, the code of the second factor is missing. */
  CODE,
  /** The password was right, but there must be a second factor and there is none yet. */
  ENROL
}
