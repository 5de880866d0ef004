package org.gongtong.server.ui.timebank;

import java.util.List;
import org.gongtong.server.ui.text.MessageKey;

/** What a member can do about a visit as it stands. */
public enum VisitStep implements MessageKey {
  /** Agreeing to it. */
  AGREE("agree"),
  /** Showing the digits that begin or end it. */
  CODE("code"),
  /** Entering the digits that the other side shows. */
  SCAN("scan"),
  /** Confirming what was done. */
  CONFIRM("confirm"),
  /** Saying that something was wrong. */
  DISPUTE("dispute"),
  /** Taking that back. */
  SETTLED("settled"),
  /** Calling it off. */
  CANCEL("cancel"),
  /** Saying that the other side did not come. */
  ABSENT("absent");

  private final String code;

  VisitStep(String code) {
    this.code = code;
  }

  /** As it stands in addresses. */
  public String code() {
    return code;
  }

  /** The keys of what is asked before a step that is asked about once more; else none. */
  public List<String> asked() {
    return switch (this) {
      case CANCEL, DISPUTE -> List.of(text("title"), text("go"), text("why"));
      case ABSENT -> List.of(text("title"), text("go"));
      case AGREE, CODE, SCAN, CONFIRM, SETTLED -> List.of();
    };
  }

  /** The key of its title, what its button says, or the label of its reason. */
  public String text(String name) {
    return "visit." + code + "." + name;
  }

  @Override
  public String messageKey() {
    return "visit.step." + code;
  }
}
