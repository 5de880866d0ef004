package org.gongtong.core.decision.paper;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.decision.BallotBox;
import org.gongtong.core.decision.BallotEntry;
import org.gongtong.core.decision.BallotStore;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.Evidence;
import org.gongtong.core.decision.MotionReason;
import org.gongtong.core.decision.MotionStore;
import org.gongtong.core.decision.RecordedBallot;
import org.gongtong.core.decision.StaffOwners;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Takes sheets of paper ballots: entered, checked by somebody else, settled where the two differ,
 * and then put into the box as a whole. Each step is one transaction with one event, which says
 * which sheet and how far it is, never what stands on it. Thread-safe.
 *
 * <p>Every refusal about a line is a reason with the figure {@code line}; a refused step keeps
 * nothing. The id of an entry is made by who sends it: the same entry sent again is answered with
 * the sheet as it is.
 */
public final class PaperDesk {

  private final UnitOfWork work;
  private final MotionStore motions;
  private final BallotStore ballots;
  private final BallotBox box;
  private final PaperStore papers;
  private final AuditLog audit;
  private final IdSource ids;
  private final InstantSource clock;
  private final StaffOwners own;
  private final SheetCheck check;

  public PaperDesk(
      UnitOfWork work,
      MotionStore motions,
      BallotStore ballots,
      BallotBox box,
      PaperStore papers,
      AuditLog audit,
      StaffOwners own,
      IdSource ids,
      InstantSource clock) {
    this.work = work;
    this.motions = motions;
    this.ballots = ballots;
    this.box = box;
    this.papers = papers;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
    this.own = own;
    this.check = new SheetCheck(papers, ballots, own);
  }

  /** All sheets of a motion, by number. */
  public List<Sheet> sheets(UUID motionId) {
    return work.read(transaction -> papers.sheets(transaction, motionId));
  }

  /** A sheet with all its entries. */
  public Optional<Sheet> findSheet(UUID motionId, int number) {
    return work.read(transaction -> papers.findSheet(transaction, motionId, number));
  }

  /** The sheets whose ballots are not in the box, by number. */
  public List<Sheet> openSheets(UUID motionId) {
    return sheets(motionId).stream().filter(sheet -> sheet.state() != SheetState.CHECKED).toList();
  }

  /**
   * What would be wrong with lines if they were entered now, and nothing is: the look before the
   * leap.
   *
   * @return the number of lines with a ballot, or a refusal as of {@link #enter}
   */
  public Outcome<Integer> look(UUID motionId, int sheet, Channel channel, List<SheetLine> lines) {
    return work.write(
        transaction ->
            PaperVote.of(transaction, motions, ballots, motionId)
                .flatMap(
                    vote -> filledIn(transaction, vote, sheet, channel, lines, clock.instant()))
                .map(vote -> ballotsIn(lines).size()));
  }

  /**
   * Enters a sheet for the first time.
   *
   * @param entryId made by who sends it
   * @param channel how all papers of the sheet came in; not {@link Channel#WEB}
   * @param lines the lines filled in; those that are none are left out
   */
  public Outcome<Sheet> enter(
      Actor actor,
      UUID motionId,
      int number,
      Channel channel,
      UUID entryId,
      List<SheetLine> lines) {
    return NothingKept.whole(
        work,
        transaction -> {
          // Now, and not when the work began to wait for its turn.
          Instant now = clock.instant();
          SheetEntry entry =
              new SheetEntry(
                  entryId, motionId, number, 1, channel, actor, now, ballotsIn(lines), null, false);
          Optional<Outcome<Sheet>> repeated = repeated(transaction, entry);
          if (repeated.isPresent()) {
            return repeated.get();
          }
          if (papers.findSheet(transaction, motionId, number).isPresent()) {
            return refused(PaperReason.SHEET_EXISTS, number);
          }
          return PaperVote.of(transaction, motions, ballots, motionId)
              .flatMap(vote -> filledIn(transaction, vote, number, channel, lines, now))
              .flatMap(vote -> check.notOwn(transaction, vote, actor, entry.lines()))
              .flatMap(vote -> add(transaction, null, entry, vote));
        });
  }

  /**
   * Enters a sheet for the second time, by somebody else, who has not seen the first entry. Where
   * the two agree on every line the ballots go into the box; otherwise the sheet {@link
   * SheetState#DIFFERS}.
   *
   * @param lines as for {@link #enter}; none where no paper of this sheet is there
   */
  public Outcome<Sheet> check(
      Actor actor, UUID motionId, int number, UUID entryId, List<SheetLine> lines) {
    return follow(actor, motionId, number, 1, entryId, ballotsIn(lines), null);
  }

  /**
   * Settles lines on which entries differ: who was wrong says so, or a third person agrees with one
   * of the two or says what both had wrong. A line is settled once two people say the same.
   *
   * @param version of the sheet, as it was looked at
   * @param lines what stands on each line that differs, {@link SheetLine#none} where no ballot
   *     does; further lines may be listed
   * @param reason why, 1 to {@link SheetEntry#LONGEST_REASON} characters
   */
  public Outcome<Sheet> settle(
      Actor actor,
      UUID motionId,
      int number,
      int version,
      UUID entryId,
      List<SheetLine> lines,
      String reason) {
    if (reason.isBlank() || reason.length() > SheetEntry.LONGEST_REASON) {
      return Outcome.refused(MotionReason.REMARK_MISSING.because().refuses());
    }
    if (version < 2) {
      return refused(PaperReason.SHEET_CHANGED, number);
    }
    return follow(actor, motionId, number, version, entryId, lines, reason);
  }

  /** The second entry and all later ones. */
  private Outcome<Sheet> follow(
      Actor actor,
      UUID motionId,
      int number,
      int version,
      UUID entryId,
      List<SheetLine> lines,
      @Nullable String reason) {
    return NothingKept.whole(
        work,
        transaction -> {
          Optional<Sheet> found = papers.findSheetToChange(transaction, motionId, number);
          if (found.isEmpty()) {
            return refused(PaperReason.SHEET_UNKNOWN, number);
          }
          Instant now = clock.instant();
          Sheet sheet = found.get();
          SheetEntry entry =
              new SheetEntry(
                  entryId,
                  motionId,
                  number,
                  version + 1,
                  sheet.channel(),
                  actor,
                  now,
                  lines,
                  reason,
                  false);
          Optional<Outcome<Sheet>> repeated = repeated(transaction, entry);
          if (repeated.isPresent()) {
            return repeated.get();
          }
          if (sheet.version() != version || sheet.state() == SheetState.CHECKED) {
            return refused(PaperReason.SHEET_CHANGED, number);
          }
          if (isSeenAlready(transaction, sheet, actor)) {
            return Outcome.refused(PaperReason.SAME_PERSON.because().refuses());
          }
          List<Reason> unsettled = unsettled(sheet, entry);
          if (!unsettled.isEmpty()) {
            return Outcome.refused(unsettled);
          }
          return PaperVote.of(transaction, motions, ballots, motionId)
              .flatMap(vote -> faultless(transaction, vote, number, entry.channel(), lines, now))
              .flatMap(vote -> check.notOwn(transaction, vote, actor, lines))
              .flatMap(vote -> add(transaction, sheet, entry, vote));
        });
  }

  /** Who settles may have entered before; under another login he would be a second witness. */
  private boolean isSeenAlready(Transaction transaction, Sheet sheet, Actor actor) {
    return sheet.entries().stream()
        .map(SheetEntry::actor)
        .anyMatch(
            before ->
                before.id().equals(actor.id())
                    ? sheet.version() == 1
                    : own.isSame(transaction, before, actor));
  }

  private static List<Reason> unsettled(Sheet sheet, SheetEntry entry) {
    if (entry.isWhole()) {
      return List.of();
    }
    List<Reason> missing =
        sheet.agreement().open().stream()
            .filter(open -> entry.lineOf(open.number()).isEmpty())
            .map(
                open ->
                    PaperReason.LINE_UNSETTLED.because().figure("line", open.number()).refuses())
            .toList();
    if (!missing.isEmpty()) {
      return missing;
    }
    return sheet.with(entry).agreement().equals(sheet.agreement())
        ? List.of(PaperReason.NOTHING_SETTLED.because().refuses())
        : List.of();
  }

  private Outcome<PaperVote> filledIn(
      Transaction transaction,
      PaperVote vote,
      int sheet,
      Channel channel,
      List<SheetLine> lines,
      Instant now) {
    return ballotsIn(lines).isEmpty()
        ? Outcome.refused(PaperReason.SHEET_EMPTY.because().refuses())
        : faultless(transaction, vote, sheet, channel, lines, now);
  }

  private Outcome<PaperVote> faultless(
      Transaction transaction,
      PaperVote vote,
      int sheet,
      Channel channel,
      List<SheetLine> lines,
      Instant now) {
    List<Reason> faults = check.faults(transaction, vote, sheet, channel, lines, now);
    return faults.isEmpty() ? Outcome.accepted(vote) : Outcome.refused(faults);
  }

  /** Keeps an entry, and puts the ballots into the box if two people now agree on every line. */
  private Outcome<Sheet> add(
      Transaction transaction, @Nullable Sheet before, SheetEntry said, PaperVote vote) {
    Sheet next = before == null ? new Sheet(List.of(said), List.of()) : before.with(said);
    SheetAgreement agreement = next.agreement();
    boolean completes = before != null && agreement.isComplete();
    SheetEntry entry = said.completing(completes);
    if (!papers.addEntry(transaction, entry)) {
      // Somebody was faster, perhaps with this very entry.
      PaperReason code = before == null ? PaperReason.SHEET_EXISTS : PaperReason.SHEET_CHANGED;
      return repeated(transaction, entry).orElseGet(() -> refused(code, entry.sheet()));
    }
    if (completes) {
      List<Reason> refusals = record(transaction, entry, agreement, vote);
      if (!refusals.isEmpty()) {
        throw new NothingKept(refusals);
      }
    }
    String type =
        before == null ? "sheet-entered" : entry.isWhole() ? "sheet-checked" : "sheet-settled";
    audit.append(
        transaction,
        new AuditEvent(
            ids.next(),
            Disclosure.SEALED,
            "decision",
            type,
            entry.motionId().toString(),
            entry.actor(),
            entry.recordedAt(),
            entry.recordedAt(),
            Map.of(
                "sheet", entry.sheet(),
                "round", entry.round(),
                "entry", entry.id().toString(),
                "papers", next.lines().size(),
                "open", completes ? 0 : agreement.open().size())));
    return Outcome.accepted(
        papers.findSheet(transaction, entry.motionId(), entry.sheet()).orElseThrow());
  }

  private List<Reason> record(
      Transaction transaction, SheetEntry entry, SheetAgreement agreement, PaperVote vote) {
    List<SheetLine> lines = agreement.ballots().stream().map(SheetAgreement.Agreed::line).toList();
    List<Reason> refusals =
        new ArrayList<>(
            check.faults(
                transaction, vote, entry.sheet(), entry.channel(), lines, entry.recordedAt()));
    if (!refusals.isEmpty()) {
      return refusals;
    }
    for (SheetAgreement.Agreed agreed : agreement.ballots()) {
      Outcome<RecordedBallot> ballot =
          box.record(transaction, entry.motionId(), ballot(entry, agreed), entry.recordedAt());
      ballot
          .asOptional()
          .ifPresent(
              row ->
                  papers.addRecorded(
                      transaction,
                      new RecordedLine(
                          entry.motionId(), entry.sheet(), agreed.line().number(), row.id())));
      ballot.refusals().stream()
          .map(reason -> SheetCheck.atLine(reason, agreed.line().number()))
          .forEach(refusals::add);
    }
    return refusals;
  }

  private BallotEntry ballot(SheetEntry entry, SheetAgreement.Agreed agreed) {
    SheetLine line = agreed.line();
    Instant received = line.receivedAt();
    if (received == null) {
      throw new IllegalStateException("a checked line has a time: " + entry.id());
    }
    return new BallotEntry(
        ids.next(),
        line.part(),
        null,
        entry.channel(),
        received,
        line.choice(),
        line.proxy(),
        line.proxyUntil(),
        new Evidence(
            "sheet " + entry.sheet() + " line " + line.number(),
            agreed.recorder(),
            agreed.witness().id()));
  }

  /** The answer to an entry that was sent before; nothing if it was not. */
  private Optional<Outcome<Sheet>> repeated(Transaction transaction, SheetEntry entry) {
    return papers
        .findEntry(transaction, entry.id())
        .map(
            there ->
                there.repeats(entry)
                    ? Outcome.accepted(
                        papers
                            .findSheet(transaction, entry.motionId(), entry.sheet())
                            .orElseThrow())
                    : Outcome.refused(PaperReason.ENTRY_TAKEN.because().refuses()));
  }

  private static List<SheetLine> ballotsIn(List<SheetLine> lines) {
    return lines.stream().filter(line -> !line.isNone()).toList();
  }

  private static <T> Outcome<T> refused(PaperReason code, int sheet) {
    return Outcome.refused(code.because().figure("sheet", sheet).refuses());
  }
}
