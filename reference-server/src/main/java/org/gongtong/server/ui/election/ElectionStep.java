package org.gongtong.server.ui.election;

import org.gongtong.server.auth.Action;
import org.gongtong.server.ui.text.MessageKey;

/** A step in the life of an election that a clerk takes; the count has a page of its own. */
public enum ElectionStep implements MessageKey {
  ANNOUNCE("announce", Action.ELECTION_PREPARE),
  OPEN("open", Action.ELECTION_PREPARE),
  CLOSE("close", Action.ELECTION_PREPARE),
  WITHDRAW("withdraw", Action.ELECTION_PREPARE),
  VOID("void", Action.ELECTION_COUNT);

  private final String code;
  private final Action action;

  ElectionStep(String code, Action action) {
    this.code = code;
    this.action = action;
  }

  /** The code in addresses and forms. */
  public String code() {
    return code;
  }

  /** What whoever takes it does. */
  public Action action() {
    return action;
  }

  /** Whether the step ends the election without anybody elected. */
  public boolean grave() {
    return this == WITHDRAW || this == VOID;
  }

  @Override
  public String messageKey() {
    return "election.step-" + code;
  }

  /** Key of what happens then. */
  public String consequenceKey() {
    return messageKey() + "-then";
  }
}
