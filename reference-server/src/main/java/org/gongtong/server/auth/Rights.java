package org.gongtong.server.auth;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.people.Mandate;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.people.MandatePlace;
import org.gongtong.core.rules.Reason;

/**
 * What one member of staff may do: everything is refused unless one of his mandates gives it, for
 * this place and on this day. Read once, it knows of no mandate that was granted or ended later; it
 * is asked by the day of each place, so that a mandate ends at midnight there. Immutable.
 */
public final class Rights {

  private static final Set<Action> ALL = EnumSet.allOf(Action.class);
  private static final Rights NONE = new Rights(List.of(), () -> Instant.EPOCH);

  private final List<Mandate> mandates;
  private final InstantSource clock;
  private final Set<Action> scopes;

  /**
   * @param mandates all he holds or held
   */
  Rights(List<Mandate> mandates, InstantSource clock) {
    this(mandates, clock, ALL);
  }

  private Rights(List<Mandate> mandates, InstantSource clock, Set<Action> scopes) {
    this.mandates = List.copyOf(mandates);
    this.clock = clock;
    this.scopes = scopes;
  }

  /** These rights as far as they are among some actions: those of a token. */
  Rights within(Set<Action> limits) {
    return new Rights(mandates, clock, limits);
  }

  /** Of somebody who may do nothing. */
  public static Rights none() {
    return NONE;
  }

  public boolean may(Action action, Subject subject) {
    return mandates.stream().anyMatch(mandate -> gives(mandate, action, subject));
  }

  /**
   * Whether a mandate for the whole server gives an action, that is to say wherever it is.
   *
   * @param server whose day counts
   */
  public boolean everywhere(Action action, Subject server) {
    return mandates.stream()
        .anyMatch(
            mandate ->
                mandate.place().communityId() == null
                    && PermissionTable.givers(action).contains(mandate.kind())
                    && scopes.contains(action)
                    && mandate.holdsOn(today(server)));
  }

  /** Why he may not; empty if he may. */
  public Optional<Reason> refusal(Action action, Subject subject) {
    if (may(action, subject)) {
      return Optional.empty();
    }
    if (!scopes.contains(action)) {
      return Optional.of(
          SignInReason.TOKEN_SCOPE.because().figure("scope", action.code()).refuses());
    }
    LocalDate today = today(subject);
    Reason.Draft draft =
        mandates.stream()
            .filter(mandate -> mandate.days().isPresent())
            .filter(mandate -> wouldGive(mandate, action, subject))
            .max((a, b) -> a.period().from().compareTo(b.period().from()))
            .map(
                mandate ->
                    untimely(mandate, today)
                        .figure("action", action.text())
                        .figure("where", named(action, subject)))
            .orElseGet(() -> beyond(action, subject));
    return Optional.of(draft.refuses());
  }

  /** That an action reaches beyond the places of whoever may do it somewhere. */
  public static Reason.Draft beyond(Action action, Subject subject) {
    return PermissionReason.NOT_PERMITTED
        .because()
        .figure("action", action.text())
        .figure("where", named(action, subject))
        .figure("mandates", givers(action));
  }

  /**
   * The places of a community for which he may do something: none, some in it, or one with an empty
   * path when it is all of it.
   */
  public List<String> paths(Action action, Subject community) {
    List<MandatePlace> places =
        mandates.stream()
            .filter(mandate -> gives(mandate, action, community))
            .map(Mandate::place)
            .toList();
    if (places.stream().anyMatch(place -> place.covers(community.place()))) {
      return List.of("");
    }
    return places.stream().map(MandatePlace::path).distinct().sorted().toList();
  }

  /** The kinds of his mandates that hold today for all of a place. */
  public Set<MandateKind> kinds(Subject subject) {
    Set<MandateKind> kinds = EnumSet.noneOf(MandateKind.class);
    mandates.stream()
        .filter(mandate -> mandate.holdsOn(today(subject)))
        .filter(mandate -> mandate.place().covers(subject.place()))
        .forEach(mandate -> kinds.add(mandate.kind()));
    return kinds;
  }

  /**
   * Which actions one of his mandates gives, today and for its place; none if it is not in force.
   */
  public Set<Action> given(Mandate mandate, Subject place) {
    Set<Action> given = EnumSet.noneOf(Action.class);
    if (mandate.holdsOn(today(place))) {
      for (Action action : scopes) {
        if (PermissionTable.givers(action).contains(mandate.kind())
            && action.reach().isWithin(mandate.place().extent())) {
          given.add(action);
        }
      }
    }
    return given;
  }

  /** All he holds or held, in the order in which they were granted. */
  public List<Mandate> mandates() {
    return mandates;
  }

  /** Whether he was ever granted a mandate. */
  public boolean any() {
    return !mandates.isEmpty();
  }

  /** Which mandates give an action, in words. */
  public static LocalizedText givers(Action action) {
    Set<MandateKind> kinds = PermissionTable.givers(action);
    return LocalizedText.of(
        kinds.stream().map(kind -> kind.text().zh()).collect(Collectors.joining("或")),
        kinds.stream().map(kind -> kind.text().en()).collect(Collectors.joining(" or ")));
  }

  private boolean gives(Mandate mandate, Action action, Subject subject) {
    return scopes.contains(action)
        && mandate.holdsOn(today(subject))
        && wouldGive(mandate, action, subject);
  }

  private static boolean wouldGive(Mandate mandate, Action action, Subject subject) {
    if (!PermissionTable.givers(action).contains(mandate.kind())) {
      return false;
    }
    MandatePlace place = mandate.place();
    UUID community = subject.place().communityId();
    return switch (action.reach()) {
      case ANYWHERE -> true;
      case SERVER -> place.covers(MandatePlace.server());
      case COMMUNITY -> community != null && place.covers(MandatePlace.community(community));
      case PLACE ->
          community != null
              && (subject.place().path().isEmpty()
                  ? place.meets(subject.place())
                  : place.covers(subject.place()));
    };
  }

  private static LocalizedText named(Action action, Subject subject) {
    boolean server =
        action.reach() == Action.Reach.SERVER || action.reach() == Action.Reach.ANYWHERE;
    return server ? Subject.server(subject.zone()).name() : subject.name();
  }

  private static Reason.Draft untimely(Mandate mandate, LocalDate today) {
    boolean ahead = mandate.period().from().isAfter(today);
    LocalDate day = ahead ? mandate.period().from() : mandate.over().orElse(today);
    return (ahead ? PermissionReason.MANDATE_NOT_BEGUN : PermissionReason.MANDATE_OVER)
        .because()
        .figure("mandate", mandate.kind().text())
        .figure("day", day);
  }

  private LocalDate today(Subject subject) {
    return LocalDate.ofInstant(clock.instant(), subject.zone());
  }
}
