package org.gongtong.server.ui.desk;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gongtong.core.decision.ElectoralRoll;
import org.gongtong.core.decision.FrozenRoll;
import org.gongtong.core.decision.MotionState;
import org.gongtong.core.decision.RollReader;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.TypedId;
import org.gongtong.core.place.Roster;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.auth.VotingCodes;
import org.gongtong.server.http.AddressedMotion;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.print.PrintShop;
import org.gongtong.server.print.Printed;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Link;
import org.gongtong.server.ui.part.MotionViews;
import org.gongtong.server.ui.staff.LettersPage;
import org.gongtong.server.ui.staff.LettersPage.ReprintRow;
import org.gongtong.server.ui.text.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Voting letters. Codes are made when the letters are printed and exist in the answer alone: there
 * is nothing to send again. Whoever lost it prints again, with a reason that everyone can read.
 */
public final class LetterRoutes implements RouteGroup {
  private static final Logger LOG = LoggerFactory.getLogger(LetterRoutes.class);
  private static final String LETTERS = "/staff/c/{community}/m/{motion}/letters";
  private static final String CONFIRMED = "confirm";

  /** Reprints of more letters than this at once are told in one line. */
  private static final int TOLD_ONE_BY_ONE = 3;

  private final Desk desk;
  private final RollReader rolls;
  private final VotingCodes codes;
  private final Supplier<PrintShop> shop;
  private final Site site;

  /**
   * @param shop made at the first print: its fonts take time that no start should pay
   */
  public LetterRoutes(
      Desk desk, RollReader rolls, VotingCodes codes, Supplier<PrintShop> shop, Site site) {
    this.desk = desk;
    this.rolls = rolls;
    this.codes = codes;
    this.shop = shop;
    this.site = site;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(
        LETTERS, context -> show(context, desk.motion(context), List.of()), Action.LETTER_VIEW);
    javalin.routes.post(LETTERS, this::print, Action.LETTER_ISSUE);
    javalin.routes.post(LETTERS + "/reprint", this::reprint, Action.LETTER_REPRINT);
    javalin.routes.post(LETTERS + "/reprint-all", this::reprintAll, Action.LETTER_REPRINT);
    // Where a form that came back is looked at again; the page they stand on.
    for (String form : List.of("/reprint", "/reprint-all")) {
      javalin.routes.get(
          LETTERS + form,
          context -> context.redirect(letters(desk.motion(context))),
          Action.LETTER_VIEW);
    }
  }

  private static String letters(AddressedMotion found) {
    return Routes.letters(found.slug(), found.id());
  }

  private void show(Context context, AddressedMotion found, List<FieldError> errors) {
    Shell shell = desk.shell(context, found.community());
    Messages text = shell.text();
    boolean open = found.motion().state() == MotionState.OPEN;
    VotingCodes.Count count = codes.count(found.motion().id());
    ElectoralRoll roll =
        desk.reader()
            .findRoll(found.motion().id())
            .map(FrozenRoll::roll)
            .orElseGet(() -> new ElectoralRoll(List.of()));
    List<VotingCodes.Reprint> reprints = codes.reprints(found.motion().id());
    List<ReprintRow> rows =
        reprints.isEmpty() ? List.of() : rows(text, found, run(context, found, roll), reprints);
    desk.pages()
        .show(
            context,
            new LettersPage(
                shell,
                desk.pages().command(String.valueOf(found.motion().version())),
                desk.head(text, found),
                open,
                roll.parties().size() - count.issued(),
                count.issued(),
                reprints.stream().map(VotingCodes.Reprint::party).distinct().count(),
                count.reprinted(),
                site.base(context),
                Site.isLocal(site.base(context)),
                rows,
                Forms.field(context, "part"),
                Forms.field(context, "reason"),
                Forms.field(context, "reason-all"),
                new FormErrors(errors)));
  }

  /** One line for each reprint, or for what was printed again in one go. */
  private static List<ReprintRow> rows(
      Messages text, AddressedMotion found, LetterRun run, List<VotingCodes.Reprint> reprints) {
    record Go(Instant at, Actor by, String reason) {}
    Map<Go, List<Integer>> parties = new LinkedHashMap<>();
    for (VotingCodes.Reprint reprint : reprints) {
      parties
          .computeIfAbsent(
              new Go(reprint.at(), reprint.by(), reprint.reason()), go -> new ArrayList<>())
          .add(reprint.party());
    }
    List<ReprintRow> rows = new ArrayList<>();
    parties.forEach(
        (go, printed) -> {
          ZonedDateTime at = go.at().atZone(found.motion().zone());
          if (printed.size() > TOLD_ONE_BY_ONE) {
            String many = text.count("letters.log-many", printed.size());
            rows.add(new ReprintRow(many, at, go.by().id(), go.reason()));
          } else {
            printed.forEach(
                party ->
                    rows.add(
                        new ReprintRow(run.place(text, party), at, go.by().id(), go.reason())));
          }
        });
    return rows;
  }

  private LetterRun run(Context context, AddressedMotion found, ElectoralRoll roll) {
    Roster parts = rolls.findParts(found.motion().id()).orElseGet(() -> new Roster(List.of()));
    return new LetterRun(
        found.community(), found.motion(), roll, parts, site.base(context), site.officePhone());
  }

  private void print(Context context) {
    AddressedMotion found = desk.motion(context);
    if (found.motion().state() != MotionState.OPEN) {
      refuse(context, found, PrintReason.LETTERS_NOT_NOW);
      return;
    }
    LetterRun run = run(context, found, roll(found));
    Map<Integer, String> made =
        codes.issue(desk.pages().staff(context).actor(), found.motion().id(), run.order());
    if (made.isEmpty()) {
      refuse(context, found, PrintReason.LETTERS_ALL_PRINTED);
      return;
    }
    answer(context, found, run, made, Map.of(), "letters");
  }

  private ElectoralRoll roll(AddressedMotion found) {
    return desk.reader()
        .findRoll(found.motion().id())
        .map(FrozenRoll::roll)
        .orElseThrow(() -> new IllegalStateException("an open motion has a roll"));
  }

  private void reprint(Context context) {
    AddressedMotion found = desk.motion(context);
    reprint(
        context,
        found,
        roll -> parties(roll, Forms.field(context, "part").strip()),
        Forms.field(context, "reason"),
        LetterRoutes::field);
  }

  /** All codes that were given out become void: asked for apart, and confirmed. */
  private void reprintAll(Context context) {
    AddressedMotion found = desk.motion(context);
    boolean confirmed = !Forms.field(context, CONFIRMED).isEmpty();
    reprint(
        context,
        found,
        roll ->
            confirmed
                ? Outcome.accepted(codes.parties(found.motion().id()))
                : Outcome.refused(PrintReason.REPRINT_ALL_UNCONFIRMED.because().refuses()),
        Forms.field(context, "reason-all"),
        reason ->
            reason.code().equals(PrintReason.REPRINT_ALL_UNCONFIRMED.name())
                ? CONFIRMED
                : "reason-all");
  }

  private void reprint(
      Context context,
      AddressedMotion found,
      Function<ElectoralRoll, Outcome<Set<Integer>>> parties,
      String reason,
      Function<Reason, String> field) {
    if (found.motion().state() != MotionState.OPEN) {
      refuse(context, found, PrintReason.LETTERS_NOT_NOW);
      return;
    }
    ElectoralRoll roll = roll(found);
    Actor actor = desk.pages().staff(context).actor();
    List<Reason> unmet =
        desk.pages()
            .onceTold(
                context,
                () ->
                    parties
                        .apply(roll)
                        .flatMap(
                            chosen -> codes.reprint(actor, found.motion().id(), chosen, reason))
                        .map(made -> () -> printAgain(context, found, roll, made)),
                PrintReason.REPRINTED_ALREADY.because().refuses());
    if (unmet.stream().anyMatch(r -> r.code().equals(PrintReason.REPRINTED_ALREADY.name()))) {
      refuse(context, found, PrintReason.REPRINTED_ALREADY);
    } else if (!unmet.isEmpty()) {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(context, found, desk.errors(context, unmet, field).all());
    }
  }

  private void printAgain(
      Context context, AddressedMotion found, ElectoralRoll roll, Map<Integer, String> made) {
    Map<Integer, Integer> numbers = new HashMap<>();
    codes
        .reprints(found.motion().id())
        .forEach(r -> numbers.merge(r.party(), r.number(), Math::max));
    answer(context, found, run(context, found, roll), made, numbers, "reprint");
  }

  private static String field(Reason reason) {
    return reason.code().startsWith("REPRINT_REASON") ? "reason" : "part";
  }

  /** The parties of the parts that were typed. */
  private static Outcome<Set<Integer>> parties(ElectoralRoll roll, String typed) {
    Set<Integer> parties = new TreeSet<>();
    List<String> unknown = new ArrayList<>();
    Arrays.stream(typed.split("[\\s,;，；、]+", -1))
        .distinct()
        .forEach(
            part -> {
              OptionalInt party = roll.findParty(TypedId.fold(part));
              party.ifPresentOrElse(parties::add, () -> unknown.add("“" + part + "”"));
            });
    return unknown.isEmpty()
        ? Outcome.accepted(parties)
        : Outcome.refused(
            PrintReason.LETTER_PART_UNKNOWN
                .because()
                .figure("parts", String.join(" ", unknown.subList(0, Math.min(5, unknown.size()))))
                .refuses());
  }

  private void refuse(Context context, AddressedMotion found, PrintReason reason) {
    Messages text = Messages.in(desk.pages().language(context));
    desk.pages()
        .refuse(
            context,
            409,
            List.of(reason.because().refuses()),
            new Link(letters(found), text.of("letters.title")));
  }

  private void answer(
      Context context,
      AddressedMotion found,
      LetterRun run,
      Map<Integer, String> made,
      Map<Integer, Integer> reprints,
      String name) {
    Downloads.head(
        context, Downloads.PDF, name + "-" + MotionViews.number(found.motion()) + ".pdf");
    Printed printed = shop.get().letters(run.letters(made, reprints), context.outputStream());
    if (!printed.missing().isEmpty()) {
      LOG.warn(
          "表决信缺字，须手写补上 / characters missing in the font, to be written by hand: {}",
          String.join(" ", printed.missing()));
    }
  }
}
