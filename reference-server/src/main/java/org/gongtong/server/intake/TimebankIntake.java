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
import org.gongtong.server.files.Bilingual;
import org.gongtong.server.files.FileNotice;
import org.gongtong.server.files.FileProblem;
import org.gongtong.server.files.Limits;
import org.gongtong.server.files.Reading;
import org.gongtong.server.files.Row;
import org.gongtong.server.files.TableReader;
import org.gongtong.server.files.TableSource;
import org.gongtong.server.files.TableStep;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of a time bank's replay: accounts, kinships and operations. Ids are kept exactly
 * as written. Confined to one thread.
 *
 * @param <T> what a row becomes
 */
public final class TimebankIntake<T> {

  private static final String REVERSE = "reverse";
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");

  private final Set<TimebankColumn> wanted;
  private final RowReader<T> reader;
  private final List<T> rows = new ArrayList<>();
  private final Faults faults = new Faults(FaultSink.none());

  private TimebankIntake(Set<TimebankColumn> wanted, RowReader<T> reader) {
    this.wanted = wanted;
    this.reader = reader;
  }

  /** Makes something of a row; null if a fault was added. */
  private interface RowReader<T> {
    @Nullable T read(Cells cells) throws IOException;
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

  private static Members.@Nullable Account account(Cells cells) throws IOException {
    String id = cells.text(TimebankColumn.ACCOUNT_ID);
    if (id.isEmpty()) {
      cells.fault(TimebankColumn.ACCOUNT_ID, "账户须有编号", "an account needs an id");
    }
    AccountKind kind =
        cells.parsed(
            TimebankColumn.KIND,
            text -> AccountKind.find(text).orElse(null),
            "类型须为 individual、group、pool 或 reserve",
            "a kind is individual, group, pool or reserve");
    String birth = cells.text(TimebankColumn.BIRTH_DATE);
    LocalDate date =
        birth.isEmpty()
            ? null
            : cells.parsed(
                TimebankColumn.BIRTH_DATE,
                text -> orNull(text, LocalDate::parse),
                "日期须写成 1960-02-29",
                "write the date like 1960-02-29");
    return kind == null ? null : new Members.Account(id, kind, date);
  }

  private static @Nullable Operation operation(Cells cells) throws IOException {
    String key = cells.text(TimebankColumn.OP_ID);
    if (key.isEmpty()) {
      cells.fault(TimebankColumn.OP_ID, "操作须有编号", "an operation needs an id");
    }
    LocalDateTime at =
        cells.parsed(
            TimebankColumn.AT,
            text -> orNull(text, LocalDateTime::parse),
            "时间须写成 2026-03-01T08:00:00",
            "write the time like 2026-03-01T08:00:00");
    Optional<TransferKind> kind = TransferKind.find(cells.text(TimebankColumn.TYPE));
    boolean reversal = cells.text(TimebankColumn.TYPE).equals(REVERSE);
    if (kind.isEmpty() && !reversal) {
      cells.fault(
          TimebankColumn.TYPE,
          "类型须为 earn、redeem、gift、donate、grant 或 reverse",
          "a type is earn, redeem, gift, donate, grant or reverse");
    }
    Long minutes =
        cells.text(TimebankColumn.MINUTES).isEmpty()
            ? Long.valueOf(0)
            : cells.parsed(
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

  private static <V> @Nullable V orNull(String text, Function<String, V> parse) {
    try {
      return parse.apply(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private Intake<List<T>> read(Path file, Limits limits) throws IOException {
    Reading reading = TableReader.open(file, limits);
    if (reading instanceof Reading.Refused refused) {
      return Faults.refuse(FaultSink.none(), Fault.of(refused.problem()));
    }
    try (TableSource table = ((Reading.Ready) reading).table()) {
      Columns<TimebankColumn> columns =
          Columns.find(
              table.header(),
              TimebankColumn.class,
              TimebankColumn::headings,
              EnumSet.complementOf(EnumSet.copyOf(wanted)));
      for (Fault fault : columns.faults()) {
        faults.add(fault);
      }
      return faults.isEmpty() ? rows(table, columns) : faults.refuse(0, columns.dropped());
    }
  }

  private Intake<List<T>> rows(TableSource table, Columns<TimebankColumn> columns)
      throws IOException {
    int count = 0;
    while (true) {
      TableStep step = table.next();
      if (step instanceof TableStep.Refused refused) {
        return Faults.refuse(FaultSink.none(), Fault.of(refused.problem()));
      }
      if (!(step instanceof TableStep.NextRow next)) {
        break;
      }
      count++;
      for (FileProblem problem : next.row().problems()) {
        faults.add(Fault.of(problem));
      }
      T read = reader.read(new Cells(next.row(), columns, faults));
      if (read != null && faults.isEmpty()) {
        rows.add(read);
      }
    }
    return faults.isEmpty()
        ? new Intake.Taken<>(
            rows,
            table.digest().sha256(),
            columns.dropped(),
            table.notices().stream().map(FileNotice::text).toList())
        : faults.refuse(count, columns.dropped());
  }

  /** The cells of a row by their columns. */
  private record Cells(Row row, Columns<TimebankColumn> columns, Faults faults) {

    String text(TimebankColumn column) {
      Integer at = columns.at().get(column);
      return at == null ? "" : row.cell(at).text();
    }

    <V> @Nullable V parsed(
        TimebankColumn column, Function<String, @Nullable V> parse, String zh, String en)
        throws IOException {
      V value = parse.apply(text(column));
      if (value == null) {
        fault(column, zh, en);
      }
      return value;
    }

    void fault(TimebankColumn column, String zh, String en) throws IOException {
      String value = text(column);
      String brief = value.length() <= 40 ? value : value.substring(0, 40) + "…";
      faults.add(
          new Fault(
              new Bilingual("第 " + row.number() + " 行", "row " + row.number()),
              new Bilingual(column.headings().get(1), column.headings().get(0)),
              brief,
              "TIMEBANK_" + column.name(),
              new Bilingual(brief, brief),
              new Bilingual(zh, en)));
    }
  }
}
