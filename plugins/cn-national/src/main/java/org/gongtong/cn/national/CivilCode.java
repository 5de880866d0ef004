package org.gongtong.cn.national;

import static org.gongtong.core.decision.DecisionParameters.APPROVAL_AREA;
import static org.gongtong.core.decision.DecisionParameters.APPROVAL_BASE;
import static org.gongtong.core.decision.DecisionParameters.APPROVAL_HEADS;
import static org.gongtong.core.decision.DecisionParameters.COUNTING;
import static org.gongtong.core.decision.DecisionParameters.METHOD;
import static org.gongtong.core.decision.DecisionParameters.PARTICIPATION_AREA;
import static org.gongtong.core.decision.DecisionParameters.PARTICIPATION_HEADS;
import static org.gongtong.core.decision.DecisionParameters.PROCEDURE;

import java.util.List;
import org.gongtong.core.decision.ApprovalBase;
import org.gongtong.core.decision.DecisionMethod;
import org.gongtong.core.kernel.Threshold;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.Edition;

/** The matters of Civil Code articles 278 and 279, in force since 2021-01-01. */
final class CivilCode {

  private static final Threshold TWO_THIRDS = Threshold.atLeast(2, 3);
  private static final Threshold THREE_QUARTERS = Threshold.atLeast(3, 4);

  private CivilCode() {}

  static List<Edition> editions() {
    return List.of(
        ordinary(
            1, "制定和修改业主大会议事规则", "make or amend the rules of procedure of the owners' assembly"),
        ordinary(2, "制定和修改管理规约", "make or amend the management covenant"),
        ordinary(3, "选举业主委员会或者更换业主委员会成员", "elect the owners' committee or replace members of it"),
        ordinary(4, "选聘和解聘物业服务企业或者其他管理人", "hire or dismiss a property service or another manager"),
        ordinary(
            5,
            "使用建筑物及其附属设施的维修资金",
            "use the maintenance fund of the buildings and their facilities"),
        major(
            6,
            "筹集建筑物及其附属设施的维修资金",
            "raise the maintenance fund of the buildings and their facilities"),
        major(7, "改建、重建建筑物及其附属设施", "alter or rebuild the buildings and their facilities"),
        major(
            8,
            "改变共有部分的用途或者利用共有部分从事经营活动",
            "change the use of common parts or do business with them"),
        ordinary(
            9,
            "有关共有和共同管理权利的其他重大事项",
            "other major matters of common ownership and joint management"),
        dwellingToBusiness());
  }

  private static Edition ordinary(int item, String zh, String en) {
    return matter(item, Threshold.MAJORITY, zh, en);
  }

  private static Edition major(int item, String zh, String en) {
    return matter(item, THREE_QUARTERS, zh, en);
  }

  private static Edition matter(int item, Threshold approval, String zh, String en) {
    return begun("cn.civil-code.278." + item, "278", zh, en)
        .with(PARTICIPATION_HEADS, TWO_THIRDS)
        .with(PARTICIPATION_AREA, TWO_THIRDS)
        .with(APPROVAL_HEADS, approval)
        .with(APPROVAL_AREA, approval)
        .with(APPROVAL_BASE, ApprovalBase.PARTICIPANTS)
        .build();
  }

  /** The roll of such a vote is the affected owners, not all owners. */
  private static Edition dwellingToBusiness() {
    return begun(
            "cn.civil-code.279",
            "279",
            "将住宅改变为经营性用房（有利害关系的业主一致同意）",
            "put a dwelling to business use (unanimity of the owners affected)")
        .with(PARTICIPATION_HEADS, Threshold.NONE)
        .with(PARTICIPATION_AREA, Threshold.NONE)
        .with(APPROVAL_HEADS, Threshold.ALL)
        .with(APPROVAL_AREA, Threshold.ALL)
        .with(APPROVAL_BASE, ApprovalBase.ROLL)
        .build();
  }

  private static Edition.Draft begun(String rule, String article, String zh, String en) {
    return Edition.of(rule, 1)
        .in("cn")
        .from("2021-01-01")
        .titled(zh, en)
        .citing(Citation.read("民法典", "Civil Code", article))
        .with(METHOD, DecisionMethod.APPROVAL)
        .with(PROCEDURE, OwnersVoting.PROCEDURE_RULE)
        .with(COUNTING, OwnersVoting.COUNTING_RULE);
  }
}
