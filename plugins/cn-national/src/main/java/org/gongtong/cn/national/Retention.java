package org.gongtong.cn.national;

import static org.gongtong.core.people.PrivacyParameters.KEPT_LEAST;
import static org.gongtong.core.people.PrivacyParameters.KEPT_USUALLY;

import java.util.List;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.Change;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.Edition;
import org.gongtong.core.rules.LegalPeriod;

/**
 * How long what is kept of people is kept. The Personal Information Protection Law asks for the
 * shortest time that the purpose needs (19) and for deletion when it is reached (47), and names no
 * figure: where no other law does, the figure is this pack's and marked as unverified.
 */
final class Retention {
  private static final String PREFIX = "cn.retention.";
  private static final String LAW_FROM = "2021-11-01";
  private static final String ZH = "个人信息保护法";
  private static final String EN = "Personal Information Protection Law";

  private static final LocalizedText NO_FIGURE =
      LocalizedText.of(
          "条文只要求实现处理目的所必要的最短时间，没有规定期限；此期限为本规则包的默认值，各地可另定",
          "the article asks for the shortest time that the purpose needs and names no period; this"
              + " one is a default of this pack, which places may set otherwise");

  private static final LocalizedText RENUMBERED =
      LocalizedText.of(
          "据现行文本第23条第3项；2026年1月1日起施行的修正调整了条号，此前条号未核对",
          "read in the present text, 23(3); the amendment in force from 2026-01-01 renumbered it,"
              + " and the earlier number was not compared");

  private static final LocalizedText CHALLENGE =
      LocalizedText.of(
          "业主自知道或者应当知道决定作出之日起一年内可以请求撤销；公示期满即应当知道，故自公示期满起算",
          "owners may ask a court within a year from when they knew or should have known; whoever"
              + " read the posting knew, hence from the end of the posting");

  private Retention() {}

  static List<Edition> editions() {
    return List.of(
        networkLog(),
        voteEvidence(),
        own("person", "19, 47", LegalPeriod.years(1), "关联业主的人员资料", "persons behind owners' ids"),
        own("contact", "15, 47", LegalPeriod.days(30), "其他人员资料", "other persons"),
        own("finding", "19, 47", LegalPeriod.years(1), "已到期的资格认定", "findings that are over"),
        own("consent", "14, 15, 56", LegalPeriod.years(3), "已撤回的同意", "consents taken back"),
        own("unused-file", "19, 47", LegalPeriod.days(30), "没有用上的附件", "files never used"));
  }

  private static Edition networkLog() {
    return Edition.of(PREFIX + "network-log", 1)
        .in("cn")
        .from("2017-06-01")
        .titled("网络日志的留存", "keeping of network logs")
        .citing(
            new Citation(
                LocalizedText.of("网络安全法", "Cybersecurity Law"),
                "23",
                Citation.Confidence.TEXT_READ,
                RENUMBERED))
        .with(KEPT_LEAST, LegalPeriod.months(6), Change.ONLY_STRICTER)
        .build();
  }

  private static Edition voteEvidence() {
    return Edition.of(PREFIX + "vote-evidence", 1)
        .in("cn")
        .from("2021-01-01")
        .titled("表决佐证的保存", "keeping of evidence of votes")
        .citing(
            new Citation(
                LocalizedText.of(
                    "最高人民法院关于审理建筑物区分所有权纠纷案件适用法律若干问题的解释",
                    "Supreme People's Court, Interpretation on Condominium Ownership"),
                "12",
                Citation.Confidence.TEXT_READ,
                CHALLENGE))
        .with(KEPT_LEAST, LegalPeriod.years(1), Change.ONLY_STRICTER)
        .build();
  }

  private static Edition own(
      String rule, String article, LegalPeriod period, String zh, String en) {
    return Edition.of(PREFIX + rule, 1)
        .in("cn")
        .from(LAW_FROM)
        .titled(zh, en)
        .citing(Citation.unverified(ZH, EN, article, NO_FIGURE))
        .with(KEPT_USUALLY, period, Change.FREE)
        .build();
  }
}
