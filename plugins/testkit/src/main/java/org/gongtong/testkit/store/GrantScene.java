package org.gongtong.testkit.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.people.Circumstance;
import org.gongtong.core.people.CircumstanceReader;
import org.gongtong.core.people.CircumstanceRecords;
import org.gongtong.core.people.Consent;
import org.gongtong.core.people.ConsentPurpose;
import org.gongtong.core.people.Person;
import org.gongtong.core.people.PersonBirths;
import org.gongtong.core.people.PersonField;
import org.gongtong.core.people.SealedField;
import org.gongtong.core.place.Community;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.Edition;
import org.gongtong.core.rules.EditionSource;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.timebank.GrantClass;
import org.gongtong.core.timebank.GrantPeriod;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.Rounding;
import org.gongtong.core.timebank.TimeBankParameters;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.bank.BankDesk;
import org.gongtong.core.timebank.bank.BankNeeds;
import org.gongtong.core.timebank.bank.BankPolicies;
import org.gongtong.core.timebank.bank.MemberDesk;
import org.gongtong.core.timebank.ledger.AccountDesk;
import org.gongtong.core.timebank.ledger.LedgerAccount;
import org.gongtong.core.timebank.ledger.LedgerAnswer;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.core.timebank.ledger.LedgerRows;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.jspecify.annotations.Nullable;

/**
 * A time bank whose rules grant time to classes of those in need, those of 80 who live alone before
 * those of 60 who are poor and disabled; and to everybody from 2026-04-20 on. Thread-safe.
 */
final class GrantScene {

  static final Actor CLERK = Actor.staff("clerk-7");
  static final LocalDate OPENED = LocalDate.of(2026, 1, 1);
  static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

  private static final IdSource IDS = SampleRosters.IDS;
  private static final OpenVault VAULT = new OpenVault();

  private final BankParts parts;
  private final AtomicReference<Instant> now = new AtomicReference<>(LedgerScene.START);
  private final Community community = DecisionScene.newCommunity();
  private final BankNeeds policies;
  private final BankPolicies rules;
  private final AccountDesk accounts;
  private final LedgerDesk desk;
  private final MemberDesk members;
  private final TimeBank bank;

  GrantScene(BankParts parts) {
    this.parts = parts;
    LedgerParts ledger = parts.ledger();
    UnitOfWork work = ledger.work();
    work.write(transaction -> ledger.communities().add(transaction, community));
    this.rules =
        new BankPolicies(ledger.communities(), ledger.ledger(), parts.banks(), book(), this::now);
    this.policies = new BankNeeds(rules, new CircumstanceReader(parts.persons(), VAULT));
    this.accounts = new AccountDesk(work, ledger.ledger(), ledger.audit(), IDS, this::now);
    this.desk =
        new LedgerDesk(
            work,
            ledger.ledger(),
            policies,
            ledger.audit(),
            IDS,
            this::now,
            LedgerDesk.Sharing.TOGETHER);
    this.members =
        new MemberDesk(
            work,
            ledger.ledger(),
            accounts,
            parts.persons(),
            new PersonBirths(parts.persons(), VAULT),
            IDS);
    this.bank =
        new BankDesk(
                work,
                ledger.ledger(),
                parts.banks(),
                accounts,
                rules,
                ledger.audit(),
                IDS,
                this::now)
            .open(CLERK, community, null, OPENED)
            .orThrow();
  }

  private static RuleBook book() {
    Map<String, LocalizedText> circumstances = new LinkedHashMap<>();
    circumstances.put("living-alone", LocalizedText.of("独居", "lives alone"));
    circumstances.put("low-income", LocalizedText.of("低保", "low income"));
    circumstances.put("disabled", LocalizedText.of("失能", "disabled"));
    circumstances.put("part-disabled", LocalizedText.of("半失能", "disabled in part"));
    Edition classes =
        policy(1)
            .until("2026-04-20")
            .with(TimeBankParameters.GRANT_CIRCUMSTANCES, circumstances)
            .with(TimeBankParameters.GRANT_CLASSES, classes())
            .build();
    Edition anybody = policy(2).from("2026-04-20").build();
    return RuleBook.of(
        List.of(new EditionSource("xx", "1.0.0", List.of(classes, anybody), List.of())));
  }

  static List<GrantClass> classes() {
    return List.of(
        new GrantClass(
            "lone-80",
            LocalizedText.of("高龄独居", "old and alone"),
            80,
            null,
            Set.of("living-alone"),
            Set.of(),
            600L,
            GrantPeriod.MONTH),
        new GrantClass(
            "need-60",
            LocalizedText.of("困难失能", "poor and disabled"),
            60,
            79,
            Set.of("low-income"),
            Set.of("disabled", "part-disabled"),
            null,
            GrantPeriod.YEAR));
  }

  private static Edition.Draft policy(int number) {
    return Edition.of("xx.time-bank", number)
        .in(SampleRules.LAND.code())
        .from("2021-01-01")
        .titled("规则", "rule")
        .citing(Citation.read("法", "Law", "9"))
        .with(TimeBankParameters.NAME, "needs-bank")
        .with(TimeBankParameters.COIN_MINUTES, 60)
        .with(TimeBankParameters.ROUNDING, Rounding.EXACT)
        .with(TimeBankParameters.GROUPS_DONATE_ONLY, true);
  }

  Instant now() {
    return Objects.requireNonNull(now.get());
  }

  void at(Instant instant) {
    now.set(instant);
  }

  BankParts parts() {
    return parts;
  }

  Community community() {
    return community;
  }

  TimeBank bank() {
    return bank;
  }

  BankNeeds policies() {
    return policies;
  }

  BankPolicies rules() {
    return rules;
  }

  LedgerDesk desk() {
    return desk;
  }

  AccountDesk accounts() {
    return accounts;
  }

  CircumstanceRecords records() {
    return new CircumstanceRecords(
        parts.ledger().work(), parts.persons(), VAULT, parts.ledger().audit(), IDS, this::now);
  }

  /** A person who has agreed, born on a day. */
  Person person(@Nullable String born) {
    Person person = new Person(IDS.next(), community.id(), now(), CLERK);
    return parts
        .ledger()
        .work()
        .write(
            transaction -> {
              parts.persons().add(transaction, person);
              if (born != null) {
                parts
                    .persons()
                    .put(
                        transaction,
                        person.id(),
                        PersonField.BIRTH,
                        new SealedField(VAULT.seal(person.id(), PersonField.BIRTH, born), null));
              }
              parts
                  .persons()
                  .addConsent(
                      transaction,
                      new Consent(
                          IDS.next(),
                          person.id(),
                          ConsentPurpose.TIME_BANK,
                          "1",
                          now(),
                          null,
                          null));
              return person;
            });
  }

  /** A member of whom some circumstances hold from the day on which the bank was opened. */
  LedgerAccount member(@Nullable String born, String... circumstances) {
    Person person = person(born);
    LedgerAccount account = members.open(CLERK, bank, person.id(), OPENED).orThrow();
    for (String code : circumstances) {
      attest(account, code, OPENED, null).orThrow();
    }
    return account;
  }

  /** A member of 86 who lives alone. */
  LedgerAccount lone() {
    return member("1940-01-01", "living-alone");
  }

  /** A member of 70 who is poor and disabled in part. */
  LedgerAccount poor() {
    return member("1956-01-01", "low-income", "part-disabled");
  }

  static UUID person(LedgerAccount account) {
    return UUID.fromString(account.holder());
  }

  Outcome<Circumstance> attest(
      LedgerAccount account, String code, LocalDate from, @Nullable LocalDate until) {
    return records()
        .attest(
            CLERK,
            person(account),
            new CircumstanceRecords.Attestation(code, from, until, "certificate 12 was seen"),
            asked -> parts.ledger().work().read(t -> rules.named(t, community.id(), TODAY, asked)));
  }

  Circumstance end(LedgerAccount account, Circumstance one, LocalDate day) {
    return records().end(CLERK, person(account), one.id(), day, "letter 3").orThrow();
  }

  /** Puts minutes into the pool. */
  void fill(long minutes) {
    LedgerAccount donor = member("1990-01-01");
    send(TransferKind.EARN, null, donor.id(), now(), minutes).asOutcome().orThrow();
    send(TransferKind.DONATE, donor.id(), null, now(), minutes).asOutcome().orThrow();
  }

  void earn(LedgerAccount account, long minutes) {
    send(TransferKind.EARN, null, account.id(), now(), minutes).asOutcome().orThrow();
  }

  LedgerCommand.Post grant(LedgerAccount to, String at, long minutes) {
    return new LedgerCommand.Post(
        LedgerScene.key(),
        TransferKind.GRANT,
        LocalDateTime.parse(at),
        null,
        to.id(),
        minutes,
        OperationKey.NONE);
  }

  LedgerAnswer send(LedgerCommand command) {
    return desk.send(CLERK, bank, command);
  }

  private LedgerAnswer send(
      TransferKind kind, @Nullable UUID from, @Nullable UUID to, Instant at, long minutes) {
    return send(
        new LedgerCommand.Post(
            LedgerScene.key(),
            kind,
            LocalDateTime.ofInstant(at, bank.zone()),
            from,
            to,
            minutes,
            OperationKey.NONE));
  }

  /** Under which classes a member was granted time, in the order of the days. */
  List<LedgerRows.Granted> granted(LedgerAccount account) {
    return new ArrayList<>(
        parts
            .ledger()
            .work()
            .read(
                transaction ->
                    parts.ledger().ledger().records().grants(transaction, List.of(account.id()))));
  }

  long balance(UUID account) {
    return accounts.find(account).orElseThrow().balance();
  }
}
