package org.gongtong.server.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.Members;
import org.gongtong.core.timebank.Operation;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.server.files.Limits;
import org.gongtong.server.intake.TableIntake.Cells;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of a time bank's replay: accounts, kinships and operations. Ids are kept exactly
 * as written. Confined to one thread.
 *
 * @param <T> what a row becomes
 */
public final class TimebankIntake<T> {

  private static final String REVERSE = "reverse";
  private static final Set<TransferKind> ASKED_FOR =
      EnumSet.range(TransferKind.EARN, TransferKind.GRANT);

  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");

  private final Set<TimebankColumn> wanted;
  private final RowReader<T> reader;
  private final List<T> rows = new ArrayList<>();

  private TimebankIntake(Set<TimebankColumn> wanted, RowReader<T> reader) {
    this.wanted = wanted;
    this.reader = reader;
  }

  /** Makes something of a row; null if a fault was added. */
  private interface RowReader<T> {
    @Nullable T read(Cells<TimebankColumn> cells) throws IOException;
  }

  /** Reads accounts: {@code account_id, kind, birth_date}. */
  public static Intake<List<Members.Account>> accounts(Path file, Limits limits)
      throws IOException {
    return new TimebankIntake<>(
            EnumSet.of(TimebankColumn.ACCOUNT_ID, TimebankColumn.KIND, TimebankColumn.BIRTH_DATE),
            TimebankIntake::account)
        .read(file, limits);
  }

  /** Reads kinships: {@code a, b, relation}, where b is a's relation. */
  public static Intake<List<Members.Kinship>> kinships(Path file, Limits limits)
      throws IOException {
    return new TimebankIntake<>(
            EnumSet.of(TimebankColumn.A, TimebankColumn.B, TimebankColumn.RELATION),
            cells ->
                new Members.Kinship(
                    cells.text(TimebankColumn.A),
                    cells.text(TimebankColumn.B),
                    cells.text(TimebankColumn.RELATION)))
        .read(file, limits);
  }

  /** Reads operations: {@code op_id, at, type, from, to, minutes, ref}. */
  public static Intake<List<Operation>> operations(Path file, Limits limits) throws IOException {
    return new TimebankIntake<>(
            EnumSet.range(TimebankColumn.OP_ID, TimebankColumn.REF), TimebankIntake::operation)
        .read(file, limits);
  }

  private static Members.@Nullable Account account(Cells<TimebankColumn> cells) throws IOException {
    String id = cells.text(TimebankColumn.ACCOUNT_ID);
    if (id.isEmpty()) {
      fault(cells, TimebankColumn.ACCOUNT_ID, "账户须有编号", "an account needs an id");
    }
    AccountKind kind =
        parsed(
            cells,
            TimebankColumn.KIND,
            text -> AccountKind.find(text).orElse(null),
            "类型须为 individual、group、pool 或 reserve",
            "a kind is individual, group, pool or reserve");
    String birth = cells.text(TimebankColumn.BIRTH_DATE);
    LocalDate date =
        birth.isEmpty()
            ? null
            : parsed(
                cells,
                TimebankColumn.BIRTH_DATE,
                text -> orNull(text, TimebankIntake::day),
                "日期须写成 1960-02-29",
                "write the date like 1960-02-29");
    return kind == null ? null : new Members.Account(id, kind, date);
  }

  private static @Nullable Operation operation(Cells<TimebankColumn> cells) throws IOException {
    String key = cells.text(TimebankColumn.OP_ID);
    if (key.isEmpty()) {
      fault(cells, TimebankColumn.OP_ID, "操作须有编号", "an operation needs an id");
    }
    LocalDateTime at =
        parsed(
            cells,
            TimebankColumn.AT,
            text -> orNull(text, TimebankIntake::time),
            "时间须写成 2026-03-01T08:00:00",
            "write the time like 2026-03-01T08:00:00");
    Optional<TransferKind> kind =
        TransferKind.find(cells.text(TimebankColumn.TYPE)).filter(ASKED_FOR::contains);
    boolean reversal = cells.text(TimebankColumn.TYPE).equals(REVERSE);
    if (kind.isEmpty() && !reversal) {
      fault(
          cells,
          TimebankColumn.TYPE,
          "类型须为 earn、redeem、gift、donate、grant 或 reverse",
          "a type is earn, redeem, gift, donate, grant or reverse");
    }
    Long minutes =
        cells.text(TimebankColumn.MINUTES).isEmpty()
            ? Long.valueOf(0)
            : parsed(
                cells,
                TimebankColumn.MINUTES,
                text -> WHOLE.matcher(text).matches() ? Long.valueOf(text) : null,
                "分钟数须为不超过 18 位的整数",
                "minutes are a whole number of up to 18 digits");
    if (at == null || minutes == null) {
      return null;
    }
    return new Operation(
        key,
        at,
        kind.orElse(null),
        cells.text(TimebankColumn.FROM),
        cells.text(TimebankColumn.TO),
        minutes,
        cells.text(TimebankColumn.REF));
  }

  private static LocalDate day(String text) {
    return inReach(LocalDate.parse(text), LocalDate::getYear);
  }

  private static LocalDateTime time(String text) {
    return inReach(LocalDateTime.parse(text), LocalDateTime::getYear);
  }

  /** Other years are slips of the pen, and some have no place in the arithmetic of days. */
  private static <V> V inReach(V value, Function<V, Integer> year) {
    if (year.apply(value) < 1800 || year.apply(value) > 9999) {
      throw new DateTimeException("a year from 1800 to 9999");
    }
    return value;
  }

  private static <V> @Nullable V orNull(String text, Function<String, V> parse) {
    try {
      return parse.apply(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private Intake<List<T>> read(Path file, Limits limits) throws IOException {
    return new TableIntake<>(
            TimebankColumn.class,
            TimebankColumn::headings,
            EnumSet.complementOf(EnumSet.copyOf(wanted)))
        .read(
            file,
            limits,
            cells -> {
              T read = reader.read(cells);
              if (read != null) {
                rows.add(read);
              }
            },
            () -> rows);
  }

  private static void fault(
      Cells<TimebankColumn> cells, TimebankColumn column, String zh, String en) throws IOException {
    cells.fault("TIMEBANK_", column, zh, en);
  }

  private static <V> @Nullable V parsed(
      Cells<TimebankColumn> cells,
      TimebankColumn column,
      Function<String, @Nullable V> parse,
      String zh,
      String en)
      throws IOException {
    V value = parse.apply(cells.text(column));
    if (value == null) {
      fault(cells, column, zh, en);
    }
    return value;
  }
}
