package org.gongtong.server.ui.desk;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.gongtong.core.decision.ElectoralRoll;
import org.gongtong.core.decision.FrozenRoll;
import org.gongtong.core.decision.MotionState;
import org.gongtong.core.decision.RollReader;
import org.gongtong.core.kernel.TypedId;
import org.gongtong.core.place.Roster;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.VotingCodes;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.print.PrintShop;
import org.gongtong.server.print.Printed;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
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
  private static final String ALL = "*";

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
    javalin.routes.get(LETTERS, context -> show(context, desk.motion(context), List.of()));
    javalin.routes.post(LETTERS, this::print);
    javalin.routes.post(LETTERS + "/reprint", this::reprint);
  }

  private void show(Context context, Desk.Found found, List<FieldError> errors) {
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
    List<ReprintRow> rows = new ArrayList<>();
    if (!reprints.isEmpty()) {
      LetterRun run = run(context, found, roll);
      for (VotingCodes.Reprint reprint : reprints) {
        rows.add(
            new ReprintRow(
                run.place(text, reprint.party()),
                reprint.at().atZone(found.motion().zone()),
                reprint.by().id(),
                reprint.reason()));
      }
    }
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
                count.reprinted(),
                site.base(context),
                rows,
                Forms.field(context, "part"),
                Forms.field(context, "reason"),
                new FormErrors(errors)));
  }

  private LetterRun run(Context context, Desk.Found found, ElectoralRoll roll) {
    Roster parts = rolls.findParts(found.motion().id()).orElseGet(() -> new Roster(List.of()));
    return new LetterRun(
        found.community(), found.motion(), roll, parts, site.base(context), site.officePhone());
  }

  private void print(Context context) {
    Desk.Found found = desk.motion(context);
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

  private ElectoralRoll roll(Desk.Found found) {
    return desk.reader()
        .findRoll(found.motion().id())
        .map(FrozenRoll::roll)
        .orElseThrow(() -> new IllegalStateException("an open motion has a roll"));
  }

  private void reprint(Context context) {
    Desk.Found found = desk.motion(context);
    if (found.motion().state() != MotionState.OPEN) {
      refuse(context, found, PrintReason.LETTERS_NOT_NOW);
      return;
    }
    ElectoralRoll roll = roll(found);
    Outcome<Set<Integer>> parties = parties(found, roll, Forms.field(context, "part").strip());
    Outcome<Map<Integer, String>> made =
        parties.flatMap(
            chosen ->
                codes.reprint(
                    desk.pages().staff(context).actor(),
                    found.motion().id(),
                    chosen,
                    Forms.field(context, "reason")));
    if (made.asOptional().isEmpty()) {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(context, found, desk.errors(context, made.refusals(), LetterRoutes::field).all());
      return;
    }
    Map<Integer, Integer> numbers = new HashMap<>();
    codes
        .reprints(found.motion().id())
        .forEach(r -> numbers.merge(r.party(), r.number(), Math::max));
    answer(context, found, run(context, found, roll), made.orThrow(), numbers, "reprint");
  }

  private static String field(Reason reason) {
    return reason.code().startsWith("REPRINT_REASON") ? "reason" : "part";
  }

  /** The parties of the parts that were typed; a star stands for all that were printed. */
  private Outcome<Set<Integer>> parties(Desk.Found found, ElectoralRoll roll, String typed) {
    if (typed.equals(ALL)) {
      return Outcome.accepted(codes.parties(found.motion().id()));
    }
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

  private void refuse(Context context, Desk.Found found, PrintReason reason) {
    desk.refuse(context, 409, found, List.of(reason.because().refuses()));
  }

  private void answer(
      Context context,
      Desk.Found found,
      LetterRun run,
      Map<Integer, String> made,
      Map<Integer, Integer> reprints,
      String name) {
    Downloads.head(context, Downloads.PDF, name + "-" + LetterRun.number(found.motion()) + ".pdf");
    Printed printed = shop.get().letters(run.letters(made, reprints), context.outputStream());
    if (!printed.missing().isEmpty()) {
      LOG.warn(
          "表决信缺字，须手写补上 / characters missing in the font, to be written by hand: {}",
          String.join(" ", printed.missing()));
    }
  }
}
