package org.gongtong.core.timebank.ledger;

import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.List;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.timebank.OperationKey;

/**
 * Ends holds whose time has run out: what a job calls now and then. Two that run at once end each
 * hold once, since the key of the command follows from the hold. Thread-safe.
 */
public final class HoldExpiry {
  private static final Actor SELF = Actor.system("hold-expiry");
  private static final int AT_ONCE = 100;

  private final UnitOfWork work;
  private final JournalReader journal;
  private final LedgerDesk desk;
  private final InstantSource clock;

  public HoldExpiry(UnitOfWork work, JournalReader journal, LedgerDesk desk, InstantSource clock) {
    this.work = work;
    this.journal = journal;
    this.desk = desk;
    this.clock = clock;
  }

  /**
   * Ends the holds of a bank that have expired.
   *
   * @return how many it ended
   */
  public int run(TimeBank bank) {
    int ended = 0;
    while (true) {
      List<LedgerHold> due = work.read(tx -> journal.due(tx, bank.id(), clock.instant(), AT_ONCE));
      List<LedgerDesk.Sent> commands = due.stream().map(hold -> end(bank, hold)).toList();
      long done =
          desk.sendAll(bank, commands).stream().filter(a -> a.isDone() && !a.again()).count();
      ended += (int) done;
      if (done == 0) {
        return ended;
      }
    }
  }

  private LedgerDesk.Sent end(TimeBank bank, LedgerHold hold) {
    OperationKey key = OperationKey.of("expire " + hold.id());
    return new LedgerDesk.Sent(
        SELF,
        new LedgerCommand.End(
            key,
            LocalDateTime.ofInstant(hold.expiresAt(), bank.zone()),
            hold.key(),
            HoldEnd.EXPIRED,
            0));
  }
}
