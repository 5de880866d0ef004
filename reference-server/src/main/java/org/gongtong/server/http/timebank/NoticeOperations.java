package org.gongtong.server.http.timebank;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.gongtong.core.kernel.TypedId;
import org.gongtong.core.people.MandatePlace;
import org.gongtong.core.timebank.bank.MemberReader;
import org.gongtong.core.timebank.service.MatchFinder;
import org.gongtong.core.timebank.service.Notice;
import org.gongtong.core.timebank.service.NoticeContent;
import org.gongtong.core.timebank.service.NoticeKind;
import org.gongtong.core.timebank.service.NoticeService;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.Answer;
import org.gongtong.server.http.Api;
import org.gongtong.server.http.ApiReason;
import org.gongtong.server.http.ApiRequest;
import org.gongtong.server.http.Cursor;
import org.gongtong.server.http.Forms;
import org.gongtong.server.http.JsonFields;
import org.gongtong.server.http.Operation;
import org.gongtong.server.http.Operations;
import org.gongtong.server.http.QueryFields;
import org.jspecify.annotations.Nullable;

/** Offers and requests, and what answers them. */
public final class NoticeOperations implements Operations {

  private static final String ROOT = "/communities/{community}/timebank/notices";
  private static final String OWN = "/communities/{community}/timebank/me/notices";
  private static final String ONE = ROOT + "/{notice}";
  private static final int CODE = 64;

  private static final Map<String, NoticeKind> KINDS =
      Map.of("offer", NoticeKind.OFFER, "request", NoticeKind.REQUEST);

  private final ServiceDoor door;
  private final NoticeService notices;
  private final MatchFinder finder;
  private final MemberReader members;

  public NoticeOperations(
      ServiceDoor door, NoticeService notices, MatchFinder finder, MemberReader members) {
    this.door = door;
    this.notices = notices;
    this.finder = finder;
    this.members = members;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(ROOT, Action.TIMEBANK_COORDINATE, this::list),
        Operation.getSignedIn(OWN, this::own),
        Operation.postSignedIn(ROOT, this::post),
        Operation.getSignedIn(ONE, this::read),
        Operation.postSignedIn(ONE + "/withdraw", this::withdraw),
        Operation.get(ONE + "/matches", Action.TIMEBANK_COORDINATE, this::matches));
  }

  private Answer list(ApiRequest request) {
    TimeBankDoor.Place place = door.place(request);
    QueryFields query = request.query();
    int limit = query.limit();
    NoticeKind kind = query.needed("kind", "offer | request", KINDS::get, NoticeKind.REQUEST);
    UUID after = ServiceDoor.id(query.after(1), ApiReason.CURSOR_INVALID);
    query.end();
    List<Notice> open = notices.open(place.community().id(), kind, after, limit);
    List<String> paths = request.paths(Action.TIMEBANK_COORDINATE, place.community());
    // Those of other places are left out of the page, which may be shorter for it.
    return request.page(
        open.stream()
            .filter(notice -> ServiceDoor.isAmong(paths, notice.content().path()))
            .map(ServiceShapes::notice)
            .toList(),
        open.size() < limit ? null : Cursor.of(open.get(limit - 1).id().toString()),
        limit,
        "&kind=" + ServiceShapes.word(kind));
  }

  /** His own that are open; whoever has no login sees them at the pages his card opens. */
  private Answer own(ApiRequest request) {
    TimeBankDoor.Place place = door.place(request);
    request.requireScope(Action.TIMEBANK_MEMBER);
    return Answer.ok(
        BankOperations.items(
            new TreeSet<>(door.persons(request))
                .stream()
                    .flatMap(person -> members.openNotices(place.community().id(), person).stream())
                    .map(ServiceShapes::notice)
                    .toList()));
  }

  private Answer post(ApiRequest request) throws IOException {
    TimeBankDoor.Place place = door.place(request);
    JsonFields body = request.json();
    NoticeKind kind = body.oneOf("kind", KINDS, NoticeKind.REQUEST);
    UUID member = body.optionalParsed("member", Forms.ID, Forms::id);
    Set<String> categories = codes(body, "categories");
    String path = path(body);
    Instant from = instant(body, "from");
    Instant until = instant(body, "until");
    int minutes = (int) body.integer("minutes", 1, 7 * 24 * 60);
    Set<String> mobility = codes(body, "mobility");
    Set<String> skills = codes(body, "skills");
    body.end();
    NoticeContent content =
        new NoticeContent(
            new TreeSet<>(categories),
            path,
            from,
            until,
            minutes,
            new TreeSet<>(mobility),
            new TreeSet<>(skills));
    return Answer.of(
        notices.post(
            request.actor(),
            place.community(),
            request.commandId(),
            kind,
            member(request, place, member, path),
            content),
        notice ->
            Answer.created(
                    Api.ROOT
                        + "/communities/"
                        + place.community().slug()
                        + "/timebank/notices/"
                        + notice.id(),
                    ServiceShapes.notice(notice))
                .tagged(notice.version()));
  }

  static Instant instant(JsonFields body, String name) {
    return body.parsed(name, Forms.INSTANT, Times::instant, Instant.EPOCH);
  }

  /** A place as the tree of places writes it; empty for all of the community. */
  static String path(JsonFields body) {
    String path = body.optionalText("path", MandatePlace.PATH_MOST);
    return path == null ? "" : path;
  }

  private static Set<String> codes(JsonFields body, String name) {
    Set<String> codes = new TreeSet<>();
    for (String code : body.texts(name, NoticeContent.CODES_MOST, CODE)) {
      codes.add(plain(body, name, code));
    }
    return codes;
  }

  /** A code without signs that nobody sees, or a stand-in for it. */
  static String plain(JsonFields body, String name, String code) {
    if (!TypedId.hasForeign(code)) {
      return code;
    }
    body.refuse(name, ApiReason.FIELD_MALFORMED.because().figure("form", "errand").refuses());
    return "-";
  }

  /** Himself, or for a coordinator whom he names. */
  private String member(
      ApiRequest request, TimeBankDoor.Place place, @Nullable UUID named, String path) {
    Set<String> persons = door.persons(request);
    if (named == null ? persons.size() == 1 : persons.contains(named.toString())) {
      return named == null ? persons.iterator().next() : named.toString();
    }
    request.require(Action.TIMEBANK_COORDINATE, place.community(), path);
    return named == null ? "-" : named.toString();
  }

  private Answer read(ApiRequest request) {
    return answer(door.notice(request, door.place(request)));
  }

  private static Answer answer(Notice notice) {
    return Answer.ok(ServiceShapes.notice(notice)).tagged(notice.version());
  }

  private Answer withdraw(ApiRequest request) {
    TimeBankDoor.Place place = door.place(request);
    int version = request.version();
    Notice notice = door.notice(request, place);
    return Answer.of(
        notices.withdraw(request.actor(), notice.id(), version), NoticeOperations::answer);
  }

  private Answer matches(ApiRequest request) {
    TimeBankDoor.Place place = door.place(request);
    QueryFields query = request.query();
    int limit = query.limit();
    query.end();
    Notice notice = door.notice(request, place);
    request.require(Action.TIMEBANK_COORDINATE, place.community(), notice.content().path());
    return Answer.of(
        finder.matches(notice.id(), limit),
        found ->
            Answer.ok(BankOperations.items(found.stream().map(ServiceShapes::match).toList())));
  }
}
