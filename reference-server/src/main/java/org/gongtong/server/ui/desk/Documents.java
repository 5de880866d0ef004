package org.gongtong.server.ui.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongtong.core.decision.BallotCode;
import org.gongtong.core.decision.DecisionOutcome;
import org.gongtong.core.decision.DecisionReason;
import org.gongtong.core.decision.DecisionRule;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionState;
import org.gongtong.core.decision.Requirement;
import org.gongtong.core.decision.TallyResult;
import org.gongtong.core.decision.Totals;
import org.gongtong.core.decision.VotingWindow;
import org.gongtong.core.kernel.Bound;
import org.gongtong.core.kernel.SmallCells;
import org.gongtong.core.kernel.Threshold;
import org.gongtong.core.place.Community;
import org.gongtong.core.rules.EditionRef;
import org.gongtong.core.rules.ResolvedRule;
import org.gongtong.server.print.Certificate;
import org.gongtong.server.print.Figures;
import org.gongtong.server.print.NoticeSheet;
import org.gongtong.server.print.PrintLanguage;
import org.gongtong.server.recount.RecountArchive;
import org.gongtong.server.recount.RecountCommand;
import org.gongtong.server.ui.part.ChannelName;
import org.gongtong.server.ui.part.MotionViews;
import org.gongtong.server.ui.part.Need;
import org.gongtong.server.ui.part.PlaceWords;
import org.gongtong.server.ui.text.Goal;
import org.gongtong.server.ui.text.Language;
import org.gongtong.server.ui.text.Messages;

/** Words what is printed about a motion. Confined to one request. */
final class Documents {
  private final Messages text;
  private final Community community;
  private final Motion motion;
  private final DecisionRule rule;
  private final VotingWindow window;

  /**
   * @param rule what holds for it, or will hold on the day it opens
   * @throws IllegalArgumentException if the motion was not announced
   */
  Documents(Messages text, Community community, Motion motion, DecisionRule rule) {
    VotingWindow known = motion.window();
    if (known == null) {
      throw new IllegalArgumentException("the motion was not announced: " + motion.id());
    }
    this.text = text;
    this.community = community;
    this.motion = motion;
    this.rule = rule;
    this.window = known;
  }

  /** A requirement in one sentence: 参与表决：占全体业主人数和面积均不少于三分之二. */
  static String words(Messages text, Need need) {
    return need.isSameInBoth()
        ? text.of("motion.need", need.name(), text.goal(need.heads()), need.basis())
        : text.of(
            "motion.need-each",
            need.name(),
            need.basis(),
            text.goal(need.heads()),
            text.goal(need.area()));
  }

  private org.gongtong.core.kernel.Language language() {
    return text.language().inCore();
  }

  private PrintLanguage sheetLanguage() {
    return text.language() == Language.CHINESE ? PrintLanguage.ZH_CN : PrintLanguage.EN;
  }

  private ZonedDateTime at(Instant instant) {
    return instant.atZone(motion.zone());
  }

  /**
   * The certificate of a result.
   *
   * @param issuedAt when the result was posted, or now before that
   */
  Certificate certificate(
      TallyResult result,
      RecountArchive.Hashes hashes,
      Certificate.Papers papers,
      Instant issuedAt) {
    ResolvedRule matter = rule.matter();
    return new Certificate(
        new Certificate.Subject(
            sheetLanguage(),
            community.name().in(language()),
            "",
            MotionViews.number(motion),
            matter.title().in(language()),
            matter.citation().text().in(language()),
            motion.content().question(),
            motion.content().hash().hex(),
            PlaceWords.scope(text, motion.content().scope()),
            at(window.opensAt()),
            at(window.closesAt())),
        motion.state() == MotionState.ANNULLED
            ? Certificate.Outcome.ANNULLED
            : Certificate.Outcome.valueOf(result.outcome().name()),
        why(result),
        count(result.roll()),
        count(result.participated()),
        count(result.inFavour()),
        count(result.against()),
        count(result.abstained()),
        requirements(result),
        rejected(result),
        channels(result),
        papers,
        new Certificate.Recount(
            String.join("、", packs()),
            text.of("certificate.edition", text.day(matter.asOf())),
            hashes.roster().hex(),
            hashes.ballots().hex(),
            RecountCommand.line(motion)),
        List.of(
            text.of("certificate.teller"),
            text.of("certificate.observer"),
            text.of("certificate.committee")),
        at(issuedAt));
  }

  private String why(TallyResult result) {
    List<String> sentences = new ArrayList<>();
    if (motion.state() == MotionState.ANNULLED) {
      sentences.add(text.of("certificate.annulled", String.valueOf(motion.remark())));
    }
    sentences.add(text.of(shortWhy(result.outcome())));
    result.verdict().reasons().stream()
        .filter(reason -> reason.code().equals(DecisionReason.COMPACT_MUST_ALLOW.name()))
        .filter(reason -> !reason.met() && result.outcome() != DecisionOutcome.NO_QUORUM)
        .forEach(reason -> sentences.add(reason.text(language())));
    if (motion.content().isAllowedByCompact()) {
      sentences.add(text.of("certificate.compact", motion.content().compactClause()));
    }
    return String.join(" ", sentences);
  }

  private static String shortWhy(DecisionOutcome outcome) {
    return switch (outcome) {
      case PASSED -> "why.short-passed";
      case FAILED -> "why.short-failed";
      case NO_QUORUM -> "why.short-no-quorum";
    };
  }

  private static Certificate.Count count(Totals totals) {
    return new Certificate.Count(totals.heads(), totals.area().hundredths());
  }

  private List<Certificate.Requirement> requirements(TallyResult result) {
    List<Certificate.Requirement> rows = new ArrayList<>();
    for (Requirement requirement : judged(result)) {
      Threshold asked = requirement.threshold();
      boolean area = requirement.measure() == Requirement.Measure.AREA;
      rows.add(
          new Certificate.Requirement(
              text.of(
                  "certificate.requirement",
                  text.of("need." + kind(requirement)),
                  text.of(area ? "measure.area" : "measure.heads")),
              area ? Certificate.Measure.AREA : Certificate.Measure.HEADS,
              requirement.actual(),
              requirement.whole(),
              asked.ratio().numerator(),
              asked.ratio().denominator(),
              asked.bound() == Bound.INCLUSIVE,
              requirement.ceiling(),
              requirement.met(),
              requirement.citation().text().in(language())));
    }
    return rows;
  }

  private List<Certificate.Entry> rejected(TallyResult result) {
    Map<BallotCode, Long> byCode = new LinkedHashMap<>();
    for (BallotCode code : BallotCode.values()) {
      long number = result.rejected().stream().filter(r -> r.code() == code).count();
      if (number > 0) {
        byCode.put(code, number);
      }
    }
    List<Certificate.Entry> entries = new ArrayList<>();
    byCode.forEach(
        (code, number) ->
            entries.add(
                new Certificate.Entry(
                    code.name(), code.text().in(language()), SmallCells.OF_THREE.tell(number))));
    return entries;
  }

  private List<Certificate.Entry> channels(TallyResult result) {
    List<Certificate.Entry> entries = new ArrayList<>();
    SmallCells.OF_THREE
        .tell(result.standingByChannel())
        .forEach(
            (channel, number) ->
                entries.add(new Certificate.Entry("", text.of(ChannelName.of(channel)), number)));
    return entries;
  }

  private Set<String> packs() {
    Set<String> packs = new LinkedHashSet<>();
    for (ResolvedRule part : List.of(rule.matter(), rule.procedure(), rule.counting())) {
      for (EditionRef edition : part.editions()) {
        packs.add(edition.pack() + "@" + edition.version());
      }
    }
    return packs;
  }

  /** The announcement for the notice board. */
  NoticeSheet announcement(String pageAddress, String phone) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(text.of("poster.salutation"));
    paragraphs.add(text.of("poster.announcement"));
    motion.content().explanation().lines().filter(l -> !l.isBlank()).forEach(paragraphs::add);
    List<NoticeSheet.Fact> facts = facts();
    for (Need need : MotionViews.needs(text, rule)) {
      facts.add(new NoticeSheet.Fact(text.of("poster.needs"), words(text, need)));
    }
    motion
        .content()
        .attachments()
        .forEach(
            paper ->
                facts.add(
                    new NoticeSheet.Fact(
                        text.of("motion.attachments"),
                        text.of("poster.paper", paper.name(), paper.hash().brief()))));
    return sheet(
        NoticeSheet.Kind.ANNOUNCEMENT,
        "",
        paragraphs,
        facts,
        pageAddress,
        phone,
        at(window.announcedAt()).toLocalDate());
  }

  /**
   * The result for the notice board.
   *
   * @param day when it is posted
   */
  NoticeSheet result(TallyResult result, String pageAddress, String phone, LocalDate day) {
    List<NoticeSheet.Fact> facts = facts();
    facts.add(figure("figure.roll", result.roll()));
    facts.add(figure("figure.participated", result.participated()));
    facts.add(figure("figure.for", result.inFavour()));
    facts.add(figure("figure.against", result.against()));
    facts.add(figure("figure.abstain", result.abstained()));
    checks(result)
        .forEach((kind, lines) -> facts.add(new NoticeSheet.Fact(kind, String.join("\n", lines))));
    LocalDate until = motion.postedUntil();
    if (until != null) {
      facts.add(
          new NoticeSheet.Fact(
              text.of("poster.period"), text.of("poster.from-to", text.day(day), text.day(until))));
    }
    String mark = result.outcome() == DecisionOutcome.PASSED ? "✓ " : "× ";
    return sheet(
        NoticeSheet.Kind.RESULT,
        mark + text.of(shortWhy(result.outcome())),
        List.of(
            text.of("poster.salutation"),
            until == null
                ? text.of("poster.result")
                : text.of("poster.result-until", text.day(until))),
        facts,
        pageAddress,
        phone,
        day);
  }

  /** Every figure with what it had to reach: by what it is about, heads and area. */
  private Map<String, List<String>> checks(TallyResult result) {
    Map<String, List<String>> checks = new LinkedHashMap<>();
    for (Requirement requirement : judged(result)) {
      Threshold asked = requirement.threshold();
      boolean area = requirement.measure() == Requirement.Measure.AREA;
      Goal goal =
          new Goal(
              asked.ratio().numerator(),
              asked.ratio().denominator(),
              asked.bound() == Bound.INCLUSIVE,
              requirement.ceiling());
      checks
          .computeIfAbsent(text.of("need." + kind(requirement)), none -> new ArrayList<>())
          .add(
              text.of(
                  "poster.check",
                  text.of(area ? "poster.area" : "poster.heads"),
                  amount(requirement.actual(), area),
                  amount(requirement.whole(), area),
                  Figures.percent(requirement.actual(), requirement.whole()),
                  text.goal(goal),
                  text.of(requirement.met() ? "poster.check-met" : "poster.check-unmet")));
    }
    return checks;
  }

  private String amount(long amount, boolean area) {
    return area ? text.areaNumber(amount) : text.number(amount);
  }

  private static String kind(Requirement requirement) {
    return requirement.id().substring(0, requirement.id().indexOf('.'));
  }

  /** What the outcome hung on: what the law asks something of, and what was still asked. */
  private static List<Requirement> judged(TallyResult result) {
    return result.requirements().stream()
        .filter(r -> !r.threshold().equals(Threshold.NONE) || r.ceiling())
        .filter(
            r -> !r.id().startsWith("approval") || result.outcome() != DecisionOutcome.NO_QUORUM)
        .toList();
  }

  private NoticeSheet.Fact figure(String key, Totals totals) {
    return new NoticeSheet.Fact(
        text.of(key),
        text.of(
            "poster.figure",
            text.count("unit.heads", totals.heads()),
            text.area(totals.area().hundredths())));
  }

  private List<NoticeSheet.Fact> facts() {
    List<NoticeSheet.Fact> facts = new ArrayList<>();
    facts.add(new NoticeSheet.Fact(text.of("poster.question"), motion.content().question()));
    facts.add(
        new NoticeSheet.Fact(
            text.of("motion.matter"),
            text.of(
                "draft.matter-option",
                rule.matter().title().in(language()),
                rule.matter().citation().text().in(language()))));
    facts.add(
        new NoticeSheet.Fact(
            text.of("motion.scope"), PlaceWords.scope(text, motion.content().scope())));
    if (motion.content().isAllowedByCompact()) {
      facts.add(new NoticeSheet.Fact(text.of("motion.compact"), motion.content().compactClause()));
    }
    facts.add(
        new NoticeSheet.Fact(
            text.of("poster.time"),
            text.of(
                "poster.from-to", text.at(at(window.opensAt())), text.at(at(window.closesAt())))));
    return facts;
  }

  private NoticeSheet sheet(
      NoticeSheet.Kind kind,
      String verdict,
      List<String> paragraphs,
      List<NoticeSheet.Fact> facts,
      String pageAddress,
      String phone,
      LocalDate day) {
    return new NoticeSheet(
        sheetLanguage(),
        kind,
        community.name().in(language()),
        "",
        text.of("poster.subject", rule.matter().title().in(language())),
        verdict,
        paragraphs,
        facts,
        pageAddress,
        phone,
        community.name().in(language()),
        day,
        motion.content().hash().hex());
  }
}
