package org.gongtong.server.ui.timebank.desk;

import org.gongtong.core.timebank.ledger.ClosingWay;
import org.gongtong.server.ui.text.Messages;

/** What becomes of accounts, in the words of the pages. */
final class ClosingWords {
  private ClosingWords() {}

  /** What somebody wants to be done. */
  static String what(Messages text, ClosingWay way) {
    return switch (way) {
      case SUCCEEDED -> text.of("closing.way.succeeded");
      case DONATED -> text.of("closing.way.donated");
      case DORMANT -> text.of("closing.way.dormant");
      case TO_SETTLE -> text.of("closing.way.to-settle");
      case MERGED -> text.of("closing.way.merged");
      case REOPENED -> text.of("closing.way.reopened");
    };
  }
}
