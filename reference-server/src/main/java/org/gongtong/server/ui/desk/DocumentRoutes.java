package org.gongtong.server.ui.desk;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gongtong.core.decision.DecisionRule;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionReason;
import org.gongtong.core.decision.MotionState;
import org.gongtong.core.decision.TallyResult;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.auth.Audience;
import org.gongtong.server.auth.Permissions;
import org.gongtong.server.auth.Subject;
import org.gongtong.server.auth.VotingCodes;
import org.gongtong.server.http.AddressedMotion;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.print.Certificate;
import org.gongtong.server.print.PrintShop;
import org.gongtong.server.recount.RecountArchive;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.open.CountedResults;
import org.gongtong.server.ui.part.Link;
import org.gongtong.server.ui.part.MotionViews;
import org.gongtong.server.ui.text.Messages;

/**
 * What is printed about a motion, and the files of a recount: the certificate for everyone once the
 * result is posted; notices, and the files with owners' numbers, for staff.
 */
public final class DocumentRoutes implements RouteGroup {
  private static final String STAFF = "/staff/c/{community}/m/{motion}/";
  private static final Set<MotionState> POSTED =
      EnumSet.of(MotionState.POSTED, MotionState.FINAL, MotionState.ANNULLED);

  private final Desk desk;
  private final Permissions permissions;
  private final CountedResults results;
  private final RecountArchive archive;
  private final VotingCodes codes;
  private final Function<UUID, SheetCount> sheets;
  private final Supplier<PrintShop> shop;
  private final Site site;

  /**
   * Ballot papers beside the letters.
   *
   * @param issued given out
   * @param returned handed in and entered
   * @param spoilt declared void
   */
  public record SheetCount(long issued, long returned, long spoilt) {}

  /**
   * @param sheets the account of a motion's ballot papers
   * @param shop made at the first print
   */
  public DocumentRoutes(
      Desk desk,
      Permissions permissions,
      CountedResults results,
      RecountArchive archive,
      VotingCodes codes,
      Function<UUID, SheetCount> sheets,
      Supplier<PrintShop> shop,
      Site site) {
    this.desk = desk;
    this.permissions = permissions;
    this.results = results;
    this.archive = archive;
    this.codes = codes;
    this.sheets = sheets;
    this.shop = shop;
    this.site = site;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(
        "/c/{community}/m/{motion}/certificate.pdf", this::certificate, Audience.EVERYBODY);
    javalin.routes.get(STAFF + "announcement.pdf", this::announcement, Action.NOTICE_PRINT);
    javalin.routes.get(STAFF + "result.pdf", this::result, Action.NOTICE_PRINT);
  }

  private void certificate(Context context) {
    AddressedMotion found = desk.motion(context);
    Motion motion = found.motion();
    boolean open =
        POSTED.contains(motion.state())
            || permissions.of(context).may(Action.NOTICE_PRINT, Subject.of(found.community()));
    if (!open || !motion.isCounted()) {
      notYet(
          context,
          found,
          motion.isCounted()
              ? PrintReason.CERTIFICATE_NOT_YET.because().refuses()
              : MotionReason.NOT_COUNTED.because().refuses());
      return;
    }
    Messages text = desk.shell(context, found.community()).text();
    CountedResults.Counted counted = results.of(motion.id()).orThrow();
    TallyResult result = counted.result();
    SheetCount sheet = sheets.apply(motion.id());
    VotingCodes.Count letters = codes.count(motion.id());
    Certificate certificate =
        documents(text, found, rule(motion))
            .certificate(
                result,
                archive.hashes(motion.id()).orThrow(),
                Certificate.Papers.told(
                    counted.parties(),
                    letters.issued(),
                    letters.reprinted(),
                    sheet.issued(),
                    sheet.returned(),
                    sheet.spoilt()),
                postedAt(motion).orElseGet(desk::now));
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    shop.get().certificate(certificate, pdf);
    give(context, "certificate", motion, pdf);
  }

  private static DecisionRule rule(Motion motion) {
    DecisionRule rule = motion.rule();
    if (rule == null) {
      throw new IllegalStateException("a counted motion has its rule: " + motion.id());
    }
    return rule;
  }

  private static Documents documents(Messages text, AddressedMotion found, DecisionRule rule) {
    return new Documents(text, found.community(), found.motion(), rule);
  }

  /** When it was posted, or set aside: the same certificate for whoever comes, whenever. */
  private Optional<Instant> postedAt(Motion motion) {
    MotionState shown =
        motion.state() == MotionState.ANNULLED ? MotionState.ANNULLED : MotionState.POSTED;
    return desk.reader().history(motion.id()).stream()
        .filter(version -> version.motion().state() == shown)
        .findFirst()
        .map(version -> version.recordedAt());
  }

  /** To a member of staff at the desk, to everyone else at the motion's page. */
  private void notYet(Context context, AddressedMotion found, Reason unmet) {
    Messages text = Messages.in(desk.pages().language(context));
    boolean announced = found.motion().window() != null;
    desk.pages()
        .refuse(
            context,
            404,
            List.of(unmet),
            announced
                ? new Link(Routes.motion(found.slug(), found.id()), text.of("notice.motion"))
                : new Link(Routes.community(found.slug()), text.of("problem.to-home")));
  }

  private void announcement(Context context) {
    AddressedMotion found = desk.motion(context);
    Outcome<DecisionRule> rule = desk.views().rule(found.motion(), desk.now());
    if (found.motion().state() == MotionState.WITHDRAWN) {
      // Nothing on the sheet would say that it does not hold any more.
      desk.refuse(
          context, 409, found, List.of(PrintReason.ANNOUNCEMENT_WITHDRAWN.because().refuses()));
      return;
    }
    if (found.motion().window() == null) {
      desk.refuse(context, 409, found, List.of(MotionReason.notInState(found.motion())));
      return;
    }
    if (rule.asOptional().isEmpty()) {
      desk.refuse(context, 409, found, rule.refusals());
      return;
    }
    Messages text = desk.shell(context, found.community()).text();
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    shop.get()
        .notice(
            documents(text, found, rule.orThrow())
                .announcement(
                    site.base(context) + Routes.motion(found.slug(), found.id()),
                    site.officePhone()),
            pdf);
    give(context, "announcement", found.motion(), pdf);
  }

  private void result(Context context) {
    AddressedMotion found = desk.motion(context);
    Motion motion = found.motion();
    if (motion.state() == MotionState.ANNULLED) {
      desk.refuse(context, 409, found, List.of(PrintReason.RESULT_ANNULLED.because().refuses()));
      return;
    }
    if (!motion.isCounted()) {
      desk.refuse(context, 409, found, List.of(MotionReason.NOT_COUNTED.because().refuses()));
      return;
    }
    Messages text = desk.shell(context, found.community()).text();
    LocalDate day = postedAt(motion).orElseGet(desk::now).atZone(motion.zone()).toLocalDate();
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    shop.get()
        .notice(
            documents(text, found, rule(motion))
                .result(
                    results.of(motion.id()).orThrow().result(),
                    site.base(context) + Routes.result(found.slug(), found.id()),
                    site.officePhone(),
                    day),
            pdf);
    give(context, "result", motion, pdf);
  }

  private static void give(Context context, String name, Motion motion, ByteArrayOutputStream pdf) {
    Downloads.give(
        context,
        Downloads.PDF,
        name + "-" + MotionViews.number(motion) + ".pdf",
        pdf.toByteArray());
  }
}
