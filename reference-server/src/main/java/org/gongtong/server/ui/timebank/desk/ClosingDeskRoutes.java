package org.gongtong.server.ui.timebank.desk;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.bank.CounterReason;
import org.gongtong.core.timebank.ledger.AccountChanges;
import org.gongtong.core.timebank.ledger.AccountClosing;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.Closing;
import org.gongtong.core.timebank.ledger.ClosingProposal;
import org.gongtong.core.timebank.ledger.ClosingProposals;
import org.gongtong.core.timebank.ledger.ClosingReason;
import org.gongtong.core.timebank.ledger.ClosingWay;
import org.gongtong.core.timebank.ledger.ClosingWish;
import org.gongtong.core.timebank.ledger.Heir;
import org.gongtong.core.timebank.ledger.Relative;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.http.StatusOf;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;
import org.gongtong.server.ui.text.Messages;

/** Accounts given up or opened again at the counter: one proposes it, another carries it out. */
public final class ClosingDeskRoutes implements RouteGroup {
  private static final String ONE = "/staff/c/{community}/timebank/accounts/{account}/closing";
  private static final String STEP = ONE + "/{closing}";

  /** What each field is called that a refusal can belong to; the kind of closing's for all else. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "TIME_ORDER_DAY", "day",
          "COUNTER_DAY", "day",
          "TIME_WHY_MISSING", "evidence",
          "COUNTER_ACCOUNT", "into",
          "TIME_MERGE_SAME", "into",
          "TIME_MERGE_BIRTHS", "into",
          "TIME_MERGE_RELATIVES", "into");

  private final BoardOffice office;
  private final AccountFinder finder;
  private final AccountChanges changes;
  private final AccountClosing closing;
  private final ClosingProposals proposals;

  public ClosingDeskRoutes(
      BoardOffice office,
      AccountFinder finder,
      AccountChanges changes,
      AccountClosing closing,
      ClosingProposals proposals) {
    this.office = office;
    this.finder = finder;
    this.changes = changes;
    this.closing = closing;
    this.proposals = proposals;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(ONE, context -> show(context, FormErrors.none()), Action.TIMEBANK_READ);
    javalin.routes.post(ONE, this::propose, Action.TIMEBANK_CLOSE);
    javalin.routes.post(STEP + "/carry-out", this::carryOut, Action.TIMEBANK_CLOSE);
    javalin.routes.post(STEP + "/drop", this::drop, Action.TIMEBANK_CLOSE);
  }

  private void show(Context context, FormErrors errors) {
    BoardOffice.Place place = office.place(context);
    AccountState state = finder.require(context, place);
    UUID id = state.account().id();
    Shell shell = office.shell(context, place, BoardAddress.closing(place.slug(), id.toString()));
    Messages text = shell.text();
    Language language = office.pages().coreLanguage(context);
    BoardOffice.Names names = office.names(context, place);
    office
        .pages()
        .show(
            context,
            new ClosingPage(
                shell,
                office.pages().command(""),
                place.slug(),
                finder.row(context, place, names, state),
                proposals
                    .find(id)
                    .map(one -> waiting(context, place, names, text, one))
                    .orElse(null),
                ways(text, state),
                heirs(state, place).stream()
                    .map(one -> heir(context, place, names, text, language, one))
                    .toList(),
                closing.history(id).stream().map(one -> done(text, language, place, one)).toList(),
                draft(context, place, errors.any()),
                errors));
  }

  private ClosingPage.Waiting waiting(
      Context context,
      BoardOffice.Place place,
      BoardOffice.Names names,
      Messages text,
      ClosingProposal one) {
    List<String> others = new ArrayList<>();
    for (Heir heir : one.wish().heirs()) {
      others.add(
          text.of(
              "closing.heir-share",
              name(context, place, names, heir.accountId()),
              text.number(heir.share())));
    }
    UUID into = one.wish().into();
    if (into != null) {
      others.add(name(context, place, names, into));
    }
    return new ClosingPage.Waiting(
        one.id().toString(),
        ClosingWords.what(text, one.wish().way()),
        text.day(one.day()),
        one.evidence(),
        others,
        text.of("file.by", one.by().id(), text.at(one.proposedAt().atZone(place.zone()))),
        one.by().equals(office.pages().staff(context).actor()));
  }

  private String name(
      Context context, BoardOffice.Place place, BoardOffice.Names names, UUID account) {
    return finder
        .find(place, account)
        .map(state -> finder.row(context, place, names, state).name())
        .orElse("");
  }

  /** What can become of an account as it stands; none of a bank's own. */
  private static List<Option> ways(Messages text, AccountState state) {
    if (!AccountFinder.takesEntries(state)) {
      return List.of();
    }
    boolean person = state.account().kind() == AccountKind.INDIVIDUAL;
    return Arrays.stream(ClosingWay.values())
        .filter(way -> person || way != ClosingWay.SUCCEEDED && way != ClosingWay.MERGED)
        .filter(way -> way != ClosingWay.REOPENED || state.account().closed() != null)
        .map(way -> new Option(way.code(), ClosingWords.what(text, way), "", 0))
        .toList();
  }

  private List<Relative> heirs(AccountState state, BoardOffice.Place place) {
    LocalDate today = LocalDate.ofInstant(office.now(), place.zone());
    return state.account().kind() == AccountKind.INDIVIDUAL
        ? changes.relatives(state.account().id()).stream()
            .filter(one -> one.holdsOn(today))
            .toList()
        : List.of();
  }

  private ClosingPage.HeirRow heir(
      Context context,
      BoardOffice.Place place,
      BoardOffice.Names names,
      Messages text,
      Language language,
      Relative one) {
    return new ClosingPage.HeirRow(
        one.relativeId().toString(),
        name(context, place, names, one.relativeId()),
        AccountFileViews.relation(text, language, one.relation()),
        Forms.field(context, share(one.relativeId())));
  }

  private static String share(UUID account) {
    return "share-" + account;
  }

  private static ClosingPage.Done done(
      Messages text, Language language, BoardOffice.Place place, Closing one) {
    return new ClosingPage.Done(
        text.day(one.day()),
        one.way().text().in(language),
        one.minutes(),
        one.evidence(),
        text.of(
            "closing.by-both",
            one.first().id(),
            one.second().id(),
            text.at(one.recordedAt().atZone(place.zone()))));
  }

  private ClosingPage.Draft draft(Context context, BoardOffice.Place place, boolean again) {
    return again
        ? new ClosingPage.Draft(
            Forms.field(context, "way"),
            Forms.field(context, "day"),
            Forms.field(context, "evidence"),
            Forms.field(context, "into"))
        : new ClosingPage.Draft(
            "", LocalDate.ofInstant(office.now(), place.zone()).toString(), "", "");
  }

  private void propose(Context context) {
    BoardOffice.Place place = office.place(context);
    AccountState state = finder.require(context, place);
    once(
        context,
        place,
        state,
        () ->
            wish(context, place, state)
                .flatMap(
                    wish ->
                        others(context, place, state, wish)
                            .flatMap(reader -> propose(context, place, state, wish))));
  }

  private Outcome<ClosingProposal> propose(
      Context context, BoardOffice.Place place, AccountState state, ClosingWish wish) {
    Optional<LocalDate> day = Forms.day(Forms.field(context, "day"));
    return day.isEmpty()
        ? Outcome.refused(CounterReason.COUNTER_DAY.because().refuses())
        : proposals.propose(
            office.pages().staff(context).actor(),
            place.bank(),
            key(context),
            state.account().id(),
            wish,
            day.get(),
            Forms.field(context, "evidence").strip());
  }

  /** The id of what the form proposes, so that the same form proposes one thing. */
  private static UUID key(Context context) {
    String name = "closing form\n" + Forms.field(context, Forms.KEY);
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private void once(
      Context context, BoardOffice.Place place, AccountState state, Supplier<Outcome<?>> command) {
    String id = state.account().id().toString();
    List<Reason> why =
        office
            .pages()
            .once(context, () -> command.get().map(done -> BoardAddress.closing(place.slug(), id)));
    if (!why.isEmpty()) {
      context.status(HttpStatus.forStatus(StatusOf.refusal(why)));
      show(
          context,
          office.pages().errors(context, why, one -> FIELDS.getOrDefault(one.code(), "way")));
    }
  }

  private Outcome<ClosingWish> wish(Context context, BoardOffice.Place place, AccountState state) {
    Optional<ClosingWay> way = ClosingWay.find(Forms.field(context, "way"));
    if (way.isEmpty()) {
      return Outcome.refused(CounterReason.COUNTER_CHOICE.because().refuses());
    }
    return switch (way.get()) {
      case SUCCEEDED -> succession(context, place, state);
      case MERGED ->
          finder
              .only(context, place, Forms.field(context, "into"))
              .map(into -> ClosingWish.merging(into.account().id()));
      case DONATED, DORMANT, TO_SETTLE, REOPENED -> Outcome.accepted(ClosingWish.of(way.get()));
    };
  }

  /** Whoever has a share inherits; the same person may be a relative twice. */
  private Outcome<ClosingWish> succession(
      Context context, BoardOffice.Place place, AccountState state) {
    Map<UUID, Heir> heirs = new LinkedHashMap<>();
    for (Relative relative : heirs(state, place)) {
      String share = Forms.field(context, share(relative.relativeId())).strip();
      if (!share.isEmpty() && !share.matches("[1-9][0-9]{0,5}")) {
        return Outcome.refused(
            ClosingReason.TIME_HEIR_SHARES.because().figure("most", Heir.MOST).refuses());
      }
      if (!share.isEmpty()) {
        heirs.put(relative.relativeId(), new Heir(relative.relativeId(), Integer.parseInt(share)));
      }
    }
    return heirs.size() > ClosingWish.HEIRS_MOST
        ? Outcome.refused(
            ClosingReason.TIME_HEIR_SHARES.because().figure("most", Heir.MOST).refuses())
        : Outcome.accepted(ClosingWish.succession(List.copyOf(heirs.values())));
  }

  /** Nobody gives up his own account, inherits by his own hand or merges into his own. */
  private Outcome<ClosingWish> others(
      Context context, BoardOffice.Place place, AccountState state, ClosingWish wish) {
    boolean own =
        finder.isOwn(context, state)
            || wish.others().stream()
                .flatMap(id -> finder.find(place, id).stream())
                .anyMatch(one -> finder.isOwn(context, one));
    return own
        ? Outcome.refused(CounterReason.COUNTER_OWN.because().refuses())
        : Outcome.accepted(wish);
  }

  private void carryOut(Context context) {
    BoardOffice.Place place = office.place(context);
    AccountState state = finder.require(context, place);
    UUID id = BoardOffice.id(context, "closing");
    Actor actor = office.pages().staff(context).actor();
    once(
        context,
        place,
        state,
        () ->
            proposals
                .find(state.account().id())
                .map(ClosingProposal::wish)
                .<Outcome<?>>map(wish -> others(context, place, state, wish))
                .orElseGet(() -> Outcome.accepted(state))
                .flatMap(
                    reader -> proposals.carryOut(actor, place.bank(), state.account().id(), id)));
  }

  private void drop(Context context) {
    BoardOffice.Place place = office.place(context);
    AccountState state = finder.require(context, place);
    UUID id = BoardOffice.id(context, "closing");
    Actor actor = office.pages().staff(context).actor();
    once(
        context, place, state, () -> proposals.drop(actor, place.bank(), state.account().id(), id));
  }
}
