package org.gongtong.server.ui.timebank.desk;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.Bucket;
import org.gongtong.core.timebank.LimitKind;
import org.gongtong.core.timebank.Relation;
import org.gongtong.core.timebank.ledger.AccountChanges;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.KinChange;
import org.gongtong.core.timebank.ledger.RecordedLimit;
import org.gongtong.core.timebank.ledger.Relative;
import org.gongtong.core.timebank.ledger.TimeExpiry;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;
import org.gongtong.server.ui.text.Messages;

/** What there is about an account, in words. Thread-safe. */
final class AccountFileViews {
  private static final int LAPSES = 24;

  private final BoardOffice office;
  private final AccountFinder finder;
  private final AccountChanges changes;
  private final TimeExpiry expiry;

  AccountFileViews(
      BoardOffice office, AccountFinder finder, AccountChanges changes, TimeExpiry expiry) {
    this.office = office;
    this.finder = finder;
    this.changes = changes;
    this.expiry = expiry;
  }

  AccountFilePage page(
      Context context,
      BoardOffice.Place place,
      AccountState state,
      LocalDate today,
      Map<String, String> draft,
      FormErrors errors) {
    UUID id = state.account().id();
    Shell shell = office.shell(context, place, BoardAddress.file(place.slug(), id.toString()));
    Messages text = shell.text();
    Language language = office.pages().coreLanguage(context);
    BoardOffice.Names names = office.names(context, place);
    List<AccountState> parts = changes.parts(id);
    boolean entered = AccountFinder.takesEntries(state);
    return new AccountFilePage(
        shell,
        office.pages().command(""),
        place.slug(),
        finder.row(context, place, names, state),
        parts.stream().map(part -> part(text, language, part)).toList(),
        entered ? lapses(text, language, place, id) : List.of(),
        entered ? limits(text, language, place, id, today) : List.of(),
        changes.limits(id).stream().map(one -> record(text, language, place, one)).toList(),
        changes.relatives(id).stream()
            .map(one -> kin(context, place, names, text, language, one))
            .toList(),
        changes.kinChanges(id).stream()
            .map(one -> record(context, place, names, text, language, one))
            .toList(),
        choices(text, language, state, parts, entered),
        draft,
        errors);
  }

  private static AccountFilePage.Part part(Messages text, Language language, AccountState part) {
    Bucket bucket = part.account().bucket();
    return new AccountFilePage.Part(
        part.account().id().toString(),
        text.sentence(bucket.text().in(language)),
        text.sentence(use(text, bucket)),
        text.day(part.account().opened()),
        part.balance(),
        part.held());
  }

  private static String use(Messages text, Bucket bucket) {
    return switch (bucket) {
      case PERSONAL -> "";
      case GROUP_EARNED -> text.of("part.use.group-earned");
      case DONATED -> text.of("part.use.donated");
      case GUARANTEED -> text.of("part.use.guaranteed");
    };
  }

  private List<AccountFilePage.Lapsing> lapses(
      Messages text, Language language, BoardOffice.Place place, UUID id) {
    return expiry.forecast(place.bank(), id, LocalDate.MAX).stream()
        .limit(LAPSES)
        .map(
            lapse ->
                new AccountFilePage.Lapsing(
                    text.day(lapse.day()),
                    text.sentence(lapse.bucket().text().in(language)),
                    lapse.minutes()))
        .toList();
  }

  private List<AccountFilePage.Limit> limits(
      Messages text, Language language, BoardOffice.Place place, UUID id, LocalDate today) {
    return changes.limitsOn(place.bank(), id, today).stream()
        .map(
            limit -> {
              Long own = limit.own();
              Long rules = limit.rules();
              return new AccountFilePage.Limit(
                  text.sentence(limit.kind().text().in(language)),
                  rules == null ? text.of("file.no-limit") : minutes(text, rules),
                  own == null ? "" : minutes(text, own));
            })
        .toList();
  }

  private static String minutes(Messages text, long minutes) {
    return text.of("board.minutes", text.number(minutes));
  }

  private static AccountFilePage.Record record(
      Messages text, Language language, BoardOffice.Place place, RecordedLimit one) {
    Long minutes = one.limit().minutes();
    return new AccountFilePage.Record(
        text.day(one.limit().from()),
        text.sentence(one.limit().kind().text().in(language)),
        minutes == null ? text.of("file.rules-again") : minutes(text, minutes),
        one.why(),
        by(text, place, one.actor(), one.recordedAt()));
  }

  private static String by(Messages text, BoardOffice.Place place, Actor actor, Instant at) {
    return text.of("file.by", actor.id(), text.at(at.atZone(place.zone())));
  }

  static String relation(Messages text, Language language, String code) {
    return Relation.find(code)
        .map(relation -> text.sentence(relation.text().in(language)))
        .orElse(code);
  }

  private String name(
      Context context, BoardOffice.Place place, BoardOffice.Names names, UUID account) {
    return finder
        .find(place, account)
        .map(state -> finder.row(context, place, names, state).name())
        .orElse("");
  }

  private AccountFilePage.Kin kin(
      Context context,
      BoardOffice.Place place,
      BoardOffice.Names names,
      Messages text,
      Language language,
      Relative one) {
    LocalDate from = one.from();
    LocalDate until = one.until();
    return new AccountFilePage.Kin(
        one.relativeId().toString(),
        name(context, place, names, one.relativeId()),
        relation(text, language, one.relation()),
        from == null ? "" : text.day(from),
        until == null ? "" : text.day(until));
  }

  private AccountFilePage.Record record(
      Context context,
      BoardOffice.Place place,
      BoardOffice.Names names,
      Messages text,
      Language language,
      KinChange one) {
    return new AccountFilePage.Record(
        text.day(one.from()),
        text.of(
            "file.kin",
            name(context, place, names, one.relativeId()),
            relation(text, language, one.relation())),
        text.of(one.holds() ? "file.holds-again" : "file.ends"),
        one.why(),
        by(text, place, one.actor(), one.recordedAt()));
  }

  private static AccountFilePage.Choices choices(
      Messages text,
      Language language,
      AccountState state,
      List<AccountState> parts,
      boolean entered) {
    AccountKind kind = state.account().kind();
    boolean personal = kind == AccountKind.INDIVIDUAL || kind == AccountKind.HOUSEHOLD;
    return new AccountFilePage.Choices(
        Bucket.RESTRICTED.stream()
            .filter(bucket -> personal)
            .filter(bucket -> parts.stream().noneMatch(part -> part.account().bucket() == bucket))
            .map(bucket -> option(text, bucket.code(), bucket.text().in(language)))
            .toList(),
        Arrays.stream(LimitKind.values())
            .map(limit -> option(text, limit.code(), limit.text().in(language)))
            .toList(),
        Arrays.stream(Relation.values())
            .map(relation -> option(text, relation.code(), relation.text().in(language)))
            .toList(),
        List.of(
            option(text, "note", text.of("file.note")),
            option(text, "end", text.of("file.ends")),
            option(text, "resume", text.of("file.holds-again"))),
        entered);
  }

  private static Option option(Messages text, String value, String label) {
    return new Option(value, text.sentence(label), "", 0);
  }
}
