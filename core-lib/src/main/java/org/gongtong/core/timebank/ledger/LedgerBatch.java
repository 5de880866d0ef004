package org.gongtong.core.timebank.ledger;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.timebank.Bucket;
import org.gongtong.core.timebank.Clearance;
import org.gongtong.core.timebank.Effect;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.Transfer;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.TransferOutcome;
import org.gongtong.core.timebank.TransferPolicy;
import org.gongtong.core.timebank.TransferRules;
import org.jspecify.annotations.Nullable;

/**
 * Decides commands one after another on a sheet of locked accounts, and gathers the rows that come
 * of them. Nothing is read or written here. Confined to one thread.
 */
final class LedgerBatch {

  private final TimeBank bank;
  private final LedgerSheet sheet;
  private final LedgerShares shares;
  private final LedgerFigures figures;
  private final DayPolicies policies;
  private final IdSource ids;
  private final Instant now;
  private final LocalDateTime localNow;

  /** Commands by their keys: those from before, and those of this batch as they are decided. */
  private final Map<OperationKey, PastCommand> known;

  /** What is agreed with other communities, by the commands it is for. */
  private final Map<OperationKey, Clearance> clearances;

  private final Map<TransferPolicy, TransferRules> rules = new HashMap<>();
  private final List<LedgerRows.Key> keys = new ArrayList<>();
  private final List<LedgerEntry> entries = new ArrayList<>();
  private final List<LedgerHold> holds = new ArrayList<>();
  private final List<LedgerRows.Ended> ends = new ArrayList<>();

  LedgerBatch(
      TimeBank bank,
      LedgerSheet sheet,
      LedgerShares shares,
      Map<OperationKey, PastCommand> known,
      DayPolicies policies,
      IdSource ids,
      Instant now,
      Map<OperationKey, Clearance> clearances) {
    this.bank = bank;
    this.sheet = sheet;
    this.shares = shares;
    this.figures = new LedgerFigures(sheet);
    this.known = new HashMap<>(known);
    this.policies = policies;
    this.ids = ids;
    this.clearances = clearances;
    this.now = now.truncatedTo(ChronoUnit.MICROS);
    this.localNow = LocalDateTime.ofInstant(now, bank.zone());
  }

  /** What is decided about a command, before it is put down. */
  private record Decided(
      TransferOutcome outcome,
      long kept,
      Map<String, Long> figures,
      @Nullable LedgerEntry entry,
      @Nullable LedgerHold hold) {

    static Decided refused(TransferOutcome outcome, Map<String, Long> figures) {
      return new Decided(outcome, 0, figures, null, null);
    }

    static Decided refused(TransferOutcome outcome) {
      return refused(outcome, Map.of());
    }
  }

  /** The answer to a command; what comes of it is put down. */
  LedgerAnswer answer(Actor actor, LedgerCommand command) {
    OperationKey content = command.content();
    PastCommand before = known.get(command.key());
    if (before != null) {
      return before.content().equals(content)
          ? before.answer().repeated()
          : unrecorded(command, TransferOutcome.KEY_CONFLICT);
    }
    Optional<LedgerPolicy> policy = policies.at(command.at().toLocalDate());
    if (policy.isEmpty() && !frees(command)) {
      return unrecorded(command, TransferOutcome.NO_POLICY);
    }
    Decided decided =
        isFuture(command.at())
            ? Decided.refused(TransferOutcome.IN_FUTURE)
            : decide(actor, command, policy.orElse(null));
    LedgerAnswer answer =
        new LedgerAnswer(
            command.key(), decided.outcome(), false, decided.kept(), decided.figures());
    LedgerEntry entry = decided.entry();
    LedgerHold hold = decided.hold();
    keys.add(
        new LedgerRows.Key(
            content,
            answer,
            entry == null ? now : entry.recordedAt(),
            entry == null ? null : entry.id(),
            hold == null ? null : hold.id()));
    known.put(command.key(), new PastCommand(content, answer, entry, false, hold));
    return answer;
  }

  /**
   * By the hands of the clock and, of an hour that comes twice, also if it is meant the first time.
   */
  private boolean isFuture(LocalDateTime at) {
    return at.isAfter(localNow) && at.atZone(bank.zone()).toInstant().isAfter(now);
  }

  /** What is held can be freed on any day, whatever rules there are. */
  private static boolean frees(LedgerCommand command) {
    return command instanceof LedgerCommand.End end && end.end() != HoldEnd.POSTED;
  }

  /** An answer that uses no key up. */
  private static LedgerAnswer unrecorded(LedgerCommand command, TransferOutcome outcome) {
    return new LedgerAnswer(command.key(), outcome, false, 0, Map.of());
  }

  private Decided decide(Actor actor, LedgerCommand command, @Nullable LedgerPolicy policy) {
    if (command instanceof LedgerCommand.End end) {
      return end(actor, end, policy);
    }
    Objects.requireNonNull(policy, "only what is held is freed without rules");
    if (command instanceof LedgerCommand.Post post) {
      Transfer transfer =
          transfer(
                  post.kind(),
                  post.from(),
                  post.to(),
                  post.minutes(),
                  post.at(),
                  post.bucket(),
                  false)
              .cleared(clearances.get(post.key()));
      return post(actor, post, post.from(), post.to(), transfer, policy);
    }
    if (command instanceof OrderedMove move) {
      Transfer transfer =
          transfer(
              move.kind(), move.from(), move.to(), move.minutes(), move.at(), move.bucket(), true);
      return post(actor, move, move.from(), move.to(), transfer, policy);
    }
    if (command instanceof LedgerCommand.Reverse reverse) {
      return reverse(actor, reverse, policy);
    }
    return hold(actor, (LedgerCommand.Hold) command, policy);
  }

  private TransferRules rules(LedgerPolicy policy) {
    return rules.computeIfAbsent(
        policy.transfers(), transfers -> new TransferRules(transfers, sheet.members()));
  }

  private Transfer transfer(
      TransferKind kind,
      @Nullable UUID from,
      @Nullable UUID to,
      long minutes,
      LocalDateTime at,
      Bucket bucket,
      boolean ordered) {
    int day = (int) at.toLocalDate().toEpochDay();
    return new Transfer(kind, sheet.number(from), sheet.number(to), minutes, day, bucket, ordered);
  }

  private Decided post(
      Actor actor,
      LedgerCommand command,
      @Nullable UUID from,
      @Nullable UUID to,
      Transfer transfer,
      LedgerPolicy policy) {
    TransferRules inForce = rules(policy);
    TransferRules.Decision decision = inForce.decide(transfer, sheet);
    if (!decision.outcome().isPosted()) {
      return Decided.refused(decision.outcome(), figures.of(decision.outcome(), transfer, inForce));
    }
    Effect effect = inForce.effect(transfer, decision.kept(), sheet);
    LedgerEntry entry =
        new LedgerEntry(
            ids.next(),
            bank.id(),
            command.key(),
            transfer.kind(),
            from,
            to,
            transfer.minutes(),
            decision.kept(),
            command.at(),
            sheet.recordedAt(now, effect.postings()),
            policy.edition(),
            actor,
            null);
    put(effect, entry);
    shares.posted(effect, entry.id());
    inForce.grantClass(transfer).ifPresent(in -> sheet.grants().posted(entry, in));
    return new Decided(decision.outcome(), decision.kept(), Map.of(), entry, null);
  }

  private void put(Effect effect, LedgerEntry entry) {
    sheet.apply(effect, entry);
    entries.add(entry);
  }

  private Decided reverse(Actor actor, LedgerCommand.Reverse command, LedgerPolicy policy) {
    PastCommand past = known.get(command.ref());
    if (past == null) {
      return Decided.refused(TransferOutcome.UNKNOWN_OP);
    }
    TransferRules inForce = rules(policy);
    LedgerEntry entry = past.entry();
    Effect effect = null;
    // What another community has posted too is sent back, and not taken back on one side.
    boolean settled = entry != null && entry.kind() == TransferKind.SETTLE;
    if (entry != null && entry.reverses() == null && !settled) {
      effect =
          inForce.effect(
              transfer(
                  entry.kind(),
                  entry.from(),
                  entry.to(),
                  entry.minutes(),
                  entry.at(),
                  shares.bucket(entry),
                  entry.kind().isOrdered()),
              entry.kept(),
              shares.paid(entry));
    }
    int day = (int) command.at().toLocalDate().toEpochDay();
    TransferOutcome outcome = inForce.reverse(effect, past.isReversed(), sheet, day);
    if (entry == null || effect == null || !outcome.isPosted()) {
      return Decided.refused(outcome, figures.back(outcome, effect, inForce, day));
    }
    LedgerEntry counter =
        new LedgerEntry(
            ids.next(),
            bank.id(),
            command.key(),
            entry.kind(),
            entry.from(),
            entry.to(),
            entry.minutes(),
            entry.kept(),
            command.at(),
            sheet.recordedAt(now, effect.postings()),
            policy.edition(),
            actor,
            entry.id());
    put(effect.back(), counter);
    sheet.grants().takenBack(entry, counter);
    known.put(command.ref(), past.reversed());
    return new Decided(outcome, 0, Map.of(), counter, null);
  }

  private Decided hold(Actor actor, LedgerCommand.Hold command, LedgerPolicy policy) {
    Transfer transfer =
        transfer(
                command.kind(),
                command.from(),
                command.to(),
                command.minutes(),
                command.at(),
                Bucket.PERSONAL,
                false)
            .cleared(clearances.get(command.key()));
    TransferRules inForce = rules(policy);
    TransferRules.Decision decision = inForce.decide(transfer, sheet);
    if (!decision.outcome().isPosted()) {
      return Decided.refused(decision.outcome(), figures.of(decision.outcome(), transfer, inForce));
    }
    Effect effect = inForce.effect(transfer, decision.kept(), sheet);
    LedgerHold hold =
        new LedgerHold(
            ids.next(),
            bank.id(),
            command.key(),
            sheet.id(effect.giver()),
            command.kind(),
            command.from(),
            command.to(),
            command.minutes(),
            command.at(),
            command.expiresAt(),
            now,
            policy.edition(),
            actor,
            null);
    shares.hold(effect, hold.id());
    holds.add(hold);
    return new Decided(TransferOutcome.HELD, 0, Map.of(), null, hold);
  }

  private Decided end(Actor actor, LedgerCommand.End command, @Nullable LedgerPolicy policy) {
    PastCommand past = known.get(command.ref());
    if (past == null) {
      return Decided.refused(TransferOutcome.UNKNOWN_OP);
    }
    LedgerHold hold = past.hold();
    if (hold == null || hold.end() != null) {
      return Decided.refused(TransferOutcome.NOT_PENDING);
    }
    if (hold.kind() == TransferKind.SETTLE && !clearances.containsKey(command.key())) {
      return Decided.refused(TransferOutcome.KIND_NOT_ALLOWED);
    }
    if (command.end() == HoldEnd.EXPIRED && now.isBefore(hold.expiresAt())) {
      return Decided.refused(TransferOutcome.NOT_EXPIRED);
    }
    Decided decided = new Decided(TransferOutcome.RELEASED, 0, Map.of(), null, null);
    shares.free(hold, 1);
    if (command.end() == HoldEnd.POSTED && policy != null) {
      decided = postHeld(actor, command, hold, policy);
      if (decided.entry() == null) {
        shares.free(hold, -1);
        return decided;
      }
    }
    LedgerEntry entry = decided.entry();
    ends.add(
        new LedgerRows.Ended(
            hold.id(),
            command.end(),
            command.key(),
            entry == null ? null : entry.id(),
            now,
            actor));
    known.put(command.ref(), past.ended(command.end()));
    return decided;
  }

  private Decided postHeld(
      Actor actor, LedgerCommand.End command, LedgerHold hold, LedgerPolicy policy) {
    if (command.minutes() > hold.minutes()) {
      return Decided.refused(
          TransferOutcome.MORE_THAN_HELD,
          Map.of("minutes", command.minutes(), "held", hold.minutes()));
    }
    Transfer transfer =
        transfer(
                hold.kind(),
                hold.from(),
                hold.to(),
                command.minutes(),
                command.at(),
                Bucket.PERSONAL,
                false)
            .cleared(clearances.get(command.key()));
    return post(actor, command, hold.from(), hold.to(), transfer, policy);
  }

  /**
   * The id of what a command has posted or held, now or at some time before; null if nothing. Two
   * that say the same under one key have made two different things.
   */
  @Nullable UUID made(OperationKey key) {
    PastCommand past = known.get(key);
    LedgerEntry entry = past == null ? null : past.entry();
    LedgerHold hold = past == null ? null : past.hold();
    return entry != null ? entry.id() : hold == null ? null : hold.id();
  }

  /** All that came of the commands so far. */
  LedgerRows rows() {
    return new LedgerRows(
        bank.id(),
        keys,
        entries,
        sheet.postings(),
        sheet.changes(),
        sheet.days(),
        holds,
        ends,
        shares.rows(),
        sheet.grants().rows());
  }
}
