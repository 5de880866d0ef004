package org.gongtong.server.ui.staff.paper;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.gongtong.core.decision.Evidence;
import org.gongtong.core.decision.paper.RecordedLine;
import org.gongtong.core.decision.paper.Sheet;
import org.gongtong.core.decision.paper.SheetAgreement;
import org.gongtong.core.decision.paper.SheetLine;
import org.gongtong.server.http.AddressedMotion;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.ChannelName;
import org.gongtong.server.ui.part.Choice;
import org.gongtong.server.ui.staff.SheetPage;
import org.gongtong.server.ui.staff.SheetState;
import org.gongtong.server.ui.text.Messages;
import org.jspecify.annotations.Nullable;

/** Turns what the core says about sheets into what pages show. Thread-safe. */
final class SheetViews {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
  private static final DateTimeFormatter TO_THE_SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private final MotionOffice office;

  SheetViews(MotionOffice office) {
    this.office = office;
  }

  static SheetState state(Sheet sheet) {
    return switch (sheet.state()) {
      case ENTERED -> SheetState.ENTERED;
      case DIFFERS -> SheetState.DIFFERS;
      case CHECKED -> SheetState.CHECKED;
    };
  }

  /** Who stands behind a row: its recorder and, on paper, its witness. */
  static String people(Evidence evidence) {
    String recorder = evidence.recorder().id();
    return evidence.witness() == null ? recorder : recorder + " · " + evidence.witness();
  }

  /** A choice in words. */
  static String choice(Messages text, String code) {
    Choice choice = TypedSheet.choice(code);
    return choice == null ? text.of("choice.blank") : text.of(choice);
  }

  /** A line in words. */
  static String words(Messages text, AddressedMotion found, SheetLine line) {
    if (line.isNone()) {
      return text.of("settle.none");
    }
    Instant received = line.receivedAt();
    String said =
        text.of(
            "settle.said",
            line.part(),
            choice(text, line.choice()),
            received == null ? "" : time(found.at(received)));
    if (line.proxy() == null) {
      return said;
    }
    return line.proxyUntil() == null
        ? text.of("settle.said-proxy", said, line.proxy())
        : text.of("settle.said-proxy-until", said, line.proxy(), line.proxyUntil().toString());
  }

  /** With its seconds only where there are some: two people may differ in nothing else. */
  private static String time(ZonedDateTime received) {
    return (received.getSecond() == 0 ? TIME : TO_THE_SECOND).format(received);
  }

  /** A sheet as it is looked at. */
  SheetPage sheet(Context context, AddressedMotion found, Sheet sheet) {
    String number = Integer.toString(sheet.number());
    Shell shell =
        office.shell(context, found, Routes.sheet(found.community().slug(), found.id(), number));
    List<SheetPage.EntryRow> entries =
        sheet.entries().stream()
            .map(
                entry ->
                    new SheetPage.EntryRow(
                        entry.round(),
                        entry.actor().id(),
                        found.at(entry.recordedAt()),
                        Objects.requireNonNullElse(entry.reason(), "")))
            .toList();
    boolean checked = state(sheet) == SheetState.CHECKED;
    return new SheetPage(
        shell,
        office.head(shell, found),
        sheet.number(),
        ChannelName.of(sheet.channel()),
        state(sheet),
        found.motion().state().takesBallots(),
        sheet.firstBy().id().equals(office.pages().staff(context).login()),
        entries,
        checked ? lines(found, sheet) : List.of());
  }

  private static List<SheetPage.LineRow> lines(AddressedMotion found, Sheet sheet) {
    Map<Integer, UUID> ballots = new HashMap<>();
    for (RecordedLine line : sheet.recorded()) {
      ballots.put(line.line(), line.ballotId());
    }
    return sheet.agreement().ballots().stream()
        .map(agreed -> line(found, agreed, ballots.get(agreed.line().number())))
        .toList();
  }

  private static SheetPage.LineRow line(
      AddressedMotion found, SheetAgreement.Agreed agreed, @Nullable UUID ballot) {
    SheetLine line = agreed.line();
    Instant received = line.receivedAt();
    return new SheetPage.LineRow(
        line.number(),
        line.part(),
        received == null ? null : found.at(received),
        agreed.recorder().id(),
        agreed.witness().id(),
        ballot == null ? null : ballot.toString());
  }
}
