package org.gongtong.server.ui.timebank;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.bank.BankServices;
import org.gongtong.core.timebank.bank.PostedService;
import org.gongtong.core.timebank.ledger.LedgerEntry;
import org.gongtong.core.timebank.ledger.Statements;
import org.gongtong.core.timebank.service.Appointment;
import org.gongtong.core.timebank.service.AppointmentReader;
import org.gongtong.server.ui.text.Messages;
import org.gongtong.server.ui.text.MinuteWords;
import org.gongtong.server.ui.timebank.MemberOffice.Member;

/** Says what lines of a statement were, as their account's holder sees it. Thread-safe. */
final class StatementWords {
  private final BankServices services;
  private final AppointmentReader visits;
  private final VisitViews views;

  StatementWords(BankServices services, AppointmentReader visits, VisitViews views) {
    this.services = services;
    this.visits = visits;
    this.views = views;
  }

  /** What each line was, by its sequence. */
  Map<Long, String> of(Messages text, Member member, List<Statements.Line> lines) {
    Map<OperationKey, PostedService> known =
        services.services(
            member.bank(), lines.stream().map(line -> line.entry().key()).distinct().toList());
    Map<Long, String> words = new HashMap<>();
    for (Statements.Line line : lines) {
      String what = what(text, line.entry(), line.posting().minutes());
      words.put(
          line.posting().sequence(),
          visit(known, line.entry())
              .map(visit -> views.category(text, member, visit.visit().category(), visit.day()))
              .map(category -> text.of("statement.service", what, category))
              .orElse(what));
    }
    return words;
  }

  /** The visit that an entry pays for. */
  Optional<Appointment> visit(Member member, LedgerEntry entry) {
    return visit(services.services(member.bank(), List.of(entry.key())), entry);
  }

  private Optional<Appointment> visit(Map<OperationKey, PostedService> known, LedgerEntry entry) {
    return Optional.ofNullable(known.get(entry.key()))
        .flatMap(service -> visits.find(service.appointmentId()));
  }

  static String what(Messages text, LedgerEntry entry, long minutes) {
    if (entry.reverses() != null) {
      return text.of("statement.back", kind(text, entry, -minutes));
    }
    return kind(text, entry, minutes);
  }

  private static String kind(Messages text, LedgerEntry entry, long minutes) {
    boolean in = minutes > 0;
    return switch (entry.kind()) {
      case EARN -> text.of("statement.earn");
      case REDEEM -> text.of(in ? "statement.redeem-in" : "statement.redeem-out");
      case GIFT -> text.of(in ? "statement.gift-in" : "statement.gift-out");
      case DONATE -> text.of("statement.donate-out");
      case GRANT -> text.of("statement.grant-in");
      case EXPIRE -> text.of("statement.expire");
      case SUCCEED -> text.of(in ? "statement.succeed-in" : "statement.succeed-out");
      case MERGE -> text.of(in ? "statement.merge-in" : "statement.merge-out");
      case RETURN -> text.of("statement.return");
      case SETTLE -> text.of(in ? "statement.settle-in" : "statement.settle-out");
    };
  }

  /** Minutes with their sign, in words. */
  static String signed(Messages text, long minutes) {
    return (minutes < 0 ? "\u2212 " : "+ ") + MinuteWords.of(text, minutes);
  }

  /** A balance in words, with a sign where it is below zero. */
  static String balance(Messages text, long minutes) {
    return minutes < 0 ? signed(text, minutes) : MinuteWords.of(text, minutes);
  }
}
