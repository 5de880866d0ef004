package org.gongtong.core.timebank.grant;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.Transfer;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.LedgerAnswer;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.core.timebank.ledger.LedgerPolicies;
import org.gongtong.core.timebank.ledger.LedgerPolicy;
import org.gongtong.core.timebank.ledger.LedgerReason;
import org.gongtong.core.timebank.ledger.LedgerStore;
import org.gongtong.core.timebank.ledger.PastCommand;
import org.gongtong.core.timebank.ledger.TimeBank;

/**
 * Shares minutes of the pool, or of an organisation, among members in need. Thread-safe.
 *
 * <p>What is begun is what was shown: whoever begins a round says which proposal he saw, and if it
 * would come out otherwise now, nothing is done. A bank has one round at a time that is not
 * finished.
 */
public final class GrantDesk {

  /** Most members in need that a round takes. */
  public static final int MOST_MEMBERS = 10_000;

  /** Lines that are carried out in one transaction. */
  private static final int PIECE = 200;

  private final UnitOfWork work;
  private final LedgerStore ledger;
  private final LedgerDesk desk;
  private final RoundStore rounds;
  private final LedgerPolicies policies;
  private final NeedFinder needs;
  private final AuditLog audit;
  private final IdSource ids;
  private final InstantSource clock;

  public GrantDesk(
      UnitOfWork work,
      LedgerStore ledger,
      LedgerDesk desk,
      RoundStore rounds,
      LedgerPolicies policies,
      AuditLog audit,
      IdSource ids,
      InstantSource clock) {
    this.work = work;
    this.ledger = ledger;
    this.desk = desk;
    this.rounds = rounds;
    this.policies = policies;
    this.needs = new NeedFinder(ledger, rounds, policies);
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What a round would do. Immutable.
   *
   * @param order what was asked for
   * @param proposal who would get what
   * @param available minutes that the giver has
   * @param edition the edition of the rules of the day
   * @param seen names what is shown here, for {@link GrantDesk#begin}
   */
  public record Trial(
      GrantOrder order, GrantProposal proposal, long available, String edition, String seen) {}

  /**
   * A round and what became of its lines. Immutable.
   *
   * @param round the round
   * @param lines its lines, each with its outcome; null where it has none yet
   */
  public record Progress(GrantRound round, List<Done> lines) {

    public Progress {
      lines = List.copyOf(lines);
    }

    /** Whether each line has its outcome. */
    public boolean isFinished() {
      return lines.stream().allMatch(line -> line.answer().isPresent());
    }

    /** Minutes that were granted. */
    public long granted() {
      return lines.stream()
          .filter(line -> line.answer().filter(LedgerAnswer::isDone).isPresent())
          .mapToLong(line -> line.line().minutes())
          .sum();
    }
  }

  /**
   * A line and what became of it.
   *
   * @param line the line
   * @param answer of its command; empty if it was not carried out yet
   */
  public record Done(GrantRound.Line line, Optional<LedgerAnswer> answer) {}

  /**
   * What a round would do now; nothing is kept.
   *
   * @return it, or a refusal with codes of {@link RoundReason}, or {@link LedgerReason#NO_POLICY}
   */
  public Outcome<Trial> propose(TimeBank bank, GrantOrder order) {
    return work.read(transaction -> propose(transaction, bank, order));
  }

  private Outcome<Trial> propose(Transaction transaction, TimeBank bank, GrantOrder order) {
    if (isNoAmount(order.minutes()) || isNoAmount(order.each())) {
      return Outcome.refused(
          RoundReason.ROUND_AMOUNT.because().figure("most", Transfer.MOST_MINUTES).refuses());
    }
    if (order.day().isAfter(LocalDate.ofInstant(clock.instant(), bank.zone()))) {
      return Outcome.refused(RoundReason.ROUND_DAY.because().figure("day", order.day()).refuses());
    }
    Optional<LedgerPolicy> policy = policies.inForce(transaction, bank, order.day());
    if (policy.isEmpty()) {
      return Outcome.refused(LedgerReason.NO_POLICY.because().refuses());
    }
    LedgerPolicy rules = policy.get();
    if (!rules.transfers().grants().asks()) {
      return Outcome.refused(
          RoundReason.ROUND_NO_CLASSES.because().figure("edition", rules.edition()).refuses());
    }
    Optional<Long> available = available(transaction, bank, order);
    if (available.isEmpty()) {
      return Outcome.refused(RoundReason.ROUND_GIVER.because().refuses());
    }
    List<GrantNeed> found =
        needs.find(transaction, bank, rules.transfers().grants(), order, MOST_MEMBERS);
    if (found.size() > MOST_MEMBERS) {
      return Outcome.refused(
          RoundReason.ROUND_TOO_MANY.because().figure("most", MOST_MEMBERS).refuses());
    }
    GrantProposal proposal =
        GrantShares.share(Math.min(order.minutes(), available.get()), order.each(), found);
    return Outcome.accepted(
        new Trial(
            order,
            proposal,
            available.get(),
            rules.edition(),
            OperationKey.of(order.says() + rules.edition() + '\n' + proposal.says())
                .toUuid()
                .toString()));
  }

  private static boolean isNoAmount(long minutes) {
    return minutes < 1 || minutes > Transfer.MOST_MINUTES;
  }

  /** Minutes that who gives has above zero, what is held left alone; empty if nobody may give. */
  private Optional<Long> available(Transaction transaction, TimeBank bank, GrantOrder order) {
    UUID giver = order.from();
    return ledger
        .find(transaction, giver == null ? bank.poolId() : giver)
        .filter(state -> giver == null || gives(state, bank, order.day()))
        .map(state -> Math.max(0, state.balance() - state.held()));
  }

  private static boolean gives(AccountState state, TimeBank bank, LocalDate day) {
    LocalDate closed = state.account().closed();
    return state.account().bankId().equals(bank.id())
        && state.account().kind() == AccountKind.ORGANISATION
        && !day.isBefore(state.account().opened())
        && (closed == null || day.isBefore(closed));
  }

  /**
   * Begins a round as it was shown. Asked for again with the same key it is answered as before.
   *
   * @param key what makes it one however often it is asked for
   * @param seen what {@link Trial#seen} said
   * @return the round, of which nothing is carried out yet, or a refusal with codes of {@link
   *     RoundReason}
   */
  public Outcome<GrantRound> begin(
      Actor actor, TimeBank bank, OperationKey key, GrantOrder order, String seen) {
    OperationKey content = OperationKey.of(order.says() + seen);
    return work.write(
        transaction -> {
          // Whoever else begins one waits, and sees it.
          ledger.lock(transaction, bank.id(), List.of(bank.poolId()));
          Optional<GrantRound> there = rounds.find(transaction, bank.id(), key);
          if (there.isPresent()) {
            return there.get().content().equals(content)
                ? Outcome.accepted(there.get())
                : Outcome.refused(RoundReason.ROUND_KEY.because().refuses());
          }
          List<GrantRound> latest = rounds.latest(transaction, bank.id(), Integer.MAX_VALUE, 1);
          if (!latest.isEmpty() && !progress(transaction, latest.get(0)).isFinished()) {
            return Outcome.refused(
                RoundReason.ROUND_UNFINISHED
                    .because()
                    .figure("number", latest.get(0).number())
                    .refuses());
          }
          return propose(transaction, bank, order)
              .flatMap(
                  trial ->
                      begin(
                          transaction,
                          actor,
                          bank,
                          key,
                          content,
                          seen,
                          latest.isEmpty() ? 1 : latest.get(0).number() + 1,
                          trial));
        });
  }

  private Outcome<GrantRound> begin(
      Transaction transaction,
      Actor actor,
      TimeBank bank,
      OperationKey key,
      OperationKey content,
      String seen,
      int number,
      Trial trial) {
    if (!trial.seen().equals(seen)) {
      return Outcome.refused(RoundReason.ROUND_CHANGED.because().refuses());
    }
    List<GrantProposal.Line> proposed = trial.proposal().lines();
    if (proposed.isEmpty()) {
      return Outcome.refused(
          RoundReason.ROUND_EMPTY
              .because()
              .figure("available", trial.available())
              .figure("members", trial.proposal().leftOut().size())
              .refuses());
    }
    Instant now = clock.instant();
    GrantRound round =
        new GrantRound(
            ids.next(),
            bank.id(),
            key,
            content,
            number,
            trial.order(),
            at(bank, trial.order().day(), now),
            trial.edition(),
            now,
            actor);
    List<GrantRound.Line> lines =
        proposed.stream()
            .map(
                one ->
                    new GrantRound.Line(
                        one.number(), one.need().accountId(), one.need().classId(), one.minutes()))
            .toList();
    rounds.add(transaction, round, lines);
    note(transaction, round, lines, now);
    return Outcome.accepted(round);
  }

  /** Now, for today; else noon of the day. */
  private static LocalDateTime at(TimeBank bank, LocalDate day, Instant now) {
    LocalDateTime local = LocalDateTime.ofInstant(now, bank.zone());
    return local.toLocalDate().equals(day) ? local : day.atTime(LocalTime.NOON);
  }

  /** Without the members: each grant is an event of its own. */
  private void note(
      Transaction transaction, GrantRound round, List<GrantRound.Line> lines, Instant now) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("bank", round.bankId().toString());
    data.put("number", round.number());
    data.put("minutes", lines.stream().mapToLong(GrantRound.Line::minutes).sum());
    data.put("members", lines.size());
    data.put("edition", round.edition());
    audit.append(
        transaction,
        new AuditEvent(
            ids.next(),
            Disclosure.SEALED,
            "timebank",
            "round-begun",
            round.id().toString(),
            round.actor(),
            now,
            now,
            data));
  }

  /**
   * Carries out what is left of a round, in pieces; a piece that was carried out before is left as
   * it is, whoever did it.
   *
   * @return what became of all lines
   */
  public Progress carryOut(Actor actor, TimeBank bank, GrantRound round) {
    List<GrantRound.Line> left = new ArrayList<>();
    for (Done done : progress(round).lines()) {
      if (done.answer().isEmpty()) {
        left.add(done.line());
      }
    }
    for (int from = 0; from < left.size(); from += PIECE) {
      desk.sendAll(
          bank,
          left.subList(from, Math.min(left.size(), from + PIECE)).stream()
              .map(line -> new LedgerDesk.Sent(actor, round.command(line)))
              .toList());
    }
    return progress(round);
  }

  /** A round of a bank and what became of its lines. */
  public Outcome<Progress> find(TimeBank bank, UUID id) {
    return work.read(transaction -> rounds.find(transaction, id))
        .filter(round -> round.bankId().equals(bank.id()))
        .map(round -> Outcome.accepted(progress(round)))
        .orElseGet(() -> Outcome.refused(RoundReason.ROUND_UNKNOWN.because().refuses()));
  }

  /** A bank's rounds, the latest first. */
  public List<Progress> latest(TimeBank bank, int limit) {
    return work.read(
        transaction ->
            rounds.latest(transaction, bank.id(), Integer.MAX_VALUE, limit).stream()
                .map(round -> progress(transaction, round))
                .toList());
  }

  private Progress progress(GrantRound round) {
    return work.read(transaction -> progress(transaction, round));
  }

  private Progress progress(Transaction transaction, GrantRound round) {
    List<GrantRound.Line> lines = rounds.lines(transaction, round.id());
    Map<OperationKey, PastCommand> past =
        ledger.past(transaction, round.bankId(), lines.stream().map(round::keyOf).toList());
    return new Progress(
        round,
        lines.stream()
            .map(
                line ->
                    new Done(
                        line,
                        Optional.ofNullable(past.get(round.keyOf(line)))
                            .map(found -> Objects.requireNonNull(found).answer())))
            .toList());
  }
}
