package org.gongtong.core.timebank.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.audit.MemoryAuditLog;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.SamePerson;
import org.gongtong.core.people.MemoryPersonStore;
import org.gongtong.core.people.Person;
import org.gongtong.core.people.PersonErasure;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.TransferPolicy;
import org.gongtong.core.timebank.ledger.AccountClosing;
import org.gongtong.core.timebank.ledger.AccountDesk;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.ClosingOrder;
import org.gongtong.core.timebank.ledger.ClosingWay;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.core.timebank.ledger.LedgerPolicies;
import org.gongtong.core.timebank.ledger.LedgerPolicy;
import org.gongtong.core.timebank.ledger.MemoryLedgerStore;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.junit.jupiter.api.Test;

/** A person whose time is in an account is not erased before it is given up. */
class MemberTiesTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final Actor CLERK = Actor.staff("desk-1");
  private static final Actor COLLEAGUE = Actor.staff("desk-2");

  private final IdSource ids = new IdSource(() -> NOW, new SecureRandom());
  private final MemoryUnitOfWork work = new MemoryUnitOfWork();
  private final MemoryAuditLog log = new MemoryAuditLog(work, new SecureRandom());
  private final MemoryPersonStore persons = new MemoryPersonStore(work);
  private final MemoryLedgerStore ledger = new MemoryLedgerStore(work);
  private final LedgerPolicies policies =
      (transaction, bank, day) ->
          Optional.of(
              new LedgerPolicy(
                  "e",
                  new TransferPolicy(
                      null, null, TransferPolicy.Overflow.DONATE, 0, false, Set.of(), 0)));
  private final AccountDesk accounts = new AccountDesk(work, ledger, log, ids, () -> NOW);
  private final LedgerDesk desk =
      new LedgerDesk(work, ledger, policies, log, ids, () -> NOW, LedgerDesk.Sharing.ALONE);
  private final AccountClosing closing =
      new AccountClosing(work, ledger, desk, policies, SamePerson.byLogin(), log, ids, () -> NOW);
  private final PersonErasure erasure =
      new PersonErasure(
          work,
          persons,
          log,
          (person, owners) -> List.of(),
          (person, owners) -> List.of(),
          new MemberTies(ledger, () -> NOW),
          SamePerson.byLogin(),
          log,
          ids,
          () -> NOW);
  private final TimeBank bank = accounts.openBank(CLERK, ids.next(), ZoneOffset.UTC);
  private final Person person = new Person(ids.next(), bank.communityId(), NOW, CLERK);

  private UUID account() {
    work.write(
        transaction -> {
          persons.add(transaction, person);
          return true;
        });
    UUID account =
        accounts
            .open(
                CLERK,
                bank,
                AccountKind.INDIVIDUAL,
                person.id().toString(),
                LocalDate.of(1950, 5, 1),
                LocalDate.EPOCH)
            .orThrow()
            .id();
    desk.send(
            CLERK,
            bank,
            new LedgerCommand.Post(
                OperationKey.of(ids.next()),
                TransferKind.EARN,
                LocalDateTime.of(2026, 3, 2, 9, 0),
                null,
                account,
                45,
                OperationKey.NONE))
        .asOutcome()
        .orThrow();
    return account;
  }

  private void leave(UUID account, ClosingWay way) {
    ClosingOrder order =
        new ClosingOrder(OperationKey.of(ids.next()), CLERK, COLLEAGUE, account, TODAY, "x");
    (way == ClosingWay.REOPENED ? closing.reopen(bank, order) : closing.leave(bank, order, way))
        .orThrow();
  }

  private List<Reason> request() {
    Outcome<?> outcome = erasure.request(CLERK, person.id(), "本人申请");
    return outcome.refusals();
  }

  @Test
  void whatIsInHisAccountIsGivenUpFirst() {
    UUID account = account();
    assertThat(request())
        .singleElement()
        .satisfies(
            reason -> {
              assertThat(reason.code()).isEqualTo("TIME_MEMBER_UNCLOSED");
              assertThat(reason.text().en()).contains(account.toString(), "45 minutes");
            });
    leave(account, ClosingWay.DORMANT);
    assertThat(request()).extracting(Reason::code).containsExactly("TIME_MEMBER_UNCLOSED");
    leave(account, ClosingWay.REOPENED);
    leave(account, ClosingWay.DONATED);
    assertThat(request()).isEmpty();
  }

  /** The journal stays as it is, under an id that leads to nobody and has no birthday. */
  @Test
  void hisHoursStayAndNobodyKnowsWhoseTheyWere() {
    UUID account = account();
    leave(account, ClosingWay.DONATED);
    erasure.request(CLERK, person.id(), "本人申请").orThrow();
    AccountState before = accounts.find(account).orElseThrow();
    erasure.confirm(COLLEAGUE, person.id()).orThrow();
    AccountState after = accounts.find(account).orElseThrow();
    assertThat(after.account().birthDate()).isNull();
    assertThat(after.account().holder()).isEqualTo(person.id().toString());
    assertThat(after.postings()).isEqualTo(before.postings());
    assertThat(work.<Optional<Person>>read(tx -> persons.find(tx, person.id()))).isEmpty();
  }

  /** What was opened between the request and its confirmation is seen. */
  @Test
  void anAccountOfSinceThenIsSeen() {
    UUID account = account();
    leave(account, ClosingWay.DONATED);
    erasure.request(CLERK, person.id(), "本人申请").orThrow();
    accounts
        .open(CLERK, bank, AccountKind.INDIVIDUAL, person.id().toString(), null, TODAY)
        .orThrow();
    assertThat(erasure.confirm(COLLEAGUE, person.id()).refusals())
        .extracting(Reason::code)
        .containsExactly("TIME_MEMBER_UNCLOSED");
  }
}
