package org.gongtong.server.ui.election;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.gongtong.core.decision.election.ElectionRoll;
import org.gongtong.core.decision.election.ElectionState;
import org.gongtong.core.decision.election.ElectionVoter;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.TypedId;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.auth.VotingCodes;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.print.PrintShop;
import org.gongtong.server.print.Printed;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.desk.Downloads;
import org.gongtong.server.ui.desk.Site;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Link;
import org.gongtong.server.ui.text.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Voting letters of elections. Codes are made when the letters are printed and exist in the answer
 * alone, as those of owners do. Thread-safe.
 */
public final class ElectionLetterRoutes implements RouteGroup {
  private static final Logger LOG = LoggerFactory.getLogger(ElectionLetterRoutes.class);
  private static final String LETTERS = "/staff/c/{community}/e/{election}/letters";
  private static final int NAMED = 5;

  private final ElectionOffice office;
  private final VotingCodes codes;
  private final Supplier<PrintShop> shop;
  private final Site site;

  /**
   * @param shop made at the first print: its fonts take time that no start should pay
   */
  public ElectionLetterRoutes(
      ElectionOffice office, VotingCodes codes, Supplier<PrintShop> shop, Site site) {
    this.office = office;
    this.codes = codes;
    this.shop = shop;
    this.site = site;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(LETTERS, this::page, Action.LETTER_VIEW);
    javalin.routes.post(LETTERS, this::print, Action.LETTER_ISSUE);
    javalin.routes.get(LETTERS + "/reprint", this::page, Action.LETTER_VIEW);
    javalin.routes.post(LETTERS + "/reprint", this::reprint, Action.LETTER_REPRINT);
  }

  private void page(Context context) {
    show(context, office.election(context), FormErrors.none());
  }

  private ElectionRoll roll(ElectionOffice.Found found) {
    return office.reader().roll(found.election().id()).orElseGet(() -> new ElectionRoll(List.of()));
  }

  private void show(Context context, ElectionOffice.Found found, FormErrors errors) {
    Shell shell = office.shell(context, found, address(found));
    UUID id = found.election().id();
    VotingCodes.Count count = codes.count(id);
    List<VotingCodes.Reprint> reprints = codes.reprints(id);
    office
        .pages()
        .show(
            context,
            new ElectionLettersPage(
                shell,
                office.pages().command(""),
                found.head(shell.text()),
                found.election().state() == ElectionState.OPEN,
                roll(found).entitled() - count.issued(),
                count.issued(),
                reprints.stream().map(VotingCodes.Reprint::party).distinct().count(),
                site.base(context),
                site.isLocal(context),
                reprints.stream()
                    .map(
                        r ->
                            new ElectionLettersPage.ReprintRow(
                                r.party(),
                                r.at().atZone(found.election().zone()),
                                r.by().id(),
                                r.reason()))
                    .toList(),
                Forms.field(context, "voter"),
                Forms.field(context, "reason"),
                errors));
  }

  private static String address(ElectionOffice.Found found) {
    return ElectionAddress.letters(found.slug(), found.id());
  }

  private ElectionLetterRun run(Context context, ElectionOffice.Found found) {
    return new ElectionLetterRun(
        found.community(), found.election(), roll(found), site.base(context), site.officePhone());
  }

  private void print(Context context) {
    ElectionOffice.Found found = office.acting(context);
    if (found.election().state() != ElectionState.OPEN) {
      refuse(context, found, ElectionPageReason.ELECTION_LETTERS_NOT_NOW.because().refuses());
      return;
    }
    ElectionLetterRun run = run(context, found);
    Map<Integer, String> made =
        codes.issue(office.pages().staff(context).actor(), found.election().id(), run.order());
    if (made.isEmpty()) {
      refuse(context, found, ElectionPageReason.ELECTION_LETTERS_ALL_PRINTED.because().refuses());
      return;
    }
    answer(context, found, run, made, Map.of(), "letters");
  }

  private void reprint(Context context) {
    ElectionOffice.Found found = office.acting(context);
    if (found.election().state() != ElectionState.OPEN) {
      refuse(context, found, ElectionPageReason.ELECTION_LETTERS_NOT_NOW.because().refuses());
      return;
    }
    UUID id = found.election().id();
    Actor actor = office.pages().staff(context).actor();
    Reason twice = ElectionPageReason.ELECTION_REPRINTED_ALREADY.because().refuses();
    List<Reason> unmet =
        office
            .pages()
            .onceTold(
                context,
                () ->
                    voters(roll(found), Forms.field(context, "voter"))
                        .flatMap(
                            voters ->
                                codes.reprint(actor, id, voters, Forms.field(context, "reason")))
                        .map(made -> () -> printAgain(context, found, made)),
                twice);
    if (unmet.contains(twice)) {
      refuse(context, found, twice);
    } else if (!unmet.isEmpty()) {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(context, found, office.errors(context, unmet, ElectionLetterRoutes::field));
    }
  }

  private static String field(Reason reason) {
    return reason.code().startsWith("REPRINT_REASON") ? "reason" : "voter";
  }

  private static Outcome<Set<Integer>> voters(ElectionRoll roll, String typed) {
    Set<Integer> numbers = new TreeSet<>();
    List<String> unknown = new ArrayList<>();
    for (String id : Arrays.stream(typed.split("[\\s,;，；、]+", -1)).distinct().toList()) {
      Optional<ElectionVoter> voter =
          roll.findById(TypedId.fold(id)).filter(there -> !there.struck());
      voter.ifPresentOrElse(
          there -> numbers.add(there.number()), () -> unknown.add("“" + id + "”"));
    }
    return unknown.isEmpty()
        ? Outcome.accepted(numbers)
        : Outcome.refused(
            ElectionPageReason.VOTER_ID_UNKNOWN
                .because()
                .figure("ids", String.join(" ", unknown.stream().limit(NAMED).toList()))
                .refuses());
  }

  private void printAgain(Context context, ElectionOffice.Found found, Map<Integer, String> made) {
    Map<Integer, Integer> numbers = new HashMap<>();
    codes
        .reprints(found.election().id())
        .forEach(r -> numbers.merge(r.party(), r.number(), Math::max));
    answer(context, found, run(context, found), made, numbers, "reprint");
  }

  private void refuse(Context context, ElectionOffice.Found found, Reason reason) {
    Messages text = Messages.in(office.pages().language(context));
    Link back = new Link(address(found), text.of("letters.title"));
    office.pages().refuse(context, 409, List.of(reason), back);
  }

  private void answer(
      Context context,
      ElectionOffice.Found found,
      ElectionLetterRun run,
      Map<Integer, String> made,
      Map<Integer, Integer> reprints,
      String name) {
    String file = name + "-" + ElectionLetterRun.number(found.election()) + ".pdf";
    Downloads.head(context, Downloads.PDF, file);
    Printed printed =
        shop.get().electionLetters(run.letters(made, reprints), context.outputStream());
    if (!printed.missing().isEmpty()) {
      LOG.warn(
          "表决信缺字，须手写补上 / characters missing in the font, to be written by hand: {}",
          String.join(" ", printed.missing()));
    }
  }
}
