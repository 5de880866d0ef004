package org.gongtong.store.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.place.Community;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.TransferOutcome;
import org.gongtong.core.timebank.TransferPolicy;
import org.gongtong.core.timebank.ledger.AccountDesk;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.HoldEnd;
import org.gongtong.core.timebank.ledger.LedgerAccount;
import org.gongtong.core.timebank.ledger.LedgerAnswer;
import org.gongtong.core.timebank.ledger.LedgerCheck;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.core.timebank.ledger.LedgerPolicy;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.store.mariadb.embedded.DatabaseAccess;
import org.gongtong.testkit.store.LedgerParts;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * A bank with a few accounts that all writers share, commands that follow from their keys, and what
 * was answered to them. A key is a writer's number and a count from 1, so whoever knows a key can
 * send its command again, after any crash. Thread-safe.
 */
final class LedgerLoad {

  private static final Actor CLERK = Actor.staff("clerk-7");

  private static final LocalDateTime DAY = LocalDateTime.parse("2020-01-06T09:00:00");

  private static final Instant EXPIRES = Instant.parse("2020-02-01T00:00:00Z");

  private static final IdSource IDS = new IdSource(InstantSource.system(), new SecureRandom());

  private static final LedgerPolicy POLICY =
      new LedgerPolicy(
          "sample@1",
          new TransferPolicy(null, null, TransferPolicy.Overflow.DONATE, 0, false, Set.of(), 6000));

  private final TimeBank bank;
  private final List<UUID> accounts;
  private final Map<OperationKey, TransferOutcome> answered = new ConcurrentHashMap<>();

  private LedgerLoad(TimeBank bank, List<UUID> accounts) {
    this.bank = bank;
    // In an order that does not depend on who asks: commands follow from it.
    this.accounts = accounts.stream().sorted(Comparator.comparing(UUID::toString)).toList();
  }

  /** A new community, its bank and a few accounts, so that writers meet. */
  static LedgerLoad open(LedgerParts parts) {
    return open(parts, 24);
  }

  /** As the other one, with so many accounts. */
  static LedgerLoad open(LedgerParts parts, int count) {
    AccountDesk desk =
        new AccountDesk(parts.work(), parts.ledger(), parts.audit(), IDS, InstantSource.system());
    UUID id = IDS.next();
    Community community =
        new Community(
            id,
            "c" + Long.toHexString(id.getLeastSignificantBits()),
            LocalizedText.of("社区", "community"),
            LocalizedText.of("市", "city"),
            ScopeCode.of("cn"),
            ZoneOffset.UTC);
    parts.work().write(transaction -> parts.communities().add(transaction, community));
    TimeBank bank = desk.openBank(CLERK, community.id(), ZoneOffset.UTC);
    List<LedgerAccount> accounts =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    new LedgerAccount(
                        IDS.next(),
                        bank.id(),
                        AccountKind.INDIVIDUAL,
                        "holder-" + i,
                        null,
                        LocalDate.EPOCH,
                        null))
            .toList();
    desk.openAll(CLERK, bank, accounts).orThrow();
    return new LedgerLoad(bank, accounts.stream().map(LedgerAccount::id).toList());
  }

  /** As another process made it. */
  static LedgerLoad of(LedgerParts parts, HikariDataSource pool, UUID bankId) {
    TimeBank bank = parts.work().read(tx -> parts.ledger().findBank(tx, bankId)).orElseThrow();
    return new LedgerLoad(
        bank,
        Jdbi.create(pool)
            .withHandle(
                handle ->
                    handle
                        .createQuery("select id from timebank_account where bank = ? and kind = ?")
                        .bind(0, bankId.toString())
                        .bind(1, AccountKind.INDIVIDUAL.code())
                        .mapTo(UUID.class)
                        .list()));
  }

  /** Connections that are given up soon. */
  static HikariDataSource pool(DatabaseAccess access, int connections) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(access.jdbcUrl());
    config.setUsername(access.user());
    config.setPassword(access.password());
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(2_000);
    config.setInitializationFailTimeout(-1);
    config.addDataSourceProperty("useServerPrepStmts", "true");
    config.addDataSourceProperty("cachePrepStmts", "true");
    // As the how-to of clusters has it, and sooner: a node may leave somebody without an answer.
    config.addDataSourceProperty("socketTimeout", "20000");
    return new HikariDataSource(config);
  }

  UUID bankId() {
    return bank.id();
  }

  /** A desk over a store, at which commands that come at once share a transaction. */
  static LedgerDesk desk(LedgerParts parts) {
    return new LedgerDesk(
        parts.work(),
        parts.ledger(),
        (transaction, bank, day) -> Optional.of(POLICY),
        parts.audit(),
        IDS,
        InstantSource.system(),
        LedgerDesk.Sharing.TOGETHER);
  }

  /** The command of a key. */
  LedgerCommand command(OperationKey key) {
    SplittableRandom random = new SplittableRandom(key.high() * 1_000_003 + key.low());
    UUID from = accounts.get(random.nextInt(accounts.size()));
    UUID to = accounts.get(random.nextInt(accounts.size()));
    long minutes = 1 + random.nextInt(120);
    OperationKey before = new OperationKey(key.high(), key.low() - 1);
    return switch ((int) (key.low() % 10)) {
      case 1 -> new LedgerCommand.Reverse(key, DAY, before);
      case 3 -> new LedgerCommand.Hold(key, TransferKind.REDEEM, DAY, from, to, minutes, EXPIRES);
      case 4 ->
          new LedgerCommand.End(
              key, DAY, before, random.nextBoolean() ? HoldEnd.POSTED : HoldEnd.VOIDED, 1);
      case 5 -> post(key, TransferKind.EARN, null, to, minutes);
      case 6 -> post(key, TransferKind.DONATE, from, null, minutes);
      case 7 -> post(key, TransferKind.GRANT, null, to, minutes);
      default -> post(key, TransferKind.REDEEM, from, to, minutes);
    };
  }

  private static LedgerCommand post(
      OperationKey key, TransferKind kind, UUID from, UUID to, long minutes) {
    return new LedgerCommand.Post(key, kind, DAY, from, to, minutes, OperationKey.NONE);
  }

  /** Sends the command of a key and notes its answer. */
  LedgerAnswer send(LedgerDesk desk, OperationKey key) {
    LedgerAnswer answer = desk.send(CLERK, bank, command(key));
    acknowledged(key, answer.outcome());
    return answer;
  }

  /** What somebody was told. */
  void acknowledged(OperationKey key, TransferOutcome outcome) {
    TransferOutcome before = answered.put(key, outcome);
    assertThat(before == null || before == outcome).as("the outcome of a key is final").isTrue();
  }

  int acknowledged() {
    return answered.size();
  }

  /** All balances on one view. */
  long total(LedgerParts parts) {
    return parts
        .work()
        .read(
            transaction -> {
              long sum = 0;
              for (UUID account : accounts) {
                sum += balance(parts, transaction, account);
              }
              return sum
                  + balance(parts, transaction, bank.poolId())
                  + balance(parts, transaction, bank.reserveId());
            });
  }

  private static long balance(LedgerParts parts, Transaction transaction, UUID account) {
    return parts.ledger().find(transaction, account).map(AccountState::balance).orElseThrow();
  }

  /**
   * Every command that was answered is there once, as it was answered; the ledger is sound.
   *
   * @param unanswered how many more there may be, whose answers nobody has had
   */
  void verify(LedgerParts parts, HikariDataSource pool, int unanswered) {
    Map<OperationKey, TransferOutcome> there = new HashMap<>();
    Jdbi.create(pool)
        .useHandle(
            handle -> {
              handle
                  .createQuery("select command, outcome from timebank_key where bank = ?")
                  .bind(0, bank.id().toString())
                  .map(
                      (row, context) ->
                          Map.entry(
                              LedgerColumns.key(row, "command"),
                              TransferOutcome.valueOf(row.getString("outcome"))))
                  .forEach(one -> there.put(one.getKey(), one.getValue()));
              long posted = there.values().stream().filter(TransferOutcome::isPosted).count();
              assertThat(count(handle, "select count(*) from timebank_entry where bank = :b"))
                  .as("an entry for each command that posted one")
                  .isEqualTo(posted);
              assertThat(
                      count(
                          handle,
                          "select count(*) - count(distinct command) from timebank_entry"
                              + " where bank = :b"))
                  .as("commands that were done twice")
                  .isZero();
              assertThat(
                      count(
                          handle,
                          """
                          select count(*) from audit_event e
                          where e.area = 'timebank' and json_value(e.data, '$.bank') = :b
                            and e.type in ('transfer-posted', 'transfer-reversed', 'hold-placed',
                              'hold-ended', 'command-refused')"""))
                  .as("an event for each command")
                  .isEqualTo(there.size());
            });
    assertThat(there).as("what was acknowledged").containsAllEntriesOf(answered);
    assertThat(there.size() - answered.size()).as("what was not").isBetween(0, unanswered);
    LedgerCheck check =
        new LedgerCheck(
            parts.work(),
            parts.ledger(),
            parts.inspection(),
            parts.audit(),
            IDS,
            InstantSource.system());
    assertThat(check.check(bank).faults()).isEmpty();
    assertThat(total(parts)).isZero();
  }

  private long count(Handle handle, String sql) {
    return handle.createQuery(sql).bind("b", bank.id().toString()).mapTo(Long.class).one();
  }
}
