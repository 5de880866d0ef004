package org.gongtong.server.ui.ballot;

/** Why a voter cannot go on. */
public enum BallotNotice {
  ALREADY_VOTED("already"),
  TOO_EARLY("early"),
  TOO_LATE("late"),
  VOTER_NOT_NAMED("unnamed"),
  OTHER_BALLOT("other"),
  SESSION_OVER("session");

  private final String code;

  BallotNotice(String code) {
    this.code = code;
  }

  /** Key of the heading. */
  public String titleKey() {
    return "notice." + code + ".title";
  }

  /** Key of what to do now; {0} is the opening, {1} the close, in words. */
  public String remedyKey() {
    return "notice." + code + ".remedy";
  }
}
