package org.gongtong.server.http.timebank;

import static org.gongtong.server.http.timebank.TimeBankShapes.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gongtong.core.timebank.service.Appointment;
import org.gongtong.core.timebank.service.Assent;
import org.gongtong.core.timebank.service.Check;
import org.gongtong.core.timebank.service.Dispute;
import org.gongtong.core.timebank.service.Ending;
import org.gongtong.core.timebank.service.Match;
import org.gongtong.core.timebank.service.Notice;
import org.gongtong.core.timebank.service.NoticeContent;
import org.gongtong.core.timebank.service.Progress;
import org.gongtong.core.timebank.service.Ruling;
import org.gongtong.core.timebank.service.ServiceEntry;
import org.gongtong.core.timebank.service.Side;
import org.gongtong.core.timebank.service.Visit;
import org.gongtong.server.http.Shapes;
import org.jspecify.annotations.Nullable;

/** How notices, matches and visits look in JSON. A code that is shown never does. */
final class ServiceShapes {

  private ServiceShapes() {}

  /** A constant as a word. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Map<String, @Nullable Object> notice(Notice notice) {
    NoticeContent content = notice.content();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("id", notice.id().toString());
    map.put("version", notice.version());
    map.put("kind", word(notice.kind()));
    map.put("state", word(notice.state()));
    map.put("member", notice.member());
    map.put("categories", List.copyOf(content.categories()));
    map.put("path", content.path());
    map.put("from", content.from().toString());
    map.put("until", content.until().toString());
    map.put("minutes", content.minutes());
    map.put("mobility", List.copyOf(content.mobility()));
    map.put("skills", List.copyOf(content.skills()));
    map.put("postedAt", notice.postedAt().toString());
    return map;
  }

  static Map<String, @Nullable Object> match(Match match) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("notice", notice(match.candidate().notice()));
    map.put("waitingSince", match.candidate().waitingSince().toString());
    map.put("score", match.score());
    map.put("reasons", match.reasons().stream().map(Shapes::reason).toList());
    return map;
  }

  static Map<String, @Nullable Object> appointment(Appointment appointment) {
    Visit visit = appointment.visit();
    Progress progress = appointment.progress();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("id", appointment.id().toString());
    map.put("version", appointment.version());
    map.put("state", word(appointment.state()));
    map.put("provider", visit.provider());
    map.put("receiver", visit.receiver());
    map.put("category", visit.category());
    map.put("path", visit.path());
    map.put("from", visit.from().toString());
    map.put("until", visit.until().toString());
    map.put("kind", visit.kind().code());
    map.put("offer", text(visit.offerId()));
    map.put("request", text(visit.requestId()));
    map.put("agreed", assents(progress.agreed()));
    map.put("checkIn", check(progress.checkIn()));
    map.put("checkOut", check(progress.checkOut()));
    map.put("confirmed", assents(progress.confirmed()));
    map.put("dispute", dispute(progress.dispute()));
    map.put("ending", ending(progress.ending()));
    map.put("entry", entry(progress.entry()));
    map.put("dueAt", text(appointment.dueAt()));
    map.put("changedAt", appointment.changedAt().toString());
    return map;
  }

  private static Map<String, @Nullable Object> assents(Map<Side, Assent> assents) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (Side side : Side.values()) {
      Assent assent = assents.get(side);
      map.put(word(side), assent == null ? null : assent(assent));
    }
    return map;
  }

  private static Map<String, Object> assent(Assent assent) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("member", assent.member());
    map.put("byTime", assent.isByTime());
    map.put("at", assent.at().toString());
    return map;
  }

  private static @Nullable Map<String, Object> check(@Nullable Check check) {
    if (check == null) {
      return null;
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("at", check.at().toString());
    map.put("byStaff", check.isByStaff());
    return map;
  }

  private static @Nullable Map<String, @Nullable Object> dispute(@Nullable Dispute dispute) {
    if (dispute == null) {
      return null;
    }
    Ruling ruling = dispute.ruling();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("side", word(dispute.side()));
    map.put("member", dispute.member());
    map.put("why", dispute.why());
    map.put("at", dispute.at().toString());
    map.put("mediator", dispute.mediator() == null ? null : dispute.mediator().id());
    map.put("ruling", ruling == null ? null : ruling(ruling));
    return map;
  }

  private static Map<String, Object> ruling(Ruling ruling) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("minutes", ruling.minutes());
    map.put("agreed", ruling.agreed());
    map.put("why", ruling.why());
    map.put("by", ruling.by().id());
    map.put("at", ruling.at().toString());
    return map;
  }

  private static @Nullable Map<String, @Nullable Object> ending(@Nullable Ending ending) {
    if (ending == null) {
      return null;
    }
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("side", ending.side() == null ? null : word(ending.side()));
    map.put("late", ending.late());
    map.put("why", ending.why());
    return map;
  }

  private static @Nullable Map<String, Object> entry(@Nullable ServiceEntry entry) {
    if (entry == null) {
      return null;
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("operation", entry.key().toUuid().toString());
    map.put("minutes", entry.minutes());
    map.put("kind", entry.kind().code());
    map.put("effectiveAt", entry.effectiveLocal().toString());
    map.put("rounding", entry.rounding());
    map.put("edition", entry.policyEdition());
    return map;
  }
}
