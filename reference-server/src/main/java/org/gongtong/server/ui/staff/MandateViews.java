package org.gongtong.server.ui.staff;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.people.Mandate;
import org.gongtong.core.people.MandateEnd;
import org.gongtong.core.people.MandatePlace;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.server.auth.Subject;
import org.gongtong.server.ui.text.Messages;

/** Mandates as rows of a page. Thread-safe. */
public final class MandateViews {
  private final CommunityService communities;
  private final Subject server;
  private final InstantSource clock;

  public MandateViews(CommunityService communities, Subject server, InstantSource clock) {
    this.communities = communities;
    this.server = server;
    this.clock = clock;
  }

  /** The subject of a place, by which its days are counted. */
  Subject subject(MandatePlace place) {
    UUID id = place.communityId();
    return id == null ? server : of(place, communities.findById(id));
  }

  private Subject of(MandatePlace place, Optional<Community> community) {
    Community found =
        community.orElseThrow(
            () -> new IllegalStateException("no community " + place.communityId()));
    return place.path().isEmpty() ? Subject.of(found) : Subject.at(found, place.path());
  }

  LocalDate today(Subject subject) {
    return LocalDate.ofInstant(clock.instant(), subject.zone());
  }

  List<MandatesPage.Row> rows(Messages text, List<Mandate> mandates) {
    Map<UUID, Community> all =
        communities.all().stream().collect(Collectors.toMap(Community::id, Function.identity()));
    return mandates.stream()
        .map(
            mandate -> {
              UUID id = mandate.place().communityId();
              Subject subject =
                  id == null ? server : of(mandate.place(), Optional.ofNullable(all.get(id)));
              return row(text, mandate, subject);
            })
        .toList();
  }

  MandatesPage.Row row(Messages text, Mandate mandate, Subject subject) {
    Language language = text.language().inCore();
    LocalDate today = today(subject);
    MandateEnd end = mandate.end();
    MandateState state = state(mandate, today);
    ZoneId zone = subject.zone();
    Instant at = mandate.grantedAt();
    return new MandatesPage.Row(
        mandate.id().toString(),
        mandate.holder(),
        mandate.kind().text().in(language),
        subject.name().in(language),
        mandate.period().from(),
        mandate.over().orElse(null),
        state,
        granted(text, mandate),
        at.atZone(zone),
        end == null
            ? ""
            : text.of(
                "mandates.ended", who(text, end.by()), text.at(end.at().atZone(zone)), end.why()),
        end == null && state != MandateState.OVER);
  }

  private static MandateState state(Mandate mandate, LocalDate today) {
    if (mandate.holdsOn(today)) {
      return MandateState.IN_FORCE;
    }
    boolean ahead = mandate.days().filter(days -> days.from().isAfter(today)).isPresent();
    return ahead ? MandateState.AHEAD : MandateState.OVER;
  }

  private static String granted(Messages text, Mandate mandate) {
    String by = who(text, mandate.grantedBy());
    return mandate.evidence().isEmpty() ? by : by + " · " + mandate.evidence();
  }

  private static String who(Messages text, Actor actor) {
    return actor.kind() == Actor.Kind.SYSTEM
        ? text.of("mandates.by-console", actor.id())
        : actor.id();
  }
}
