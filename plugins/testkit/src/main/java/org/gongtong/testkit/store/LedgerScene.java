package org.gongtong.testkit.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.SamePerson;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.place.Community;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.Bucket;
import org.gongtong.core.timebank.Operation;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.TransferPolicy;
import org.gongtong.core.timebank.ledger.AccountChanges;
import org.gongtong.core.timebank.ledger.AccountClosing;
import org.gongtong.core.timebank.ledger.AccountDesk;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.ClosingProposals;
import org.gongtong.core.timebank.ledger.HoldEnd;
import org.gongtong.core.timebank.ledger.LedgerAccount;
import org.gongtong.core.timebank.ledger.LedgerAnswer;
import org.gongtong.core.timebank.ledger.LedgerCheck;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.core.timebank.ledger.LedgerPolicies;
import org.gongtong.core.timebank.ledger.LedgerPolicy;
import org.gongtong.core.timebank.ledger.LedgerPosting;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.core.timebank.ledger.TimeExpiry;
import org.jspecify.annotations.Nullable;

/**
 * A time bank over a store, with accounts that have names and a clock that a test sets. Its days
 * are those of UTC unless a test says otherwise. Thread-safe once its accounts are open.
 */
public final class LedgerScene {

  /** Now, as a scene begins: a Monday, ten in the morning. */
  public static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

  /** A service an hour before. */
  public static final LocalDateTime EARLIER = LocalDateTime.parse("2026-03-02T09:00:00");

  /** Who sends commands. */
  public static final Actor CLERK = Actor.staff("clerk-7");

  /** Rules with both caps, no overdraft, gifts to children, and time to spend from 60 on. */
  public static final TransferPolicy POLICY =
      new TransferPolicy(600L, 240L, TransferPolicy.Overflow.DONATE, 60, true, Set.of("child"), 0);

  private final LedgerParts parts;
  private final LedgerPolicies policies;
  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final AccountDesk desk;
  private final LedgerDesk together;
  private final LedgerDesk alone;
  private final TimeBank bank;
  private final Map<String, UUID> accounts = new LinkedHashMap<>();

  /** A new community and its bank. */
  public LedgerScene(LedgerParts parts, TransferPolicy policy) {
    this(parts, (transaction, bank, day) -> Optional.of(new LedgerPolicy("sample@1", policy)));
  }

  /** A new community and its bank, whose rules change. */
  public LedgerScene(LedgerParts parts, LedgerPolicies policies) {
    this(parts, policies, ZoneOffset.UTC);
  }

  /** As the other one, with days of another zone. */
  LedgerScene(LedgerParts parts, LedgerPolicies policies, ZoneId zone) {
    this.parts = parts;
    this.policies = policies;
    this.desk =
        new AccountDesk(parts.work(), parts.ledger(), parts.audit(), DecisionScene.IDS, this::now);
    this.together = ledger(policies, LedgerDesk.Sharing.TOGETHER);
    this.alone = ledger(policies, LedgerDesk.Sharing.ALONE);
    Community community = DecisionScene.newCommunity();
    parts.work().write(transaction -> parts.communities().add(transaction, community));
    this.bank = desk.openBank(CLERK, community.id(), zone);
    accounts.put("pool", bank.poolId());
    accounts.put("reserve", bank.reserveId());
  }

  private LedgerDesk ledger(LedgerPolicies policies, LedgerDesk.Sharing sharing) {
    return new LedgerDesk(
        parts.work(),
        parts.ledger(),
        policies,
        parts.audit(),
        DecisionScene.IDS,
        this::now,
        sharing);
  }

  /** The time of this scene. */
  public Instant now() {
    return Objects.requireNonNull(now.get());
  }

  /** Sets the clock, forward or back. */
  public void at(Instant instant) {
    now.set(instant);
  }

  /** The bank. */
  public TimeBank bank() {
    return bank;
  }

  /** Its accounts. */
  public AccountDesk desk() {
    return desk;
  }

  /** Changes of its accounts. */
  public AccountChanges changes() {
    return new AccountChanges(
        parts.work(), parts.ledger(), policies, parts.audit(), DecisionScene.IDS, this::now);
  }

  /** Lets its time run out. */
  TimeExpiry expiry() {
    return new TimeExpiry(parts.work(), parts.ledger(), alone, policies, this::now);
  }

  /** Gives its accounts up. */
  AccountClosing closing() {
    return new AccountClosing(
        parts.work(),
        parts.ledger(),
        alone,
        policies,
        SamePerson.byLogin(),
        parts.audit(),
        DecisionScene.IDS,
        this::now);
  }

  /** Gives its accounts up, one person after the other. */
  ClosingProposals proposals() {
    return new ClosingProposals(
        parts.work(), parts.ledger(), closing(), parts.audit(), DecisionScene.IDS, this::now);
  }

  /** Its ledger, where commands that come at once share a transaction. */
  public LedgerDesk together() {
    return together;
  }

  /** Its ledger, where each command has its own transaction. */
  public LedgerDesk alone() {
    return alone;
  }

  /** Opens an account that was open on all days before. */
  public UUID open(String name, AccountKind kind, @Nullable LocalDate birthDate) {
    UUID id =
        desk.open(CLERK, bank, kind, "holder-" + name, birthDate, LocalDate.EPOCH).orThrow().id();
    accounts.put(name, id);
    return id;
  }

  /** Opens a part of an account, named {@code elder/guaranteed}. */
  public UUID part(String name, Bucket bucket) {
    UUID id = changes().openPart(CLERK, bank, id(name), bucket, LocalDate.EPOCH).orThrow().id();
    accounts.put(name + "/" + bucket.code(), id);
    return id;
  }

  /** Names a part of an account that something else has opened. */
  void adopt(String name, Bucket bucket) {
    changes().parts(id(name)).stream()
        .map(AccountState::account)
        .filter(part -> part.bucket() == bucket)
        .forEach(part -> accounts.put(name + "/" + bucket.code(), part.id()));
  }

  /** Opens accounts that were open on all days before. */
  void openAll(Map<String, LedgerAccount> named) {
    desk.openAll(CLERK, bank, List.copyOf(named.values())).orThrow();
    named.forEach((name, account) -> accounts.put(name, account.id()));
  }

  /** Counts an account in that something else has opened. */
  void name(String name, UUID accountId) {
    accounts.put(name, accountId);
  }

  /** A person of seventy. */
  public UUID elder(String name) {
    return open(name, AccountKind.INDIVIDUAL, LocalDate.of(1956, 1, 1));
  }

  /** A person of thirty. */
  public UUID helper(String name) {
    return open(name, AccountKind.INDIVIDUAL, LocalDate.of(1996, 1, 1));
  }

  /** The account of a name; of one that nobody has, an id that no account has. */
  public UUID id(String name) {
    return Optional.ofNullable(accounts.get(name))
        .orElseGet(() -> UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
  }

  /** A transfer with a new key. */
  public LedgerCommand.Post transfer(TransferKind kind, String from, String to, long minutes) {
    return new LedgerCommand.Post(
        key(), kind, EARLIER, named(from), named(to), minutes, OperationKey.NONE);
  }

  /** A reversal with a new key. */
  public LedgerCommand.Reverse reversal(OperationKey ref) {
    return new LedgerCommand.Reverse(key(), EARLIER, ref);
  }

  /** An operation with names as a command. */
  LedgerCommand command(Operation operation) {
    TransferKind kind = operation.kind();
    OperationKey key = OperationKey.of(operation.key());
    OperationKey ref =
        operation.ref().isEmpty() ? OperationKey.NONE : OperationKey.of(operation.ref());
    return kind == null
        ? new LedgerCommand.Reverse(
            key,
            operation.at(),
            ref,
            named(operation.from()),
            named(operation.to()),
            operation.minutes())
        : new LedgerCommand.Post(
            key,
            kind,
            operation.at(),
            named(operation.from()),
            named(operation.to()),
            operation.minutes(),
            ref);
  }

  private @Nullable UUID named(String name) {
    return name.isEmpty() ? null : id(name);
  }

  /** A key that no command has had. */
  public static OperationKey key() {
    return OperationKey.of(UUID.randomUUID());
  }

  /** Sends a command, alone. */
  public LedgerAnswer send(LedgerCommand command) {
    return alone.send(CLERK, bank, command);
  }

  /** Sends a transfer with a new key, alone. */
  public LedgerAnswer send(TransferKind kind, String from, String to, long minutes) {
    return send(transfer(kind, from, to, minutes));
  }

  /** Sends an hour's service to the community of some day. */
  LedgerAnswer earn(String name, LocalDateTime at, long minutes) {
    return send(
        new LedgerCommand.Post(
            key(), TransferKind.EARN, at, null, id(name), minutes, OperationKey.NONE));
  }

  /** Sends commands in one transaction. */
  List<LedgerAnswer> all(LedgerCommand... commands) {
    return alone.sendAll(
        bank, Arrays.stream(commands).map(command -> new LedgerDesk.Sent(CLERK, command)).toList());
  }

  /** The end of a hold, with a new key. */
  LedgerCommand.End end(OperationKey ref, HoldEnd end, long minutes) {
    return new LedgerCommand.End(key(), EARLIER, ref, end, minutes);
  }

  /** What the ledger is found to be. */
  LedgerCheck.Report check() {
    return checking().check(bank);
  }

  /** Adds its ledger up. */
  LedgerCheck checking() {
    return new LedgerCheck(
        parts.work(),
        parts.ledger(),
        parts.inspection(),
        parts.audit(),
        DecisionScene.IDS,
        this::now);
  }

  /** What an account stands at. */
  public AccountState state(String name) {
    return desk.find(id(name)).orElseThrow();
  }

  /** An account's balance in minutes. */
  public long balance(String name) {
    return state(name).balance();
  }

  /** All accounts and all their postings, as they are written. */
  public Map<String, List<Object>> everything() {
    return parts
        .work()
        .read(
            transaction -> {
              Map<String, List<Object>> all = new LinkedHashMap<>();
              accounts.forEach(
                  (name, id) -> {
                    List<Object> rows = new ArrayList<>();
                    rows.add(parts.ledger().find(transaction, id).orElseThrow());
                    rows.addAll(latestFirst(transaction, id));
                    rows.addAll(parts.journal().pending(transaction, id));
                    all.put(name, rows);
                  });
              return all;
            });
  }

  private List<LedgerPosting> latestFirst(Transaction transaction, UUID id) {
    List<LedgerPosting> all = new ArrayList<>();
    long before = Long.MAX_VALUE;
    List<LedgerPosting> page;
    do {
      page = parts.journal().recorded(transaction, id, before, 1000);
      all.addAll(page);
      before = page.isEmpty() ? 0 : page.get(page.size() - 1).sequence();
    } while (!page.isEmpty());
    return all;
  }

  /** An account's postings, the first recorded first. */
  public List<LedgerPosting> postings(String name) {
    List<LedgerPosting> postings =
        new ArrayList<>(parts.work().read(transaction -> latestFirst(transaction, id(name))));
    Collections.reverse(postings);
    return postings;
  }

  /** The names of all accounts. */
  public Set<String> names() {
    return accounts.keySet();
  }

  /** Events about a command. */
  public List<AuditEvent> events(OperationKey key) {
    return events(key.toUuid());
  }

  /** Events about an account. */
  List<AuditEvent> events(UUID subject) {
    return parts.work().read(tx -> parts.audit().ofSubject(tx, subject.toString())).stream()
        .map(logged -> logged.sealed().event())
        .toList();
  }
}
