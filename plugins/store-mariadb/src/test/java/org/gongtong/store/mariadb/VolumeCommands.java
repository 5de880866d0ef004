package org.gongtong.store.mariadb;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.UUID;
import java.util.stream.IntStream;
import org.gongtong.core.timebank.OperationKey;

/** Loads entries, commands and holds of a bank. Stateless. */
final class VolumeCommands {

  private static final String KEY =
      """
      insert into timebank_key
        (bank, command, content, outcome, kept, figures, recorded_at, entry, hold)
      values (?, ?, ?, ?, ?, null, ?, ?, ?)""";

  private static final String ENTRY =
      """
      insert into timebank_entry
        (id, bank, command, kind, giver, receiver, minutes, kept, effective_at, recorded_at,
         edition, actor_kind, actor_id, reverses)
      values (?, ?, ?, 'earn', null, ?, ?, ?, ?, ?, 'volume@1', 'STAFF', 'clerk-7', null)""";

  private static final String HOLD =
      """
      insert into timebank_hold
        (id, bank, command, account, kind, giver, receiver, minutes, effective_at, expires_at,
         recorded_at, edition, actor_kind, actor_id)
      values (?, ?, ?, ?, 'redeem', ?, ?, 10, '2026-01-01', '2030-01-01', '2026-01-01', 'volume@1',
        'STAFF', 'clerk-7')""";

  private static final LocalDateTime HELD_AT = LocalDateTime.of(2026, 1, 1, 0, 0);

  private VolumeCommands() {}

  static void load(Connection connection, VolumeBank bank, VolumeLoad load, int holding)
      throws SQLException {
    entries(connection, bank, load);
    try (VolumeLoad.Rows keys = load.new Rows(connection, KEY)) {
      for (int command = 0; command < bank.size(); command++) {
        int entry = bank.entryOf(command);
        OperationKey key = new OperationKey(command, 0);
        keys.add(
            statement -> {
              LedgerColumns.set(statement, 1, bank.bank().id());
              LedgerColumns.set(statement, 2, key);
              LedgerColumns.set(statement, 3, key);
              statement.setString(4, "POSTED");
              statement.setLong(5, bank.minutes(entry));
              statement.setObject(6, Columns.utc(bank.recordedAt(entry)));
              LedgerColumns.set(statement, 7, bank.entry(entry));
              LedgerColumns.set(statement, 8, (UUID) null);
            });
      }
      for (int member = 0; member < bank.members(); member += holding) {
        UUID hold = bank.other(1, member);
        OperationKey key = new OperationKey(bank.size(), member);
        keys.add(
            statement -> {
              LedgerColumns.set(statement, 1, bank.bank().id());
              LedgerColumns.set(statement, 2, key);
              LedgerColumns.set(statement, 3, key);
              statement.setString(4, "HELD");
              statement.setLong(5, 0);
              statement.setObject(6, HELD_AT);
              LedgerColumns.set(statement, 7, (UUID) null);
              LedgerColumns.set(statement, 8, hold);
            });
      }
    }
    holds(connection, bank, load, holding);
  }

  private static void entries(Connection connection, VolumeBank bank, VolumeLoad load)
      throws SQLException {
    int[] commands = bank.commands();
    int[] receivers = receivers(bank);
    try (VolumeLoad.Rows entries = load.new Rows(connection, ENTRY)) {
      for (int entry : IntStream.range(0, bank.size()).toArray()) {
        entries.add(
            statement -> {
              LedgerColumns.set(statement, 1, bank.entry(entry));
              LedgerColumns.set(statement, 2, bank.bank().id());
              LedgerColumns.set(statement, 3, new OperationKey(commands[entry], 0));
              LedgerColumns.set(statement, 4, bank.account(receivers[entry]));
              statement.setLong(5, bank.minutes(entry));
              statement.setLong(6, bank.minutes(entry));
              statement.setObject(7, bank.effectiveAt(entry));
              statement.setObject(8, Columns.utc(bank.recordedAt(entry)));
            });
      }
    }
  }

  private static int[] receivers(VolumeBank bank) {
    int[] shared = bank.shared();
    int[] receivers = new int[bank.size()];
    for (int member = 0; member < bank.members(); member++) {
      int receiver = member;
      bank.entries(member, shared, entry -> receivers[entry] = receiver);
    }
    return receivers;
  }

  private static void holds(Connection connection, VolumeBank bank, VolumeLoad load, int holding)
      throws SQLException {
    try (VolumeLoad.Rows holds = load.new Rows(connection, HOLD);
        VolumeLoad.Rows pending =
            load
            .new Rows(
                connection,
                """
                insert into timebank_pending (hold, bank, account, expires_at)
                values (?, ?, ?, '2030-01-01')""")) {
      for (int member = 0; member < bank.members(); member += holding) {
        UUID hold = bank.other(1, member);
        UUID account = bank.account(member);
        OperationKey key = new OperationKey(bank.size(), member);
        holds.add(
            statement -> {
              LedgerColumns.set(statement, 1, hold);
              LedgerColumns.set(statement, 2, bank.bank().id());
              LedgerColumns.set(statement, 3, key);
              LedgerColumns.set(statement, 4, account);
              LedgerColumns.set(statement, 5, account);
              LedgerColumns.set(statement, 6, bank.account(3));
            });
        pending.add(
            statement -> {
              LedgerColumns.set(statement, 1, hold);
              LedgerColumns.set(statement, 2, bank.bank().id());
              LedgerColumns.set(statement, 3, account);
            });
      }
    }
  }
}
