package org.gongtong.server.ui.election;

/** Why a voter cannot go on. */
public enum ElectionNotice {
  TOO_EARLY("early"),
  TOO_LATE("late"),
  OTHER_BALLOT("other"),
  /** Something else was marked since the page to check was drawn. */
  OTHER_MARKS("marks");

  private final String code;

  ElectionNotice(String code) {
    this.code = code;
  }

  /** Key of the heading. */
  public String titleKey() {
    return this == OTHER_BALLOT ? "notice.other.title" : "election." + code + "-title";
  }

  /** Key of what to do now; {0} is the opening, {1} the close, in words. */
  public String remedyKey() {
    return "election.notice-" + code;
  }
}
