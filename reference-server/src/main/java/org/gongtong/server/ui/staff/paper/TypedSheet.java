package org.gongtong.server.ui.staff.paper;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.ElectoralRoll;
import org.gongtong.core.decision.paper.SheetLine;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.kernel.TypedId;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.part.ChannelName;
import org.gongtong.server.ui.part.Choice;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.staff.SheetEntryPage;
import org.gongtong.server.ui.text.Messages;
import org.jspecify.annotations.Nullable;

/**
 * A sheet as it was typed into the form. Immutable.
 *
 * @param channel how the papers came in
 * @param received when, as typed for the whole sheet
 * @param lines all lines of the form
 */
record TypedSheet(Channel channel, String received, List<SheetEntryPage.EntryLine> lines) {

  /** An empty form. */
  static TypedSheet empty(Channel channel) {
    List<SheetEntryPage.EntryLine> lines = new ArrayList<>();
    for (int number = 1; number <= SheetLine.MOST; number++) {
      lines.add(new SheetEntryPage.EntryLine(number, "", null, "", "", ""));
    }
    return new TypedSheet(channel, "", lines);
  }

  static TypedSheet of(Context context) {
    List<SheetEntryPage.EntryLine> lines = new ArrayList<>();
    for (int number = 1; number <= SheetLine.MOST; number++) {
      lines.add(
          new SheetEntryPage.EntryLine(
              number,
              Forms.field(context, "part-" + number),
              choice(Forms.field(context, "choice-" + number)),
              Forms.field(context, "received-" + number),
              Forms.field(context, "proxy-" + number),
              Forms.field(context, "until-" + number)));
    }
    Channel channel =
        Channel.find(Forms.field(context, "channel"))
            .filter(found -> found != Channel.WEB)
            .orElse(Channel.PAPER);
    return new TypedSheet(channel, Forms.field(context, "received"), lines);
  }

  /** A choice of the form, or null where none was made. */
  static @Nullable Choice choice(String code) {
    return Stream.of(Choice.values())
        .filter(choice -> choice.code().equals(code))
        .findFirst()
        .orElse(null);
  }

  ChannelName channelName() {
    return ChannelName.of(channel);
  }

  /**
   * The lines filled in, as the core takes them; times that cannot be read are missing.
   *
   * @param day of the sheet's time, where none was typed
   */
  List<SheetLine> read(ElectoralRoll roll, ZoneId zone, LocalDate day) {
    Optional<LocalDateTime> whole = TypedTime.read(received, day);
    LocalDate sheetDay = whole.map(LocalDateTime::toLocalDate).orElse(day);
    List<SheetLine> read = new ArrayList<>();
    for (SheetEntryPage.EntryLine line : lines) {
      if (isFilled(line)) {
        Choice choice = line.choice();
        String proxy = TypedId.fold(line.proxy());
        read.add(
            new SheetLine(
                line.number(),
                TypedPart.on(roll, line.part()),
                choice == null ? "" : choice.code(),
                time(line, whole, sheetDay, zone),
                proxy.isEmpty() ? null : proxy,
                TypedTime.day(line.until()).orElse(null)));
      }
    }
    return read;
  }

  /** Days that cannot be read, which {@link #read} leaves out. */
  List<Reason> unreadable() {
    return lines.stream()
        .flatMap(line -> TypedTime.dayFault(line.number(), line.until()).stream())
        .toList();
  }

  private static boolean isFilled(SheetEntryPage.EntryLine line) {
    return line.choice() != null
        || Stream.of(line.part(), line.received(), line.proxy(), line.until())
            .anyMatch(text -> !text.isBlank());
  }

  private static @Nullable Instant time(
      SheetEntryPage.EntryLine line, Optional<LocalDateTime> whole, LocalDate day, ZoneId zone) {
    Optional<LocalDateTime> own =
        line.received().isBlank() ? whole : TypedTime.read(line.received(), day);
    return own.map(time -> time.atZone(zone).toInstant()).orElse(null);
  }

  /** What was refused, at the field it is about; what is wrong with the sheet's time once. */
  FormErrors errors(Messages text, Language language, List<Reason> refusals) {
    List<FieldError> errors = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (Reason reason : refusals) {
      String line = reason.figures().get("line");
      String field = line == null ? "part-1" : field(reason.code(), Integer.parseInt(line));
      boolean ofTheSheet = line == null || field.equals("received");
      String message =
          line == null || ofTheSheet
              ? text.of("error.with-remedy", reason.text(language), reason.remedy(language))
              : text.of("entry.line-fault", line, reason.text(language), reason.remedy(language));
      if (!ofTheSheet || told.add(field + message)) {
        errors.add(new FieldError(field, message));
      }
    }
    return new FormErrors(errors);
  }

  private String field(String code, int line) {
    return switch (code) {
      case "RECEIVED_MISSING", "TOO_EARLY", "TOO_LATE", "CAST_IN_FUTURE" ->
          lines.get(line - 1).received().isBlank() ? "received" : "received-" + line;
      case "INVALID_CHOICE" -> "choice-" + line;
      case "PROXY_TOO_LONG", "PROXY_OVER_CAP", "PROXY_MISSING" -> "proxy-" + line;
      case "PROXY_EXPIRED", "PROXY_PERIOD_MISSING", "PROXY_UNTIL_UNREADABLE" -> "until-" + line;
      default -> "part-" + line;
    };
  }
}
