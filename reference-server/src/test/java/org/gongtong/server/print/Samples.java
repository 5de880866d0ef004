package org.gongtong.server.print;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Sheets to print in tests: places and numbers, no people. */
final class Samples {
  static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  static final String HASH = "3f9a1c07b2d84e65a0914cfe7712d3b86f0d55a1c2e94b7780aa91d3c6e5f402";
  static final String CODE = "K7QF-2MTR-9XPA-C";
  static final String SCAN = "https://vote.example/v#K7QF2MTR9XPAC";

  private Samples() {}

  static MotionOnPaper motion(PrintLanguage language, String question) {
    boolean chinese = language == PrintLanguage.ZH_CN;
    return new MotionOnPaper(
        language,
        chinese ? "航空路社区" : "Hangkong Road Community",
        chinese ? "机修厂小区" : "Machine Works Compound",
        "2026-03",
        question,
        chinese ? "机修厂小区全体业主" : "All owners of Machine Works Compound",
        chinese
            ? List.of("专有部分面积占比三分之二以上的业主且人数占比三分之二以上的业主参与表决；", "参与表决专有部分面积过半数的业主且参与表决人数过半数的业主同意。")
            : List.of(
                "Owners with at least 2/3 of the area and at least 2/3 of the heads take part;",
                "more than 1/2 of the area and more than 1/2 of the heads taking part agree."),
        ZonedDateTime.of(2026, 3, 1, 9, 0, 0, 0, BEIJING),
        ZonedDateTime.of(2026, 3, 15, 18, 0, 0, 0, BEIJING),
        "vote.example/v",
        chinese ? "机修厂小区 1 号楼门厅投票箱，或社区服务中心二楼" : "Ballot box, hall of building 1",
        "0710-000 0000",
        HASH);
  }

  static String shortQuestion(PrintLanguage language) {
    return language.pick(
        "是否同意聘请物业服务企业为本小区提供服务，服务期三年，物业费每平方米每月 0.65 元？",
        "Shall the owners hire a property manager for three years at 0.65 yuan per square metre a month?");
  }

  /** A question of the given number of characters, with marks that must not begin a line. */
  static String longQuestion(int characters) {
    String sentence = "是否同意使用住宅专项维修资金，更新《一号楼》、“二号楼”（含地下室）的供水管道与电缆；";
    StringBuilder question = new StringBuilder();
    while (question.length() < characters) {
      question.append(sentence);
    }
    return question.substring(0, characters);
  }

  static List<PartLabel> parts(int count) {
    List<PartLabel> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(new PartLabel("" + (3 + i / 4), "" + (1 + i % 3), (i % 6 + 1) + "0" + (1 + i % 2)));
    }
    return parts;
  }

  static VotingLetter letter(PrintLanguage language) {
    return letter(motion(language, shortQuestion(language)), 1, 0);
  }

  static VotingLetter letter(MotionOnPaper motion, int parts, int reprint) {
    return new VotingLetter(
        motion, "P-0123", parts(parts), "C01-3-1-101", CODE, SCAN, "0001", reprint);
  }

  static Certificate certificate(PrintLanguage language, boolean passed) {
    MotionOnPaper motion = motion(language, shortQuestion(language));
    boolean chinese = language == PrintLanguage.ZH_CN;
    return new Certificate(
        new Certificate.Subject(
            language,
            motion.community(),
            motion.compound(),
            motion.number(),
            chinese ? "选聘和解聘物业服务企业或者其他管理人" : "Hiring or dismissing a property manager",
            chinese ? "《中华人民共和国民法典》第二百七十八条第一款第四项" : "Civil Code, article 278, item 4",
            motion.question(),
            HASH,
            motion.scope(),
            motion.opens(),
            motion.closes()),
        passed ? Certificate.Outcome.PASSED : Certificate.Outcome.FAILED,
        chinese
            ? passed ? "四项条件全部满足。" : "同意的人数过半，但同意的专有部分面积未超过参与面积的二分之一。"
            : passed
                ? "All four requirements are met."
                : "Enough heads agreed, too little area did.",
        new Certificate.Count(260, 2_314_580),
        new Certificate.Count(182, 1_604_020),
        new Certificate.Count(121, passed ? 980_115 : 802_010),
        new Certificate.Count(49, passed ? 523_905 : 702_010),
        new Certificate.Count(12, 100_000),
        requirements(chinese, passed),
        List.of(
            new Certificate.Entry(
                "DUPLICATE",
                chinese ? "同一业主方已有有效票" : "A ballot of the party counts already",
                OptionalLong.of(3)),
            new Certificate.Entry(
                "TOO_LATE", chinese ? "截止时间之后投票" : "Cast after the close", OptionalLong.empty())),
        List.of(
            new Certificate.Entry("", chinese ? "网上" : "Web", OptionalLong.of(96)),
            new Certificate.Entry("", chinese ? "纸质票" : "Paper", OptionalLong.of(71)),
            new Certificate.Entry("", chinese ? "上门" : "Home visit", OptionalLong.of(15))),
        Certificate.Papers.told(260, 260, 4, 260, 74, 2),
        new Certificate.Recount(
            "cn-national@0.1.0",
            chinese ? "民法典 2021-01-01 起施行" : "Civil Code, in force since 2021-01-01",
            HASH,
            HASH.substring(32) + HASH.substring(0, 32),
            "gongtong tally --roster roster.csv --ballots ballots.csv --matter cn.civil-code.278.4"
                + " --date 2026-03-01 --opens 2026-03-01T09:00 --closes 2026-03-15T18:00"
                + " --zone Asia/Shanghai"),
        chinese
            ? List.of("计票人", "监票人", "业主委员会（盖章）")
            : List.of("Teller", "Observer", "Owners' committee (seal)"),
        ZonedDateTime.of(2026, 3, 15, 18, 20, 0, 0, BEIJING));
  }

  private static List<Certificate.Requirement> requirements(boolean chinese, boolean passed) {
    String law = chinese ? "民法典第 278 条第二款" : "Civil Code, article 278, paragraph 2";
    return List.of(
        new Certificate.Requirement(
            chinese ? "参与表决的人数" : "Heads taking part",
            Certificate.Measure.HEADS,
            182,
            260,
            2,
            3,
            true,
            false,
            true,
            law),
        new Certificate.Requirement(
            chinese ? "参与表决的专有部分面积" : "Area taking part",
            Certificate.Measure.AREA,
            1_604_020,
            2_314_580,
            2,
            3,
            true,
            false,
            true,
            law),
        new Certificate.Requirement(
            chinese ? "同意的人数" : "Heads in favour",
            Certificate.Measure.HEADS,
            121,
            182,
            1,
            2,
            false,
            false,
            true,
            law),
        new Certificate.Requirement(
            chinese ? "同意的专有部分面积" : "Area in favour",
            Certificate.Measure.AREA,
            passed ? 980_115 : 802_010,
            1_604_020,
            1,
            2,
            false,
            false,
            passed,
            law));
  }

  /** As long as the notices of results are: a long matter, a long address, every figure. */
  static NoticeSheet usualResult() {
    return new NoticeSheet(
        PrintLanguage.ZH_CN,
        NoticeSheet.Kind.RESULT,
        "航空路社区居民委员会",
        "",
        "关于选聘和解聘物业服务企业或者其他管理人的表决",
        "✓ 法律要求的各项条件全部满足，议题通过。",
        List.of(
            "各位业主：",
            "业主已就下列议题完成表决，现将结果予以公示。对结果有异议的，请在公示期内（至2026年3月23日止）书面提出。"
                + "各项数字和依据见公开页面；可向社区申请查阅表决明细，重新计票。"),
        List.of(
            new NoticeSheet.Fact("议题", shortQuestion(PrintLanguage.ZH_CN)),
            new NoticeSheet.Fact("事项", "选聘和解聘物业服务企业或者其他管理人（《民法典》第278条）"),
            new NoticeSheet.Fact("由谁决定", "全体业主"),
            new NoticeSheet.Fact("表决时间", "2026年3月1日 09:00 至 2026年3月15日 18:00"),
            new NoticeSheet.Fact("全体（名册）", "260 人，23,145.80 平方米"),
            new NoticeSheet.Fact("参与表决", "182 人，16,040.20 平方米"),
            new NoticeSheet.Fact("同意", "121 人，9,801.15 平方米"),
            new NoticeSheet.Fact("反对", "49 人，5,239.05 平方米"),
            new NoticeSheet.Fact("弃权", "12 人，1,000.00 平方米"),
            new NoticeSheet.Fact(
                "参与表决",
                "人数 182 / 260，占 70.00%，须不少于三分之二 ✓ 满足\n"
                    + "面积 16,040.20 / 23,145.80，占 69.30%，须不少于三分之二 ✓ 满足"),
            new NoticeSheet.Fact(
                "同意",
                "人数 121 / 182，占 66.48%，须过半数 ✓ 满足\n" + "面积 9,801.15 / 16,040.20，占 61.10%，须过半数 ✓ 满足"),
            new NoticeSheet.Fact("公示期", "2026年3月16日 至 2026年3月23日")),
        "https://vote.example/c/heping/m/019cabd8-3800-7acd-8fb9-3187a2124b29/result",
        "0710-000 0000",
        "航空路社区居民委员会",
        java.time.LocalDate.of(2026, 3, 16),
        HASH);
  }

  static NoticeSheet notice(PrintLanguage language, NoticeSheet.Kind kind) {
    MotionOnPaper motion = motion(language, shortQuestion(language));
    boolean chinese = language == PrintLanguage.ZH_CN;
    boolean result = kind == NoticeSheet.Kind.RESULT;
    return new NoticeSheet(
        language,
        kind,
        motion.community(),
        motion.compound(),
        chinese ? (result ? "关于选聘物业服务企业的表决结果" : "关于选聘物业服务企业的表决") : "Hiring a property manager",
        result ? (chinese ? "✓ 本次表决通过" : "✓ The motion passed") : "",
        chinese
            ? List.of(
                "各位业主：",
                result
                    ? "本小区业主已就下列议题完成表决，现将结果予以公示。对结果有异议的，请在公示期内向社区居民委员会书面提出。"
                    : "本小区将就下列议题进行业主共同决定，请各位业主在表决时间内投票。每个业主方将收到一封表决书，可以扫码、输网址或者填写纸质票，任选一种。")
            : List.of(
                result
                    ? "The owners have voted on the question below. Objections may be handed in in writing while this notice is posted."
                    : "The owners will vote on the question below. Each party receives a letter and may vote by phone, on the web or on paper."),
        List.of(
            new NoticeSheet.Fact(chinese ? "议题" : "Question", motion.question()),
            new NoticeSheet.Fact(chinese ? "表决范围" : "Who votes", motion.scope()),
            new NoticeSheet.Fact(
                chinese ? "表决时间" : "Voting time",
                chinese
                    ? "2026年3月1日 09:00 至 3月15日 18:00"
                    : "1 March, 09:00 to 15 March 2026, 18:00"),
            new NoticeSheet.Fact(
                chinese ? (result ? "同意" : "通过条件") : (result ? "In favour" : "To pass"),
                chinese
                    ? (result ? "121 人，9,801.15 平方米" : "人数和面积各三分之二以上参与，参与者过半数同意")
                    : (result
                        ? "121 heads, 9,801.15 m²"
                        : "two thirds take part, more than half of them agree"))),
        "https://vote.example/m/2026-03",
        "0710-000 0000",
        chinese ? "机修厂小区业主委员会" : "Owners' committee",
        java.time.LocalDate.of(2026, 2, 10),
        HASH);
  }
}
