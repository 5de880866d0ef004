package org.gongtong.server.ui;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gongtong.server.ui.election.CountPage;
import org.gongtong.server.ui.election.ElectionCheckPage;
import org.gongtong.server.ui.election.ElectionChoicePage;
import org.gongtong.server.ui.election.ElectionDeskPage;
import org.gongtong.server.ui.election.ElectionFormPage;
import org.gongtong.server.ui.election.ElectionHead;
import org.gongtong.server.ui.election.ElectionHead.Candidate;
import org.gongtong.server.ui.election.ElectionLettersPage;
import org.gongtong.server.ui.election.ElectionListPage;
import org.gongtong.server.ui.election.ElectionNeed;
import org.gongtong.server.ui.election.ElectionNotice;
import org.gongtong.server.ui.election.ElectionNoticePage;
import org.gongtong.server.ui.election.ElectionPage;
import org.gongtong.server.ui.election.ElectionPhase;
import org.gongtong.server.ui.election.ElectionReceiptPage;
import org.gongtong.server.ui.election.ElectionStep;
import org.gongtong.server.ui.election.ElectionStepPage;
import org.gongtong.server.ui.election.KeyPage;
import org.gongtong.server.ui.election.KeySheetPage;
import org.gongtong.server.ui.election.PaperMarksPage;
import org.gongtong.server.ui.election.VotersPage;
import org.gongtong.server.ui.part.Bar;
import org.gongtong.server.ui.part.Citation;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Link;
import org.gongtong.server.ui.part.Measure;
import org.gongtong.server.ui.part.Option;
import org.gongtong.server.ui.part.Refusal;
import org.gongtong.server.ui.text.Goal;

/** Samples of {@code ui.election}; candidates have letters for names. */
final class SampleElectionPages {
  private static final String ID = "0198a3c2-7b1e-7a44-9c21-5f0d3e8b6a17";
  private static final Command COMMAND = SampleBallotPages.COMMAND;
  private static final ZonedDateTime AT =
      ZonedDateTime.of(2026, 3, 9, 16, 42, 0, 0, SampleOpenPages.ZONE);
  private static final Goal HALF = new Goal(1, 2, false);
  private static final Citation LAW = new Citation("《城市居民委员会组织法》", "第十九条", true);
  private static final String HASH =
      "3f9a1c07b2d84e65a0914cfe7712d3b86f0d55a1c2e94b7780aa91d3c6e5f402";

  private SampleElectionPages() {}

  static void addPublic(Map<String, Page> pages, Shell s) {
    ElectionHead open = head(s, ElectionPhase.OPEN);
    pages.put(
        "election-choice",
        new ElectionChoicePage(s, COMMAND, open, List.of(), AT, FormErrors.none()));
    FormErrors tooMany =
        new FormErrors(
            List.of(new FieldError("choice", s.text().of("election.too-many", 4, 3, 1))));
    pages.put(
        "election-choice-many",
        new ElectionChoicePage(s, COMMAND, open, List.of(1, 2, 3, 5), AT, tooMany));
    pages.put("election-check", new ElectionCheckPage(s, COMMAND, open, List.of(1, 2), AT));
    pages.put("election-check-blank", new ElectionCheckPage(s, COMMAND, open, List.of(), AT));
    for (boolean paper : new boolean[] {false, true}) {
      pages.put(
          "election-receipt" + (paper ? "-paper" : ""),
          new ElectionReceiptPage(
              s, open, SampleBallotPages.RECEIPT, SampleBallotPages.SIGN, paper, AT));
    }
    for (ElectionNotice notice : ElectionNotice.values()) {
      pages.put(
          "election-notice-" + notice.name().toLowerCase(Locale.ROOT),
          new ElectionNoticePage(s, notice, open));
    }
    pages.put("election-open", open(s, open, null, ""));
    pages.put("election-counted", open(s, head(s, ElectionPhase.COUNTED), result(s, true), ""));
    pages.put("election-invalid", open(s, head(s, ElectionPhase.COUNTED), result(s, false), ""));
    pages.put(
        "election-void",
        open(s, head(s, ElectionPhase.VOID), null, SamplePages.say(s, "密钥遗失。", "Keys lost.")));
  }

  static void add(Map<String, Page> pages, Shell s) {
    ElectionHead draft = head(s, ElectionPhase.DRAFTED);
    ElectionHead open = head(s, ElectionPhase.OPEN);
    ElectionHead closed = head(s, ElectionPhase.CLOSED);
    pages.put("election-list", new ElectionListPage(s, SamplePages.COMMUNITY, List.of(open)));
    pages.put("election-form", form(s, "", FormErrors.none()));
    pages.put(
        "election-form-wrong",
        form(s, ID, error(s, "seats", "应选人数要填一个数字。", "Type a number of seats.")));
    pages.put("election-desk-draft", desk(s, head(s, ElectionPhase.ANNOUNCED), false));
    pages.put("election-desk-open", desk(s, open, true));
    for (ElectionStep step : ElectionStep.values()) {
      pages.put("election-step-" + step.code(), step(s, step, draft));
    }
    pages.put("election-voters", voters(s, draft, true, List.of()));
    pages.put(
        "election-voters-amend", voters(s, head(s, ElectionPhase.ANNOUNCED), false, List.of()));
    pages.put(
        "election-voters-wrong",
        voters(
            s,
            draft,
            true,
            List.of(SamplePages.say(s, "第 3 行：与前面重复", "line 3: stands there twice"))));
    pages.put("election-voters-frozen", voters(s, open, false, List.of()));
    pages.put("election-key", key(s, draft, false, false, FormErrors.none()));
    pages.put("election-key-made", key(s, draft, true, false, FormErrors.none()));
    pages.put(
        "election-key-wrong",
        key(s, draft, true, false, error(s, "key-code", "密钥码有误。", "It is mistyped.")));
    pages.put("election-key-late", key(s, open, false, true, FormErrors.none()));
    pages.put(
        "election-keySheet",
        new KeySheetPage(
            s, draft, "keeper-2", 2, 3, 2, "K7QM-2X9P-D4TB-01HV-8S6R-CJ3W-NZ5E-FA0G-Y"));
    pages.put("election-letters", letters(s, open, 312, 0, FormErrors.none()));
    pages.put(
        "election-letters-again",
        letters(s, open, 0, 312, error(s, "voter", "名单上没有“X-9”。", "No “X-9” on the list.")));
    pages.put(
        "election-marks",
        new PaperMarksPage(
            s,
            COMMAND,
            open,
            true,
            41,
            "",
            "X-0107",
            SampleBallotPages.RECEIPT,
            FormErrors.none()));
    pages.put(
        "election-marks-wrong",
        new PaperMarksPage(
            s,
            COMMAND,
            open,
            true,
            41,
            "X-0107",
            "",
            "",
            error(s, "voter", "这位选民已经在网上投过票。", "This voter has voted online.")));
    pages.put(
        "election-marks-closed",
        new PaperMarksPage(s, COMMAND, closed, false, 41, "", "", "", FormErrors.none()));
    pages.put("election-count", count(s, closed, 41, FormErrors.none()));
    pages.put(
        "election-count-wrong",
        count(s, closed, 0, error(s, "key-2", "这把密钥不对。", "This key is not right.")));
  }

  static ElectionHead head(Shell s, ElectionPhase phase) {
    List<Candidate> candidates = new ArrayList<>();
    for (String name : List.of("候选人甲", "候选人乙", "候选人丙", "候选人丁", "候选人戊")) {
      candidates.add(new Candidate(candidates.size() + 1, name));
    }
    return new ElectionHead(
        SamplePages.COMMUNITY,
        ID,
        "样板社区第五届居民委员会委员选举",
        phase,
        SamplePages.say(s, "首次选举", "first round"),
        3,
        2,
        candidates,
        phase == ElectionPhase.DRAFTED ? null : SampleOpenPages.OPENS,
        phase == ElectionPhase.DRAFTED ? null : SampleOpenPages.CLOSES);
  }

  private static String basis(Shell s) {
    return SamplePages.say(s, "全体有选举权的居民", "All registered voters");
  }

  private static List<ElectionNeed> needs(Shell s) {
    return List.of(
        new ElectionNeed(
            s.text().of("election.need-turnout"), HALF, s.text().of("election.of-voters"), LAW),
        new ElectionNeed(
            s.text().of("election.need-majority"),
            HALF,
            s.text().of("election.of-those-who-voted"),
            LAW));
  }

  private static ElectionPage open(
      Shell s, ElectionHead head, ElectionPage.Result result, String remark) {
    return new ElectionPage(
        s,
        head,
        basis(s),
        List.of(SamplePages.say(s, "纸质选票在社区服务中心领取。", "Papers at the service centre.")),
        remark,
        needs(s),
        List.of("选举委员会主任", "监督委员会委员", "居民代表"),
        2,
        List.of(new ElectionPage.KeyRow("监票人一", s.text().of("election.key-waits"))),
        List.of(new ElectionPage.Amendment("3 月 1 日：增加 12 人", "迁入")),
        312,
        HASH,
        HASH,
        s.text().of("election.turnout-words", s.text().number(207), s.text().number(312)),
        result);
  }

  private static ElectionPage.Result result(Shell s, boolean valid) {
    List<ElectionPage.CandidateRow> rows = new ArrayList<>();
    int[] votes = {160, 121, 103, 88, 20};
    for (Candidate candidate : head(s, ElectionPhase.COUNTED).candidates()) {
      int got = votes[candidate.number() - 1] / (valid ? 1 : 2);
      boolean elected = valid && got > 103;
      rows.add(
          new ElectionPage.CandidateRow(
              candidate.name(),
              elected,
              elected
                  ? SamplePages.say(s, "当选", "Elected")
                  : SamplePages.say(s, "得票不足", "Too few votes"),
              new Bar(Measure.VOTES, got, valid ? 207 : 103, HALF),
              valid ? got / 8 : null));
    }
    List<String> why =
        valid
            ? List.of(
                s.text().count("election.why-elected", 2), s.text().count("election.why-seats", 1))
            : List.of(s.text().of("election.why-invalid"));
    return new ElectionPage.Result(
        valid,
        why,
        new Bar(Measure.VOTERS, valid ? 207 : 103, 312, HALF),
        LAW,
        rows,
        List.of(
            new ElectionPage.Figure(s.text().of("election.figure-web"), 166),
            new ElectionPage.Figure(s.text().of("election.figure-paper"), 41)),
        166,
        valid,
        HASH,
        HASH);
  }

  private static FormErrors error(Shell s, String field, String zh, String en) {
    return new FormErrors(List.of(new FieldError(field, SamplePages.say(s, zh, en))));
  }

  private static ElectionFormPage form(Shell s, String id, FormErrors errors) {
    boolean fresh = id.isEmpty();
    return new ElectionFormPage(
        s,
        COMMAND,
        SamplePages.COMMUNITY,
        id,
        new ElectionFormPage.Draft(
            fresh ? "" : "样板社区第五届居民委员会委员选举",
            "",
            fresh ? "" : "rule-1",
            "FIRST",
            "",
            fresh ? "" : "x",
            fresh ? "" : "候选人甲\n候选人乙",
            fresh ? "" : "keeper-1 选举委员会主任\nkeeper-2 监督委员会委员",
            "2"),
        List.of(new Option("rule-1", SamplePages.say(s, "全体有选举权的居民", "all voters"), "", 0)),
        List.of(
            new Option("FIRST", SamplePages.say(s, "首次选举", "first round"), "", 0),
            new Option("FURTHER", SamplePages.say(s, "另行选举", "further round"), "", 0)),
        fresh ? List.of() : List.of(new Option(ID, "样板社区第五届居民委员会委员选举", "", 0)),
        errors);
  }

  private static ElectionDeskPage desk(Shell s, ElectionHead head, boolean open) {
    List<ElectionDeskPage.Preparation> preparations =
        open
            ? List.of()
            : List.of(
                new ElectionDeskPage.Preparation(
                    s.text().of("election.prepared-voters", s.text().number(312)), true),
                new ElectionDeskPage.Preparation(
                    s.text().of("election.prepared-keys", 1, 2), false));
    List<ElectionDeskPage.StepRow> steps =
        open
            ? List.of(
                new ElectionDeskPage.StepRow(
                    ElectionStep.CLOSE,
                    s.text().of("election.note-close", s.text().at(SampleOpenPages.CLOSES))))
            : List.of(
                new ElectionDeskPage.StepRow(
                    ElectionStep.OPEN,
                    s.text().of("election.note-open", s.text().at(SampleOpenPages.OPENS))),
                new ElectionDeskPage.StepRow(
                    ElectionStep.WITHDRAW, s.text().of("election.note-withdraw")));
    return new ElectionDeskPage(
        s,
        head,
        basis(s),
        List.of(),
        "",
        preparations,
        steps,
        List.of(
            new ElectionDeskPage.TrusteeRow(1, "keeper-1", "选举委员会主任", true, false),
            new ElectionDeskPage.TrusteeRow(2, "desk-1", "监督委员会委员", open, true)),
        2,
        open
            ? s.text().of("election.turnout-words", s.text().number(207), s.text().number(312))
            : "",
        needs(s),
        List.of(
            new Link("/staff", s.text().of("election.voters")),
            new Link("/staff", s.text().of("letters.title"))));
  }

  private static ElectionStepPage step(Shell s, ElectionStep step, ElectionHead head) {
    boolean announces = step == ElectionStep.ANNOUNCE;
    List<Refusal> hindrances =
        step == ElectionStep.OPEN
            ? List.of(
                new Refusal(
                    "ELECTION_KEYS_MISSING",
                    SamplePages.say(s, "还有一把密钥没有生成。", "One key has not been made."),
                    SamplePages.say(s, "请保管人登录后生成。", "Have its keeper make it.")))
            : List.of();
    return new ElectionStepPage(
        s,
        COMMAND,
        head,
        step,
        hindrances,
        "",
        "",
        announces
            ? new ElectionStepPage.Window("2026-03-01T09:00", "2026-03-15T18:00", "Asia/Shanghai")
            : null,
        FormErrors.none());
  }

  private static KeyPage key(
      Shell s, ElectionHead head, boolean made, boolean late, FormErrors errors) {
    return new KeyPage(s, COMMAND, head, 2, 3, 2, made, late, made && !errors.any(), errors);
  }

  private static VotersPage voters(Shell s, ElectionHead head, boolean open, List<String> faults) {
    return new VotersPage(
        s,
        COMMAND,
        head,
        open,
        head.phase() == ElectionPhase.ANNOUNCED,
        open && faults.isEmpty() ? 0 : 312,
        open ? "" : HASH,
        open ? 287 : 0,
        faults.isEmpty() ? "" : "X-1\nX-2\nX-1",
        "",
        "",
        "",
        faults,
        FormErrors.none());
  }

  private static ElectionLettersPage letters(
      Shell s, ElectionHead head, long waiting, long issued, FormErrors errors) {
    boolean open = head.phase() == ElectionPhase.OPEN;
    return new ElectionLettersPage(
        s,
        COMMAND,
        head,
        open,
        waiting,
        issued,
        issued > 0 ? 1 : 0,
        waiting > 0 ? "http://localhost:8080" : "https://gongtong.example.org",
        waiting > 0,
        issued > 0
            ? List.of(
                new ElectionLettersPage.ReprintRow(
                    17, AT, "desk-2", SamplePages.say(s, "信件受潮", "got wet")))
            : List.of(),
        errors.any() ? "X-9" : "",
        "",
        errors);
  }

  private static CountPage count(Shell s, ElectionHead head, long paper, FormErrors errors) {
    return new CountPage(
        s,
        COMMAND,
        head,
        3,
        2,
        166,
        paper,
        new CountPage.Box("41", "1", "2", List.of("20", "11", "8", "6", "3"), ""),
        errors.any() ? "desk-2" : "",
        errors);
  }
}
