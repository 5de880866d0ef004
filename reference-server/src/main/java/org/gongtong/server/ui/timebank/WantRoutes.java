package org.gongtong.server.ui.timebank;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.timebank.service.Notice;
import org.gongtong.core.timebank.service.NoticeContent;
import org.gongtong.core.timebank.service.NoticeReason;
import org.gongtong.core.timebank.service.NoticeService;
import org.gongtong.core.timebank.service.ServicePolicy;
import org.gongtong.server.auth.Audience;
import org.gongtong.server.http.RequestParameters;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.http.StatusOf;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Link;
import org.gongtong.server.ui.part.Option;
import org.gongtong.server.ui.text.Messages;
import org.gongtong.server.ui.text.MinuteWords;
import org.gongtong.server.ui.timebank.MemberOffice.Member;
import org.gongtong.server.ui.timebank.WantTimePage.Typed;

/** "I need help with…" and "I can help with…": with what, when, sent. */
public final class WantRoutes implements RouteGroup {

  /** So many days can be chosen, today among them. */
  private static final int DAYS = 15;

  private static final List<Integer> LENGTHS = List.of(30, 60, 90, 120, 180, 240);

  private final MemberOffice office;
  private final NoticeService notices;
  private final VisitViews visits;
  private final WantViews views;

  public WantRoutes(MemberOffice office, NoticeService notices) {
    this.office = office;
    this.notices = notices;
    this.visits = new VisitViews(office.members());
    this.views = new WantViews(visits);
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    for (WantKind kind : WantKind.values()) {
      javalin.routes.get(
          BankAddress.want(kind), office.asHolder((c, m) -> what(c, m, kind)), Audience.MEMBERS);
      javalin.routes.get(
          BankAddress.want(kind) + "/when",
          office.asHolder((c, m) -> when(c, m, kind)),
          Audience.MEMBERS);
      javalin.routes.post(
          BankAddress.want(kind), office.asHolder((c, m) -> send(c, m, kind)), Audience.MEMBERS);
    }
    String one = BankAddress.home() + "/notices/{notice}";
    javalin.routes.get(one, office.asHolder(this::notice), Audience.MEMBERS);
    javalin.routes.post(one, office.asHolder(this::withdraw), Audience.MEMBERS);
  }

  private Optional<Map<String, LocalizedText>> categories(Context context, Member member) {
    Outcome<ServicePolicy> policy =
        office.members().services(member.community(), office.today(member));
    if (policy.asOptional().isEmpty()) {
      office.refuse(context, member, policy.refusals());
    }
    return policy.asOptional().map(ServicePolicy::categories);
  }

  private void what(Context context, Member member, WantKind kind) {
    Optional<Map<String, LocalizedText>> found = categories(context, member);
    if (found.isEmpty()) {
      return;
    }
    Shell shell = office.shell(context, member, BankAddress.want(kind));
    Messages text = shell.text();
    List<Link> links =
        found.get().entrySet().stream()
            .sorted(Comparator.comparing(entry -> words(text, entry.getValue())))
            .map(
                entry ->
                    new Link(
                        BankAddress.wantTime(kind, entry.getKey()), words(text, entry.getValue())))
            .toList();
    office.pages().show(context, new WantPage(shell, kind, links));
  }

  private static String words(Messages text, LocalizedText category) {
    return text.sentence(category.in(text.language().inCore()));
  }

  private void when(Context context, Member member, WantKind kind) {
    String category = Optional.ofNullable(context.queryParam("what")).orElse("");
    show(context, member, kind, category, Typed.NOTHING, FormErrors.none());
  }

  private void show(
      Context context,
      Member member,
      WantKind kind,
      String category,
      Typed typed,
      FormErrors errors) {
    Optional<Map<String, LocalizedText>> found = categories(context, member);
    if (found.isEmpty()) {
      return;
    }
    LocalizedText name = found.get().get(category);
    if (name == null) {
      context.redirect(BankAddress.want(kind), HttpStatus.SEE_OTHER);
      return;
    }
    Shell shell = office.shell(context, member, BankAddress.wantTime(kind, category));
    Messages text = shell.text();
    office
        .pages()
        .show(
            context,
            new WantTimePage(
                shell,
                office.pages().command(""),
                kind,
                category,
                words(text, name),
                days(text, office.today(member)),
                Stream.of(DayPart.values())
                    .map(part -> new Option(part.code(), text.of(part), "", 0))
                    .toList(),
                LENGTHS.stream()
                    .map(
                        minutes ->
                            new Option(
                                String.valueOf(minutes), MinuteWords.of(text, minutes), "", 0))
                    .toList(),
                Stream.of(Mobility.values())
                    .map(one -> new Option(one.code(), text.of(one), "", 0))
                    .toList(),
                typed,
                errors));
  }

  private static List<Option> days(Messages text, LocalDate today) {
    List<Option> days = new ArrayList<>();
    for (int i = 0; i < DAYS; i++) {
      LocalDate day = today.plusDays(i);
      String words =
          switch (i) {
            case 0 -> text.of("want.today", text.day(day));
            case 1 -> text.of("want.tomorrow", text.day(day));
            default -> text.weekday(day);
          };
      days.add(new Option(day.toString(), words, "", 0));
    }
    return days;
  }

  private void send(Context context, Member member, WantKind kind) {
    String category = Forms.field(context, "what");
    Set<String> mobility = new HashSet<>(context.formParams("mobility"));
    Typed typed =
        new Typed(
            Forms.field(context, "day"),
            Forms.field(context, "part"),
            Forms.field(context, "length"),
            mobility);
    Optional<LocalDate> day = Forms.day(typed.day());
    Optional<DayPart> part = DayPart.find(typed.part());
    Optional<Integer> length =
        LENGTHS.stream().filter(one -> String.valueOf(one).equals(typed.length())).findFirst();
    Optional<Map<String, LocalizedText>> known = categories(context, member);
    if (known.isEmpty()) {
      return;
    }
    if (!known.get().containsKey(category)) {
      context.redirect(BankAddress.want(kind), HttpStatus.SEE_OTHER);
      return;
    }
    List<FieldError> missing = new ArrayList<>();
    Messages text = Messages.in(office.pages().language(context));
    miss(text, missing, "day", day.isEmpty());
    miss(text, missing, "part", part.isEmpty());
    miss(text, missing, "length", length.isEmpty());
    if (!missing.isEmpty()) {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(context, member, kind, category, typed, new FormErrors(missing));
      return;
    }
    NoticeContent content =
        content(member, category, day.get(), part.get(), length.get(), mobility);
    UUID id = id(context, member);
    List<Reason> refused =
        office.once(
            context,
            member,
            () ->
                notices
                    .post(member.actor(), member.community(), id, kind.kind(), member.id(), content)
                    .map(posted -> BankAddress.notice(posted.id()) + "?sent"));
    if (!refused.isEmpty()) {
      context.status(StatusOf.refusal(refused));
      FormErrors errors = office.errors(context, member, refused, WantRoutes::field);
      show(context, member, kind, category, typed, errors);
    }
  }

  private static NoticeContent content(
      Member member,
      String category,
      LocalDate day,
      DayPart part,
      int minutes,
      Set<String> mobility) {
    ZoneId zone = member.bank().zone();
    Set<String> known = new HashSet<>(mobility);
    known.retainAll(Stream.of(Mobility.values()).map(Mobility::code).toList());
    return new NoticeContent(
        new TreeSet<>(Set.of(category)),
        "",
        day.atTime(part.from(), 0).atZone(zone).toInstant(),
        day.atTime(part.until(), 0).atZone(zone).toInstant(),
        minutes,
        new TreeSet<>(known),
        new TreeSet<>());
  }

  /** The form's key becomes the notice's id: sent again, it is the same notice. */
  private static UUID id(Context context, Member member) {
    String key = Forms.field(context, Forms.KEY);
    return RequestParameters.uuid(key)
        .orElseGet(
            () ->
                UUID.nameUUIDFromBytes((member.id() + " " + key).getBytes(StandardCharsets.UTF_8)));
  }

  private static void miss(
      Messages text, List<FieldError> missing, String field, boolean isMissing) {
    if (isMissing) {
      missing.add(new FieldError(field, text.of("want.choose")));
    }
  }

  private static String field(Reason reason) {
    return switch (reason.code()) {
      case "VISIT_IN_PAST" -> "part";
      case "NOTICE_MINUTES", "VISIT_TOO_LONG" -> "length";
      default -> "day";
    };
  }

  /** The member's own notice of the address. */
  private Optional<Notice> own(Context context, Member member) {
    Optional<Notice> found =
        RequestParameters.uuid(context.pathParam("notice"))
            .flatMap(notices::find)
            .filter(notice -> notice.communityId().equals(member.community().id()))
            .filter(notice -> notice.member().equals(member.id()));
    if (found.isEmpty()) {
      office.refuse(context, member, List.of(NoticeReason.NOTICE_UNKNOWN.because().refuses()));
    }
    return found;
  }

  private void notice(Context context, Member member) {
    own(context, member).ifPresent(notice -> show(context, member, notice, FormErrors.none()));
  }

  private void show(Context context, Member member, Notice notice, FormErrors errors) {
    Shell shell = office.shell(context, member, BankAddress.notice(notice.id()));
    office
        .pages()
        .show(
            context,
            new BankNoticePage(
                shell,
                office.pages().command(String.valueOf(notice.version())),
                views.row(shell.text(), member, notice),
                context.queryParamMap().containsKey("sent"),
                errors));
  }

  private void withdraw(Context context, Member member) {
    Optional<Notice> found = own(context, member);
    if (found.isEmpty()) {
      return;
    }
    Notice notice = found.get();
    int version = VisitRoutes.version(context);
    List<Reason> refused =
        office.once(
            context,
            member,
            () ->
                notices
                    .withdraw(member.actor(), notice.id(), version)
                    .map(gone -> BankAddress.notice(gone.id())));
    if (!refused.isEmpty()) {
      context.status(StatusOf.refusal(refused));
      show(context, member, notice, office.errors(context, member, refused, reason -> "withdraw"));
    }
  }
}
