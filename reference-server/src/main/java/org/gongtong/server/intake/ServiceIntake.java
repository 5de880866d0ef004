package org.gongtong.server.intake;

import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.kernel.TypedId;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.service.PaperVisits;
import org.gongtong.core.timebank.service.Visit;
import org.gongtong.server.files.Bilingual;
import org.gongtong.server.files.Limits;
import org.gongtong.server.files.TableReader;
import org.gongtong.server.intake.TableIntake.Cells;
import org.jspecify.annotations.Nullable;

/**
 * Reads a sheet of services as it was filled in on paper and typed: a line each, with the day, from
 * when until when, who was helped, who helped, and with what. What a cell cannot say is named here;
 * what a line cannot be, the core says. Confined to one thread.
 *
 * <p>Digits may be full-width, dates {@code 2026-03-02}, {@code 2026/3/2} or {@code 2026年3月2日},
 * times {@code 9:00} or {@code 09:00:00}. An end with a day of its own is that, and {@code 24:00}
 * the midnight after; one without, and not after the beginning, is a mistake and not the next
 * morning.
 */
public final class ServiceIntake {
  private static final Set<ServiceColumn> OPTIONAL =
      EnumSet.of(ServiceColumn.PAYS, ServiceColumn.NOTE);
  private static final Pattern DAY =
      Pattern.compile("([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?");
  private static final Pattern TIME =
      Pattern.compile("([0-9]{1,2})[:时点]([0-9]{1,2})?分?(?::([0-9]{2}))?");

  /** The end of a day, as people write it. */
  private static final Pattern MIDNIGHT = Pattern.compile("24(?:[:时点](?:00)?分?(?::00)?)");

  private static final Pattern SPACES = Pattern.compile("[\\sT]+");

  private final Sheet sheet;
  private final List<PaperVisits.Line> lines = new ArrayList<>();
  private int rows;

  /**
   * What cells are read against.
   *
   * @param zone of the place
   * @param members the id of the member that a cell means, if it is one
   * @param categories what services are called on a day, by code
   */
  public record Sheet(
      ZoneId zone,
      Function<String, Optional<String>> members,
      Function<LocalDate, Map<String, LocalizedText>> categories) {}

  private ServiceIntake(Sheet sheet) {
    this.sheet = sheet;
  }

  /**
   * Reads what was sent, all of it, and leaves the stream open.
   *
   * @param sink gets every fault
   * @throws IOException if the stream, the disk or the sink fails, never because of what is in the
   *     file
   */
  public static Intake<List<PaperVisits.Line>> read(
      InputStream in, String fileName, Limits limits, Sheet sheet, FaultSink sink)
      throws IOException {
    ServiceIntake intake = new ServiceIntake(sheet);
    Intake<List<PaperVisits.Line>> read =
        new TableIntake<>(ServiceColumn.class, ServiceColumn::headings, OPTIONAL, sink)
            .read(TableReader.open(in, fileName, limits), intake::take, () -> intake.lines);
    if (read instanceof Intake.Taken<List<PaperVisits.Line>> taken && taken.value().isEmpty()) {
      return Faults.refuse(
          sink,
          Fault.of(
              new Bilingual("整个文件", "the whole file"), IntakeReason.NO_ROWS.because().refuses()));
    }
    return read;
  }

  private void take(Cells<ServiceColumn> cells) throws IOException {
    rows++;
    if (rows == PaperVisits.MOST + 1) {
      cells.fault(IntakeReason.SHEET_TOO_LONG.because().figure("most", PaperVisits.MOST).refuses());
    }
    LocalDate day = day(cells);
    Instant from = day == null ? null : start(cells, day);
    Instant until = day == null ? null : end(cells, day);
    String receiver = member(cells, ServiceColumn.RECEIVER);
    String provider = member(cells, ServiceColumn.PROVIDER);
    String category = day == null ? null : category(cells, day);
    TransferKind kind = kind(cells);
    String note = note(cells);
    if (from == null
        || until == null
        || receiver == null
        || provider == null
        || category == null
        || kind == null
        || note == null) {
      return;
    }
    if (!until.isAfter(from)) {
      fault(
          cells,
          ServiceColumn.END,
          "结束须晚于开始；跨过半夜的，结束写成“2026-03-03 00:30”",
          "it ends after it begins; past midnight, write the day too: 2026-03-03 00:30");
      return;
    }
    if (rows <= PaperVisits.MOST) {
      Visit visit = new Visit(provider, receiver, category, "", from, until, kind, null, null);
      lines.add(new PaperVisits.Line(cells.row().number(), visit, note));
    }
  }

  private @Nullable LocalDate day(Cells<ServiceColumn> cells) throws IOException {
    LocalDate day = dayOf(folded(cells, ServiceColumn.DATE).replaceFirst("T00:00:00$", ""));
    if (day == null) {
      fault(
          cells,
          ServiceColumn.DATE,
          "写成 2026-03-02，并核对这一天是否存在",
          "write it like 2026-03-02, and check that there is such a day");
    }
    return day;
  }

  private static @Nullable LocalDate dayOf(String text) {
    Matcher form = DAY.matcher(text);
    if (!form.matches()) {
      return null;
    }
    try {
      return LocalDate.of(number(form, 1), number(form, 2), number(form, 3));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int number(Matcher form, int group) {
    String digits = form.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static @Nullable LocalTime timeOf(String text) {
    Matcher form = TIME.matcher(text);
    if (!form.matches()) {
      return null;
    }
    try {
      return LocalTime.of(number(form, 1), number(form, 2), number(form, 3));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private @Nullable Instant start(Cells<ServiceColumn> cells, LocalDate day) throws IOException {
    LocalTime time = timeOf(folded(cells, ServiceColumn.START));
    return time == null
        ? malformed(cells, ServiceColumn.START)
        : instant(cells, ServiceColumn.START, day.atTime(time));
  }

  private @Nullable Instant end(Cells<ServiceColumn> cells, LocalDate day) throws IOException {
    String[] parts = SPACES.split(folded(cells, ServiceColumn.END), -1);
    LocalDate own = parts.length == 2 ? dayOf(parts[0]) : day;
    LocalTime time = timeOf(parts[parts.length - 1]);
    if (parts.length <= 2 && own != null && MIDNIGHT.matcher(parts[parts.length - 1]).matches()) {
      return instant(cells, ServiceColumn.END, own.plusDays(1).atStartOfDay());
    }
    return parts.length > 2 || own == null || time == null
        ? malformed(cells, ServiceColumn.END)
        : instant(cells, ServiceColumn.END, own.atTime(time));
  }

  private @Nullable Instant malformed(Cells<ServiceColumn> cells, ServiceColumn column)
      throws IOException {
    fault(
        cells,
        column,
        "写成 09:00 这样的时刻，不写“上午”或时长",
        "write a time like 09:00, not a word nor how long it took");
    return null;
  }

  /** Where clocks are set forward, an hour is not there. */
  private @Nullable Instant instant(
      Cells<ServiceColumn> cells, ServiceColumn column, LocalDateTime local) throws IOException {
    if (sheet.zone().getRules().getValidOffsets(local).isEmpty()) {
      fault(
          cells,
          column,
          "当地那天没有这个时刻（夏令时拨快），请核对",
          "clocks were set forward: there was no such time on that day");
      return null;
    }
    return local.atZone(sheet.zone()).toInstant();
  }

  private @Nullable String member(Cells<ServiceColumn> cells, ServiceColumn column)
      throws IOException {
    String typed = TypedId.fold(cells.text(column));
    if (rows > PaperVisits.MOST) {
      return typed; // It is entered in no case, and nobody looks a hundred thousand members up.
    }
    Optional<String> found = typed.isEmpty() ? Optional.empty() : sheet.members().apply(typed);
    if (found.isEmpty()) {
      fault(
          cells,
          column,
          "写成员的业主编号、人员编号或账户编号，不写姓名；没有账户的先开立；一个业主编号对应几名成员的，写人员编号",
          "write a member's owner's id, person's id or account's id, no name; have the account opened"
              + " first; where several members stand behind an owner's id, write the person's");
    }
    return found.orElse(null);
  }

  private @Nullable String category(Cells<ServiceColumn> cells, LocalDate day) throws IOException {
    String typed = folded(cells, ServiceColumn.CATEGORY);
    Map<String, LocalizedText> categories = new TreeMap<>(sheet.categories().apply(day));
    if (categories.isEmpty()) {
      fault(
          cells,
          ServiceColumn.DATE,
          "那天还没有时间银行的规则，请核对日期",
          "the time bank had no rules on that day; check the date");
      return null;
    }
    for (Map.Entry<String, LocalizedText> one : categories.entrySet()) {
      if (typed.equalsIgnoreCase(one.getKey())
          || typed.equals(one.getValue().zh())
          || typed.equalsIgnoreCase(one.getValue().en())) {
        return one.getKey();
      }
    }
    List<String> zh = categories.values().stream().map(LocalizedText::zh).toList();
    fault(
        cells,
        ServiceColumn.CATEGORY,
        "写其中一项：" + String.join("、", zh),
        "write one of: " + String.join(", ", categories.keySet()));
    return null;
  }

  private @Nullable TransferKind kind(Cells<ServiceColumn> cells) throws IOException {
    String typed = folded(cells, ServiceColumn.PAYS).toLowerCase(Locale.ROOT);
    return switch (typed) {
      case "", "接受方", "receiver" -> TransferKind.REDEEM;
      case "社区", "community" -> TransferKind.EARN;
      default -> {
        fault(
            cells,
            ServiceColumn.PAYS,
            "写“接受方”或“社区”；空着就是接受方",
            "write receiver or community; blank is the receiver");
        yield null;
      }
    };
  }

  private @Nullable String note(Cells<ServiceColumn> cells) throws IOException {
    String note = cells.text(ServiceColumn.NOTE).strip();
    if (note.length() > PaperVisits.NOTE_MOST || TypedId.hasInvisible(note)) {
      fault(
          cells,
          ServiceColumn.NOTE,
          "至多 " + PaperVisits.NOTE_MOST + " 个字符，不换行，不写姓名",
          "up to " + PaperVisits.NOTE_MOST + " characters in one line, without names");
      return null;
    }
    return note;
  }

  /** A cell with full-width digits and signs made narrow. */
  private static String folded(Cells<ServiceColumn> cells, ServiceColumn column) {
    return Normalizer.normalize(cells.text(column), Normalizer.Form.NFKC).strip();
  }

  private static void fault(Cells<ServiceColumn> cells, ServiceColumn column, String zh, String en)
      throws IOException {
    cells.fault("SERVICE_", column, zh, en);
  }
}
