package org.gongtong.server.print;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

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
    return new VotingLetter(motion, "P-0123", parts(parts), CODE, SCAN, "0001", reprint);
  }
}
