package org.gongtong.core.timebank.service;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.people.MandatePlace;
import org.gongtong.core.place.Community;
import org.gongtong.core.rules.DueSteps;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Takes offers and requests, and takes them back. Every step is one transaction with one audit
 * event. Thread-safe.
 *
 * <p>All steps refuse with codes of {@link NoticeReason} and {@link VisitReason}, or say why no
 * policy is in force.
 */
public final class NoticeService {

  private static final Actor TIMER = Actor.system("timer");

  private final ServicePorts ports;
  private final NoticeSteps steps;

  public NoticeService(ServicePorts ports) {
    this.ports = ports;
    this.steps = new NoticeSteps(ports);
  }

  /**
   * Posts an offer or a request. The same sent again is answered with the notice that is there.
   *
   * @param id its id, made by who sends it
   * @param member the id of the member whose it is
   */
  public Outcome<Notice> post(
      Actor actor,
      Community community,
      UUID id,
      NoticeKind kind,
      String member,
      NoticeContent content) {
    boolean there =
        content.path().isEmpty()
            || MandatePlace.typed(community.id(), content.path())
                .filter(place -> place.path().equals(content.path()))
                .filter(ports.places())
                .isPresent();
    Instant now = now();
    Notice notice =
        new Notice(
            id,
            community.id(),
            1,
            community.jurisdiction(),
            community.zone(),
            kind,
            member,
            content,
            NoticeState.OPEN,
            now);
    return ports
        .work()
        .write(
            transaction -> {
              List<NoticeVersion> before = ports.notices().history(transaction, id);
              if (!before.isEmpty()) {
                return again(before, notice);
              }
              if (!there) {
                return Outcome.refused(
                    VisitReason.VISIT_PLACE_UNKNOWN
                        .because()
                        .figure("path", content.path())
                        .refuses());
              }
              return ports
                  .policies()
                  .on(transaction, community.id(), community.jurisdiction(), day(notice))
                  .flatMap(policy -> checked(transaction, notice, policy, now))
                  .map(posted -> steps.append(transaction, actor, posted, "notice-posted", now));
            });
  }

  private static Outcome<Notice> again(List<NoticeVersion> before, Notice notice) {
    Notice first = before.get(0).notice();
    boolean same =
        first.communityId().equals(notice.communityId())
            && first.kind() == notice.kind()
            && first.member().equals(notice.member())
            && first.content().equals(notice.content());
    return same
        ? Outcome.accepted(before.get(before.size() - 1).notice())
        : Outcome.refused(NoticeReason.NOTICE_ID_TAKEN.because().refuses());
  }

  private static LocalDate day(Notice notice) {
    return notice.content().from().atZone(notice.zone()).toLocalDate();
  }

  private Outcome<Notice> checked(
      Transaction transaction, Notice notice, ServicePolicy policy, Instant now) {
    NoticeContent content = notice.content();
    List<Reason> against = new ArrayList<>();
    if (content.categories().isEmpty()) {
      against.add(NoticeReason.NOTICE_CATEGORY_MISSING.because().refuses());
    }
    content.categories().stream()
        .filter(category -> !policy.categories().containsKey(category))
        .findFirst()
        .ifPresent(
            category ->
                against.add(
                    VisitReason.VISIT_CATEGORY_UNKNOWN
                        .because()
                        .figure("category", category)
                        .figure("edition", policy.edition())
                        .refuses()));
    against.addAll(againstWindow(notice, policy, now));
    againstMember(transaction, notice).ifPresent(against::add);
    return against.isEmpty() ? Outcome.accepted(notice) : Outcome.refused(against);
  }

  private static List<Reason> againstWindow(Notice notice, ServicePolicy policy, Instant now) {
    NoticeContent content = notice.content();
    ZoneId zone = notice.zone();
    String until = VisitRules.local(zone, content.until());
    if (!content.from().isBefore(content.until())) {
      return List.of(
          VisitReason.VISIT_TIMES_REVERSED
              .because()
              .figure("from", VisitRules.local(zone, content.from()))
              .figure("until", until)
              .refuses());
    }
    List<Reason> against = new ArrayList<>();
    if (!now.isBefore(content.until())) {
      against.add(VisitReason.VISIT_IN_PAST.because().figure("until", until).refuses());
    }
    long room = content.window().toMinutes();
    if (content.minutes() < 1 || content.minutes() > room) {
      against.add(
          NoticeReason.NOTICE_MINUTES
              .because()
              .figure("minutes", content.minutes())
              .figure("most", room)
              .refuses());
    } else {
      VisitRules.tooLong(Duration.ofMinutes(content.minutes()), policy).ifPresent(against::add);
    }
    return against;
  }

  private Optional<Reason> againstMember(Transaction transaction, Notice notice) {
    Optional<ServiceMember> member =
        ports.members().find(transaction, notice.communityId(), notice.member(), day(notice));
    if (member.isEmpty()) {
      return Optional.of(
          VisitReason.VISIT_MEMBER_UNKNOWN.because().figure("member", notice.member()).refuses());
    }
    return day(notice).isBefore(member.get().joinedOn())
        ? Optional.of(
            VisitReason.VISIT_BEFORE_JOINING
                .because()
                .figure("member", notice.member())
                .figure("joined", member.get().joinedOn())
                .figure("day", day(notice))
                .refuses())
        : Optional.empty();
  }

  /** Takes an offer or a request back. */
  public Outcome<Notice> withdraw(Actor actor, UUID id, int version) {
    return end(actor, id, version, NoticeState.WITHDRAWN, "notice-withdrawn");
  }

  /** Ends a notice whose window is over. */
  public Outcome<Notice> expire(Actor actor, UUID id, int version) {
    return end(actor, id, version, NoticeState.EXPIRED, "notice-expired");
  }

  private Outcome<Notice> end(Actor actor, UUID id, int version, NoticeState state, String type) {
    return ports
        .work()
        .write(
            transaction -> {
              Optional<Notice> found = ports.notices().findToChange(transaction, id);
              if (found.isEmpty()) {
                return Outcome.refused(NoticeReason.NOTICE_UNKNOWN.because().refuses());
              }
              Instant now = now();
              Notice notice = found.get();
              return againstEnd(notice, version, state, now)
                  .map(Outcome::<Notice>refused)
                  .orElseGet(
                      () ->
                          Outcome.accepted(
                              steps.append(transaction, actor, notice.in(state), type, now)));
            });
  }

  private static Optional<Reason> againstEnd(
      Notice notice, int version, NoticeState state, Instant now) {
    if (notice.version() != version) {
      return Optional.of(
          NoticeReason.NOTICE_CHANGED
              .because()
              .figure("seen", version)
              .figure("now", notice.version())
              .refuses());
    }
    if (notice.state() != NoticeState.OPEN) {
      return Optional.of(NoticeSteps.notOpen(notice));
    }
    return state == NoticeState.EXPIRED && now.isBefore(notice.content().until())
        ? Optional.of(
            NoticeReason.NOTICE_NOT_OVER
                .because()
                .figure("until", VisitRules.local(notice.zone(), notice.content().until()))
                .refuses())
        : Optional.empty();
  }

  /** Ends all notices whose window is over; to be called every minute or so. */
  public List<DueSteps.Hindrance> tick() {
    Instant now = now();
    List<DueSteps.Hindrance> hindrances = new ArrayList<>();
    @Nullable UUID after = null;
    List<Notice> some;
    do {
      some = over(now, after);
      hindrances.addAll(
          DueSteps.take(
              some,
              Notice::id,
              notice -> Optional.of(expire(TIMER, notice.id(), notice.version())),
              NoticeReason.NOTICE_CHANGED));
      after = some.isEmpty() ? after : some.get(some.size() - 1).id();
    } while (some.size() == NoticeStore.PAGE_MOST);
    return hindrances;
  }

  private List<Notice> over(Instant now, @Nullable UUID after) {
    return ports
        .work()
        .read(transaction -> ports.notices().over(transaction, now, after, NoticeStore.PAGE_MOST));
  }

  /** As {@link NoticeStore#open}. */
  public List<Notice> open(UUID communityId, NoticeKind kind, @Nullable UUID after, int limit) {
    return ports
        .work()
        .read(transaction -> ports.notices().open(transaction, communityId, kind, after, limit));
  }

  /** The latest version of a notice. */
  public Optional<Notice> find(UUID id) {
    return ports.work().read(transaction -> ports.notices().find(transaction, id));
  }

  private Instant now() {
    return ports.clock().instant().truncatedTo(ChronoUnit.MICROS);
  }
}
