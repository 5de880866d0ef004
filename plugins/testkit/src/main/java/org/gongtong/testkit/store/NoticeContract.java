package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gongtong.testkit.store.ServiceScene.CLERK;
import static org.gongtong.testkit.store.ServiceScene.DOOR;
import static org.gongtong.testkit.store.ServiceScene.FROM;
import static org.gongtong.testkit.store.ServiceScene.HELPED;
import static org.gongtong.testkit.store.ServiceScene.IDS;
import static org.gongtong.testkit.store.ServiceScene.START;
import static org.gongtong.testkit.store.ServiceScene.codes;
import static org.gongtong.testkit.store.ServiceScene.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.service.Appointment;
import org.gongtong.core.timebank.service.Match;
import org.gongtong.core.timebank.service.Notice;
import org.gongtong.core.timebank.service.NoticeContent;
import org.gongtong.core.timebank.service.NoticeKind;
import org.gongtong.core.timebank.service.NoticeState;
import org.gongtong.core.timebank.service.NoticeVersion;
import org.gongtong.core.timebank.service.Party;
import org.gongtong.core.timebank.service.ServiceMember;
import org.gongtong.core.timebank.service.Side;
import org.gongtong.core.timebank.service.Visit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Offers, requests and what matches them. Extension point: see {@link ServiceContract}. */
public interface NoticeContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  ServiceParts services();

  private ServiceScene scene() {
    return new ServiceScene(services());
  }

  private static NoticeContent content() {
    return content("C01/6/2", "errand");
  }

  private static NoticeContent content(String path, String... categories) {
    return content(path, FROM, Duration.ofHours(3), 60, categories);
  }

  private static NoticeContent content(
      String path, Instant from, Duration window, int minutes, String... categories) {
    return new NoticeContent(
        new TreeSet<>(List.of(categories)),
        path,
        from,
        from.plus(window),
        minutes,
        new TreeSet<>(List.of("stairs")),
        new TreeSet<>(List.of("做饭")));
  }

  private static Outcome<Notice> post(
      ServiceScene scene, NoticeKind kind, String member, NoticeContent content) {
    return scene.notices().post(DOOR, scene.community(), IDS.next(), kind, member, content);
  }

  /** What is posted comes back as it was, once, and is on record. */
  @Test
  default void aNoticeIsPostedOnce() throws Exception {
    ServiceScene scene = scene();
    UUID id = IDS.next();
    NoticeContent content = content();
    List<Outcome<Notice>> answers =
        AtOnce.run(
            6,
            i ->
                scene
                    .notices()
                    .post(DOOR, scene.community(), id, NoticeKind.REQUEST, "E1", content));
    assertThat(answers).allMatch(Outcome::isAccepted);
    Notice notice = answers.get(0).orThrow();
    assertThat(scene.notices().find(id)).contains(notice);
    assertThat(notice.content()).isEqualTo(content);
    assertThat(notice.postedAt()).isEqualTo(START);
    assertThat(events(scene, notice)).containsExactly("notice-posted");
    assertThat(
            codes(
                scene.notices().post(DOOR, scene.community(), id, NoticeKind.OFFER, "E1", content)))
        .containsExactly("NOTICE_ID_TAKEN");
  }

  private static List<String> events(ServiceScene scene, Notice notice) {
    return scene.store().events(notice.id().toString()).stream().map(AuditEvent::type).toList();
  }

  /** What is against the policy, the member or the place is refused with its figures. */
  @Test
  default void noticesKeepTheRules() {
    ServiceScene scene = scene();
    assertThat(codes(post(scene, NoticeKind.OFFER, "X9", content())))
        .containsExactly("VISIT_MEMBER_UNKNOWN");
    assertThat(codes(post(scene, NoticeKind.OFFER, "H1", content(""))))
        .containsExactly("NOTICE_CATEGORY_MISSING");
    assertThat(codes(post(scene, NoticeKind.OFFER, "H1", content("", "surgery"))))
        .containsExactly("VISIT_CATEGORY_UNKNOWN");
    assertThat(codes(post(scene, NoticeKind.OFFER, "H1", content("D02", "errand"))))
        .containsExactly("VISIT_PLACE_UNKNOWN");
    Duration hour = Duration.ofHours(1);
    Outcome<Notice> narrow =
        post(scene, NoticeKind.OFFER, "H1", content("", FROM, hour, 61, "errand"));
    assertThat(codes(narrow)).containsExactly("NOTICE_MINUTES");
    assertThat(figures(narrow)).containsEntry("minutes", "61").containsEntry("most", "60");
    assertThat(codes(post(scene, NoticeKind.OFFER, "H1", content("", FROM, hour, 0, "errand"))))
        .containsExactly("NOTICE_MINUTES");
    assertThat(
            codes(
                post(
                    scene,
                    NoticeKind.OFFER,
                    "H1",
                    content("", FROM, Duration.ofDays(3), 721, "errand"))))
        .containsExactly("VISIT_TOO_LONG");
    assertThat(
            codes(
                post(
                    scene,
                    NoticeKind.OFFER,
                    "H1",
                    content("", START.minus(hour), hour, 5, "errand"))))
        .containsExactly("VISIT_IN_PAST");
    assertThat(
            codes(
                post(scene, NoticeKind.OFFER, "H1", content("", FROM, Duration.ZERO, 5, "errand"))))
        .containsExactly("VISIT_TIMES_REVERSED");
    scene.join(ServiceMember.adult("N1", LocalDate.of(2026, 3, 4)));
    assertThat(codes(post(scene, NoticeKind.OFFER, "N1", content())))
        .containsExactly("VISIT_BEFORE_JOINING");
  }

  /** It can be taken back once, on the version that was seen. */
  @Test
  default void aNoticeIsWithdrawnOnce() throws Exception {
    ServiceScene scene = scene();
    Notice notice = post(scene, NoticeKind.OFFER, "H1", content()).orThrow();
    List<Outcome<Notice>> answers =
        AtOnce.run(6, i -> scene.notices().withdraw(DOOR, notice.id(), 1));
    assertThat(answers).filteredOn(Outcome::isAccepted).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> !answer.isAccepted())
        .allSatisfy(answer -> assertThat(codes(answer)).containsExactly("NOTICE_CHANGED"));
    Notice withdrawn = scene.notices().find(notice.id()).orElseThrow();
    assertThat(withdrawn.state()).isEqualTo(NoticeState.WITHDRAWN);
    assertThat(codes(scene.notices().withdraw(DOOR, notice.id(), 2)))
        .containsExactly("NOTICE_NOT_OPEN");
    assertThat(codes(scene.notices().withdraw(DOOR, IDS.next(), 1)))
        .containsExactly("NOTICE_UNKNOWN");
    assertThat(events(scene, notice)).containsExactly("notice-posted", "notice-withdrawn");
  }

  /** It expires when its window is over, to the instant. */
  @Test
  default void aNoticeExpires() {
    ServiceScene scene = scene();
    Notice notice = post(scene, NoticeKind.OFFER, "H1", content()).orThrow();
    Instant until = notice.content().until();
    scene.at(until.minusMillis(1)).notices().tick();
    assertThat(scene.notices().find(notice.id())).contains(notice);
    assertThat(codes(scene.notices().expire(CLERK, notice.id(), 1)))
        .containsExactly("NOTICE_NOT_OVER");
    scene.at(until).notices().tick();
    assertThat(scene.notices().find(notice.id()).orElseThrow().state())
        .isEqualTo(NoticeState.EXPIRED);
    scene.notices().tick();
    assertThat(events(scene, notice)).containsExactly("notice-posted", "notice-expired");
  }

  /** The near and the long waiting come first; who just had a visit waits again. */
  @Test
  default void matchesAreRankedAndExplained() {
    ServiceScene scene = scene();
    Notice far = post(scene, NoticeKind.OFFER, "H1", content("C02/1/1", "errand")).orThrow();
    Notice near = post(scene, NoticeKind.OFFER, "H2", content("C01/6/1", "errand")).orThrow();
    Notice withdrawn = post(scene, NoticeKind.OFFER, "H3", content()).orThrow();
    scene.notices().withdraw(DOOR, withdrawn.id(), 1).orThrow();
    Notice request = post(scene, NoticeKind.REQUEST, "E1", content()).orThrow();
    List<Match> matches = scene.finder().matches(request.id(), 10).orThrow();
    assertThat(matches).extracting(match -> match.candidate().notice()).containsExactly(near, far);
    assertThat(matches.get(0).reasons())
        .extracting(Reason::code)
        .containsExactly("MATCH_NEAR", "MATCH_SKILLS", "MATCH_AVAILABILITY", "MATCH_WAITING");
    assertThat(matches.get(0).reasons().get(0).text().en())
        .isEqualTo("place: the same building (66 x weight 25 = 1650)");
    assertThat(scene.finder().matches(request.id(), 1).orThrow()).hasSize(1);
    assertThat(scene.finder().matches(near.id(), 10).orThrow())
        .extracting(match -> match.candidate().notice())
        .containsExactly(request);
    assertThat(codes(scene.finder().matches(withdrawn.id(), 10)))
        .containsExactly("NOTICE_NOT_OPEN");
    assertThat(codes(scene.finder().matches(IDS.next(), 10))).containsExactly("NOTICE_UNKNOWN");
  }

  /** Whoever had a visit since he posted waits from its end. */
  @Test
  default void whoHadAVisitWaitsAgain() {
    ServiceScene scene = scene();
    Instant day10 = FROM.plus(Duration.ofDays(10));
    NoticeContent later = content("C01/6/2", day10, Duration.ofHours(3), 60, "errand");
    Notice busy = post(scene, NoticeKind.OFFER, "H1", later).orThrow();
    Notice idle = post(scene, NoticeKind.OFFER, "H2", later).orThrow();
    Appointment done = scene.done(Duration.ofHours(1));
    Instant end = scene.now();
    Notice request = post(scene, NoticeKind.REQUEST, "E2", later).orThrow();
    scene.later(Duration.ofDays(3));
    List<Match> matches = scene.finder().matches(request.id(), 10).orThrow();
    assertThat(matches).extracting(match -> match.candidate().notice()).containsExactly(idle, busy);
    assertThat(matches.get(0).candidate().waitingSince()).isEqualTo(START);
    assertThat(matches.get(1).candidate().waitingSince()).isEqualTo(end);
    assertThat(done.span().orElseThrow().until()).isEqualTo(end);
  }

  /** Of several who agree to answer one request one does; it opens again if nothing comes of it. */
  @Test
  default void aRequestIsArrangedOnce() throws Exception {
    ServiceScene scene = scene();
    Notice request = post(scene, NoticeKind.REQUEST, "E1", content()).orThrow();
    List<Appointment> proposed = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      Instant from = FROM.plus(Duration.ofHours(i));
      proposed.add(scene.propose(answering(request, "H" + i, from), HELPED).orThrow());
    }
    List<Outcome<Appointment>> answers =
        AtOnce.run(3, i -> scene.agree(proposed.get(i), new Party(Side.PROVIDER, "H" + (i + 1))));
    assertThat(answers).filteredOn(Outcome::isAccepted).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> !answer.isAccepted())
        .allSatisfy(answer -> assertThat(codes(answer)).containsExactly("NOTICE_NOT_OPEN"));
    assertThat(scene.notices().find(request.id()))
        .map(Notice::state)
        .contains(NoticeState.ARRANGED);
    assertThat(codes(scene.notices().withdraw(DOOR, request.id(), 2)))
        .containsExactly("NOTICE_NOT_OPEN");
    Appointment agreed =
        answers.stream().filter(Outcome::isAccepted).findFirst().orElseThrow().orThrow();
    scene.appointments().cancel(DOOR, agreed.id(), agreed.version(), HELPED, "").orThrow();
    Notice open = scene.notices().find(request.id()).orElseThrow();
    assertThat(open.state()).isEqualTo(NoticeState.OPEN);
    assertThat(open.postedAt()).isEqualTo(request.postedAt());
    assertThat(events(scene, request))
        .containsExactly("notice-posted", "notice-arranged", "notice-reopened");
  }

  private static Visit answering(Notice request, String provider, Instant from) {
    return new Visit(
        provider,
        "E1",
        "errand",
        "C01/6",
        from,
        from.plus(Duration.ofHours(1)),
        TransferKind.REDEEM,
        null,
        request.id());
  }

  /** A visit names an offer of who helps and a request of who is helped, both open. */
  @Test
  default void aVisitNamesItsOwnNotices() {
    ServiceScene scene = scene();
    Notice request = post(scene, NoticeKind.REQUEST, "E1", content()).orThrow();
    Notice others = post(scene, NoticeKind.REQUEST, "E2", content()).orThrow();
    Notice offer = post(scene, NoticeKind.OFFER, "H1", content()).orThrow();
    Outcome<Appointment> ofAnother = scene.propose(answering(others, "H1", FROM), HELPED);
    assertThat(codes(ofAnother)).containsExactly("NOTICE_OF_ANOTHER");
    assertThat(figures(ofAnother)).containsEntry("member", "E1");
    assertThat(codes(scene.propose(answering(offer, "H1", FROM), HELPED)))
        .containsExactly("NOTICE_UNKNOWN");
    Notice elsewhere = post(scene(), NoticeKind.REQUEST, "E1", content()).orThrow();
    assertThat(codes(scene.propose(answering(elsewhere, "H1", FROM), HELPED)))
        .containsExactly("NOTICE_UNKNOWN");
    scene.notices().withdraw(DOOR, request.id(), 1).orThrow();
    assertThat(codes(scene.propose(answering(request, "H1", FROM), HELPED)))
        .containsExactly("NOTICE_NOT_OPEN");
  }

  /** Open notices come in pages, and versions follow one another. */
  @Test
  default void openNoticesComeInPages() {
    ServiceScene scene = scene();
    List<Notice> mine = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      mine.add(post(scene, NoticeKind.OFFER, "H1", content()).orThrow());
    }
    post(scene, NoticeKind.REQUEST, "E1", content()).orThrow();
    List<Notice> found = new ArrayList<>();
    List<Notice> some;
    do {
      UUID after = found.isEmpty() ? null : found.get(found.size() - 1).id();
      some = open(scene, after, 2);
      found.addAll(some);
    } while (!some.isEmpty());
    assertThat(found).containsExactlyInAnyOrderElementsOf(mine);
    assertThatThrownBy(() -> open(scene, null, 201)).isInstanceOf(IllegalArgumentException.class);
    Notice notice = mine.get(0);
    assertThat(Notice.fromMap(notice.toMap())).isEqualTo(notice);
    assertThatThrownBy(
            () ->
                services()
                    .work()
                    .write(
                        transaction -> {
                          services()
                              .notices()
                              .append(transaction, new NoticeVersion(notice, CLERK, START));
                          return notice;
                        }))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () ->
                new MemoryUnitOfWork().read(other -> services().notices().find(other, notice.id())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** A member's own, of both kinds, while they are open. */
  @Test
  default void aMembersOpenNoticesAreFound() {
    ServiceScene scene = scene();
    Notice offer = post(scene, NoticeKind.OFFER, "H1", content()).orThrow();
    Notice request = post(scene, NoticeKind.REQUEST, "H1", content()).orThrow();
    post(scene, NoticeKind.REQUEST, "E1", content()).orThrow();
    post(scene(), NoticeKind.OFFER, "H1", content()).orThrow();
    assertThat(openOf(scene, "H1", 200)).containsExactlyInAnyOrder(offer, request);
    assertThat(openOf(scene, "H1", 1)).hasSize(1);
    scene.notices().withdraw(DOOR, offer.id(), 1).orThrow();
    assertThat(openOf(scene, "H1", 200)).containsExactly(request);
    assertThatThrownBy(() -> openOf(scene, "H1", 0)).isInstanceOf(IllegalArgumentException.class);
  }

  private List<Notice> openOf(ServiceScene scene, String member, int limit) {
    return services()
        .work()
        .read(
            transaction ->
                services().notices().openOf(transaction, scene.community().id(), member, limit));
  }

  private List<Notice> open(ServiceScene scene, @Nullable UUID after, int limit) {
    return services()
        .work()
        .read(
            transaction ->
                services()
                    .notices()
                    .open(transaction, scene.community().id(), NoticeKind.OFFER, after, limit));
  }
}
