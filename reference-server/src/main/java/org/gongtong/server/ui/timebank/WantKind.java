package org.gongtong.server.ui.timebank;

import java.util.List;
import org.gongtong.core.timebank.service.NoticeKind;

/** What a member says: that he needs help, or can help. */
public enum WantKind {
  NEED("need", NoticeKind.REQUEST),
  OFFER("offer", NoticeKind.OFFER);

  /** What is said of each. */
  public static final List<String> TEXTS =
      List.of("title", "when", "of", "length", "mobility", "follows");

  private final String code;
  private final NoticeKind kind;

  WantKind(String code, NoticeKind kind) {
    this.code = code;
    this.kind = kind;
  }

  /** As it stands in addresses. */
  public String code() {
    return code;
  }

  /** The key of one of {@link #TEXTS}. */
  public String text(String name) {
    return "want." + code + "." + name;
  }

  /** As the core names it. */
  public NoticeKind kind() {
    return kind;
  }

  static WantKind of(NoticeKind kind) {
    return kind == NoticeKind.OFFER ? OFFER : NEED;
  }
}
