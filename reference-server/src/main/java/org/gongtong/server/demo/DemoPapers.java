package org.gongtong.server.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.paper.PaperAccounts;
import org.gongtong.core.decision.paper.PaperDesk;
import org.gongtong.core.decision.paper.SheetLine;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;

/** Collects the papers of one motion onto sheets, as two clerks would. Confined to one thread. */
final class DemoPapers {

  private static final Actor FIRST = Actor.staff("clerk1");
  private static final Actor SECOND = Actor.staff("clerk2");

  /** Papers that came back torn or marked twice. */
  private static final int SPOILT = 2;

  private final PaperDesk desk;
  private final PaperAccounts accounts;
  private final IdSource ids;
  private final UUID motionId;
  private final List<SheetLine> pile = new ArrayList<>();
  private int sheets;
  private int papers;

  DemoPapers(PaperDesk desk, PaperAccounts accounts, IdSource ids, UUID motionId) {
    this.desk = desk;
    this.accounts = accounts;
    this.ids = ids;
    this.motionId = motionId;
  }

  /** Takes a paper; a full sheet is entered and checked at once. */
  void take(DemoBallots.DemoBallot ballot, Instant at) {
    papers++;
    pile.add(
        new SheetLine(pile.size() + 1, ballot.party().parts().get(0), ballot.choice(), at, null));
    if (pile.size() == SheetLine.MOST) {
      enter();
      check();
    }
  }

  /** Enters what is left; the sheet of a vote still open is left for a visitor to check. */
  void finish(boolean open) {
    if (!pile.isEmpty()) {
      enter();
      if (!open) {
        check();
      }
    }
    int back = papers + SPOILT;
    accounts.count(FIRST, motionId, 0, ids.next(), back * 2, back, SPOILT).orThrow();
  }

  private void enter() {
    sheets++;
    desk.enter(FIRST, motionId, sheets, Channel.PAPER, ids.next(), pile).orThrow();
  }

  private void check() {
    desk.check(SECOND, motionId, sheets, ids.next(), pile).orThrow();
    pile.clear();
  }
}
