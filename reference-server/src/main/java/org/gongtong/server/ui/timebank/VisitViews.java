package org.gongtong.server.ui.timebank;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gongtong.core.timebank.bank.MemberReader;
import org.gongtong.core.timebank.service.Appointment;
import org.gongtong.core.timebank.service.AppointmentState;
import org.gongtong.core.timebank.service.Dispute;
import org.gongtong.core.timebank.service.Ending;
import org.gongtong.core.timebank.service.Party;
import org.gongtong.core.timebank.service.ServicePolicy;
import org.gongtong.core.timebank.service.Side;
import org.gongtong.server.ui.text.Messages;
import org.gongtong.server.ui.timebank.MemberOffice.Member;

/** Puts visits into words for one of their sides. Thread-safe. */
final class VisitViews {

  /** Visits that are still to come or wait for somebody. */
  static final Set<AppointmentState> AHEAD =
      EnumSet.of(
          AppointmentState.PROPOSED,
          AppointmentState.AGREED,
          AppointmentState.UNDER_WAY,
          AppointmentState.DONE);

  private final MemberReader members;

  VisitViews(MemberReader members) {
    this.members = members;
  }

  /** For which side a member speaks: his own, or that of a minor whose guardian he is. */
  static Optional<Party> party(Member member, Appointment visit) {
    for (Side side : Side.values()) {
      if (visit.visit().member(side).equals(member.id())) {
        return Optional.of(new Party(side, member.id()));
      }
    }
    for (Side side : Side.values()) {
      if (member.minors().contains(visit.visit().member(side))) {
        return Optional.of(new Party(side, member.id()));
      }
    }
    return Optional.empty();
  }

  /** Whether he speaks for somebody else. */
  static boolean speaksFor(Appointment visit, Party party) {
    return !visit.visit().member(party.side()).equals(party.member());
  }

  VisitRow row(Messages text, Member member, Appointment visit, Party party) {
    String role = party.side() == Side.PROVIDER ? "provider" : "receiver";
    if (speaksFor(visit, party)) {
      role = role + "-for";
    }
    String key =
        switch (role) {
          case "provider" -> "visit.role.provider";
          case "receiver" -> "visit.role.receiver";
          case "provider-for" -> "visit.role.provider-for";
          default -> "visit.role.receiver-for";
        };
    return new VisitRow(
        visit.id(),
        category(text, member, visit),
        when(text, visit),
        text.of(key),
        text.sentence(visit.state().text().in(text.language().inCore())),
        waits(text, visit, party));
  }

  /** From when until when it was, or is to be. */
  private static String when(Messages text, Appointment visit) {
    Instant from = visit.visit().from();
    Instant until = visit.visit().until();
    Optional<Appointment.Span> taken = visit.span();
    if (taken.isPresent()) {
      from = taken.get().from();
      until = taken.get().until();
    }
    return window(text, from, until, visit.zone());
  }

  /** A window of time in words. */
  static String window(Messages text, Instant from, Instant until, ZoneId zone) {
    ZonedDateTime begin = from.atZone(zone);
    ZonedDateTime end = until.atZone(zone);
    boolean sameDay = begin.toLocalDate().equals(end.toLocalDate());
    return text.of("visit.until", text.at(begin), sameDay ? text.time(end) : text.at(end));
  }

  /** The name of a category by the rules of the day; its code where they have none. */
  private String category(Messages text, Member member, Appointment visit) {
    return category(text, member, visit.visit().category(), visit.day());
  }

  String category(Messages text, Member member, String code, LocalDate day) {
    return members
        .services(member.community(), day)
        .asOptional()
        .map(ServicePolicy::categories)
        .map(categories -> categories.get(code))
        .map(name -> text.sentence(name.in(text.language().inCore())))
        .orElse(code);
  }

  private static String waits(Messages text, Appointment visit, Party party) {
    return switch (visit.state()) {
      case PROPOSED ->
          visit.progress().agreed().containsKey(party.side()) ? "" : text.of("visit.waits.agree");
      case DONE ->
          visit.progress().confirmed().containsKey(party.side())
              ? ""
              : text.of("visit.waits.confirm");
      case UNDER_WAY -> text.of("visit.waits.code");
      case AGREED, CANCELLED, NO_SHOW, LAPSED, DISPUTED, MEDIATION, CONFIRMED, DISMISSED -> "";
    };
  }

  /** What can be done about it now. */
  List<VisitStep> steps(Member member, Appointment visit, Party party, Instant now) {
    List<VisitStep> steps = new ArrayList<>();
    switch (visit.state()) {
      case PROPOSED -> {
        if (!visit.progress().agreed().containsKey(party.side())) {
          steps.add(VisitStep.AGREE);
        }
        steps.add(VisitStep.CANCEL);
      }
      case AGREED -> {
        if (!visit.dayOf(now).isBefore(visit.dayOf(visit.visit().from()))) {
          steps.add(VisitStep.CODE);
          steps.add(VisitStep.SCAN);
        }
        if (!now.isBefore(visit.visit().from().plusSeconds(60L * grace(member, visit)))) {
          steps.add(VisitStep.ABSENT);
        }
        steps.add(VisitStep.CANCEL);
      }
      case UNDER_WAY -> {
        steps.add(VisitStep.CODE);
        steps.add(VisitStep.SCAN);
      }
      case DONE -> {
        if (!visit.progress().confirmed().containsKey(party.side())) {
          steps.add(VisitStep.CONFIRM);
          steps.add(VisitStep.DISPUTE);
        }
      }
      case DISPUTED, MEDIATION -> {
        Dispute dispute = visit.progress().dispute();
        if (dispute != null && dispute.side() == party.side()) {
          steps.add(VisitStep.SETTLED);
        }
      }
      case CANCELLED, NO_SHOW, LAPSED, CONFIRMED, DISMISSED -> {}
    }
    return steps;
  }

  private int grace(Member member, Appointment visit) {
    return members
        .services(member.community(), visit.day())
        .asOptional()
        .map(ServicePolicy::graceMinutes)
        .orElse(0);
  }

  /** What has to be known about it. */
  List<String> notes(Messages text, Appointment visit, Party party) {
    List<String> notes = new ArrayList<>();
    if (visit.state() == AppointmentState.PROPOSED) {
      note(
          text,
          notes,
          visit.progress().agreed().keySet(),
          party,
          "visit.note.agreed",
          "visit.note.other-agreed");
    }
    if (visit.state() == AppointmentState.DONE) {
      note(
          text,
          notes,
          visit.progress().confirmed().keySet(),
          party,
          "visit.note.confirmed",
          "visit.note.other-confirmed");
      Instant due = visit.dueAt();
      if (due != null) {
        notes.add(text.of("visit.note.auto", text.at(due.atZone(visit.zone()))));
      }
    }
    Dispute dispute = visit.progress().dispute();
    if (dispute != null && dispute.ruling() != null) {
      notes.add(text.of("visit.note.ruled", dispute.ruling().why()));
    } else if (dispute != null) {
      notes.add(text.of("visit.note.disputed", dispute.why()));
    }
    Ending ending = visit.progress().ending();
    if (ending != null && !ending.why().isEmpty()) {
      notes.add(text.of("visit.note.cancelled", ending.why()));
    }
    return notes;
  }

  private static void note(
      Messages text, List<String> notes, Set<Side> said, Party party, String own, String other) {
    if (said.contains(party.side())) {
      notes.add(text.of(own));
    } else if (said.contains(party.side().other())) {
      notes.add(text.of(other));
    }
  }
}
