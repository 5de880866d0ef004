package org.gongtong.server.ui.timebank;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.timebank.Bucket;
import org.gongtong.core.timebank.TimeBankPolicy;
import org.gongtong.core.timebank.ledger.AccountChanges;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.TimeExpiry;
import org.gongtong.core.timebank.service.Appointment;
import org.gongtong.core.timebank.service.AppointmentReader;
import org.gongtong.core.timebank.service.AppointmentState;
import org.gongtong.core.timebank.service.AppointmentStore;
import org.gongtong.core.timebank.service.Party;
import org.gongtong.server.auth.Audience;
import org.gongtong.server.auth.AuthReason;
import org.gongtong.server.auth.VoterDoor;
import org.gongtong.server.auth.VoterSession;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.text.Messages;
import org.gongtong.server.ui.text.MinuteWords;
import org.gongtong.server.ui.text.TypedCode;
import org.gongtong.server.ui.timebank.MemberOffice.Member;
import org.jspecify.annotations.Nullable;

/** From a member's card to his first page, and out again. */
public final class BankHomeRoutes implements RouteGroup {
  private final MemberOffice office;
  private final VoterDoor door;
  private final BiFunction<Context, VoterSession, String> begun;
  private final AppointmentReader visits;
  private final AccountChanges changes;
  private final TimeExpiry expiry;
  private final WantViews wants;
  private final VisitViews views;

  /**
   * @param begun what follows when a code was exchanged, and at which address it goes on
   */
  public BankHomeRoutes(
      MemberOffice office,
      VoterDoor door,
      BiFunction<Context, VoterSession, String> begun,
      AppointmentReader visits,
      AccountChanges changes,
      TimeExpiry expiry) {
    this.office = office;
    this.door = door;
    this.begun = begun;
    this.visits = visits;
    this.changes = changes;
    this.expiry = expiry;
    this.views = new VisitViews(office.members());
    this.wants = new WantViews(views);
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(
        BankAddress.card(), context -> show(context, "", FormErrors.none()), Audience.EVERYBODY);
    javalin.routes.post(BankAddress.card(), this::exchange, Audience.EVERYBODY);
    javalin.routes.get(BankAddress.home(), office.as(this::home), Audience.MEMBERS);
    javalin.routes.post(BankAddress.leave(), this::leave, Audience.EVERYBODY);
  }

  private void show(Context context, String entered, FormErrors errors) {
    Pages pages = office.pages();
    Shell shell = pages.shell(context, "", BankAddress.card());
    pages.show(context, new CardCodePage(shell, pages.command(""), false, entered, errors));
  }

  private void exchange(Context context) {
    String typed = Forms.field(context, "code");
    String code = TypedCode.normalise(typed);
    Outcome<VoterSession> outcome = door.exchange(context, code);
    Optional<VoterSession> session = outcome.asOptional();
    if (session.isPresent()) {
      context.redirect(begun.apply(context, session.get()), HttpStatus.SEE_OTHER);
      return;
    }
    List<Reason> why = outcome.refusals();
    context.status(AuthReason.statusOf(why.get(0).code()));
    show(context, typed, errors(context, why, code.length()));
  }

  /** The reasons speak of letters; on a card they are said in other words. */
  private FormErrors errors(Context context, List<Reason> why, int length) {
    Messages text = Messages.in(office.pages().language(context));
    String words =
        switch (why.get(0).code()) {
          case "CODE_UNKNOWN", "CODES_TOO_MANY" -> text.of("card.wrong");
          case "CODE_LENGTH" -> text.of("card.length", length);
          case "CODE_VOID" -> text.of("card.void");
          default -> "";
        };
    return words.isEmpty()
        ? office.pages().errors(context, why, reason -> "code")
        : new FormErrors(List.of(new FieldError("code", words)));
  }

  private void leave(Context context) {
    if (door.findCard(context).isPresent()) {
      door.close(context);
    }
    context.redirect(BankAddress.card(), HttpStatus.SEE_OTHER);
  }

  private void home(Context context, Member member) {
    Shell shell = office.shell(context, member, BankAddress.home());
    Messages text = shell.text();
    List<Appointment> ahead = ahead(member);
    Optional<TimeBankPolicy> policy =
        office.banks().policy(member.community().id(), office.today(member)).asOptional();
    AccountState account = member.account();
    office
        .pages()
        .show(
            context,
            new BankHomePage(
                shell,
                office.pages().command(""),
                account == null ? "" : MinuteWords.balance(text, account.balance()),
                account == null
                    ? ""
                    : MinuteWords.coins(
                        text, account.balance(), policy.map(TimeBankPolicy::display).orElse(null)),
                account == null || account.held() == 0
                    ? ""
                    : text.of("balance.held", MinuteWords.of(text, account.held())),
                account == null ? "" : lapses(text, member, account),
                account == null ? List.of() : parts(text, account),
                waiting(text, member, ahead),
                next(text, member, ahead),
                office.members().openNotices(member.community().id(), member.id()).stream()
                    .map(notice -> wants.row(text, member, notice))
                    .toList(),
                policy.filter(rules -> !rules.transfers().giftRelations().isEmpty()).isPresent()));
  }

  private String lapses(Messages text, Member member, AccountState account) {
    return expiry
        .next(member.bank(), account.account().id())
        .map(
            lapse ->
                text.of(
                    "balance.lapses", MinuteWords.of(text, lapse.minutes()), text.day(lapse.day())))
        .orElse("");
  }

  private List<String> parts(Messages text, AccountState account) {
    return account.account().marks().parts()
        ? changes.parts(account.account().id()).stream()
            .filter(part -> part.balance() > 0)
            .map(part -> part(text, part))
            .toList()
        : List.of();
  }

  private static String part(Messages text, AccountState part) {
    Bucket bucket = part.account().bucket();
    return text.of(
        "balance.part",
        MinuteWords.of(text, part.balance()),
        switch (bucket) {
          case PERSONAL -> bucket.text().in(text.language().inCore());
          case GROUP_EARNED -> text.of("part.use.group-earned");
          case DONATED -> text.of("part.use.donated");
          case GUARANTEED -> text.of("part.use.guaranteed");
        });
  }

  /** Visits of the member and of whom he speaks for, the next one first. */
  private List<Appointment> ahead(Member member) {
    List<String> ids = new ArrayList<>(member.minors());
    ids.add(member.id());
    return ids.stream()
        .flatMap(
            id ->
                visits
                    .page(
                        member.community().id(),
                        id,
                        VisitViews.AHEAD,
                        null,
                        AppointmentStore.PAGE_MOST)
                    .stream())
        .distinct()
        .sorted(Comparator.comparing(visit -> visit.visit().from()))
        .toList();
  }

  private List<VisitRow> waiting(Messages text, Member member, List<Appointment> ahead) {
    return ahead.stream()
        .flatMap(visit -> row(text, member, visit).stream())
        .filter(row -> !row.waits().isEmpty())
        .toList();
  }

  private Optional<VisitRow> row(Messages text, Member member, Appointment visit) {
    Optional<Party> party = VisitViews.party(member, visit);
    return party.map(side -> views.row(text, member, visit, side));
  }

  private @Nullable VisitRow next(Messages text, Member member, List<Appointment> ahead) {
    return ahead.stream()
        .filter(visit -> visit.state() == AppointmentState.AGREED)
        .filter(visit -> visit.visit().until().isAfter(office.now()))
        .findFirst()
        .flatMap(visit -> row(text, member, visit))
        .orElse(null);
  }
}
