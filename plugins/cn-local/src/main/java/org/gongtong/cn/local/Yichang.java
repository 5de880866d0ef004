package org.gongtong.cn.local;

import static org.gongtong.core.decision.DecisionParameters.ANNOUNCED_ONLY;
import static org.gongtong.core.decision.DecisionParameters.APPROVAL_AREA;
import static org.gongtong.core.decision.DecisionParameters.APPROVAL_BASE;
import static org.gongtong.core.decision.DecisionParameters.APPROVAL_HEADS;
import static org.gongtong.core.decision.DecisionParameters.COUNTING;
import static org.gongtong.core.decision.DecisionParameters.METHOD;
import static org.gongtong.core.decision.DecisionParameters.NOTICE;
import static org.gongtong.core.decision.DecisionParameters.PARTICIPATION_AREA;
import static org.gongtong.core.decision.DecisionParameters.PARTICIPATION_HEADS;
import static org.gongtong.core.decision.DecisionParameters.POSTING;
import static org.gongtong.core.decision.DecisionParameters.PROCEDURE;
import static org.gongtong.core.decision.DecisionParameters.RESULT_WITHIN;

import java.util.List;
import org.gongtong.core.decision.ApprovalBase;
import org.gongtong.core.decision.DecisionMethod;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.kernel.Threshold;
import org.gongtong.core.rules.Change;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.Edition;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.rules.PackDescriptor;
import org.gongtong.core.rules.RulePack;

/** Yichang, a city in Hubei: its property ordinance of 2022. Immutable and thread-safe. */
public final class Yichang implements RulePack {

  private static final String SCOPE = "cn-4205";
  private static final String IN_FORCE = "2022-03-01";
  private static final Threshold TWO_THIRDS = Threshold.atLeast(2, 3);
  private static final Threshold THREE_QUARTERS = Threshold.atLeast(3, 4);

  private static final LocalizedText NOTE =
      LocalizedText.of(
          "条文数字据2022年3月1日施行的文本摘录，条例全称未经核对；第23条另要求决定公布后保留一个月以上",
          "the figures were excerpted from the text in force from 2022-03-01; the full name of the"
              + " ordinance was not checked. Article 23 also keeps decisions posted for a month");

  @Override
  public PackDescriptor descriptor() {
    return LocalRules.descriptor(SCOPE, "宜昌市规则", "Rules of Yichang");
  }

  @Override
  public List<Edition> editions() {
    return List.of(procedure(), lifts());
  }

  private static Edition procedure() {
    return LocalRules.procedure(SCOPE)
        .from(IN_FORCE)
        .citing(ordinance("16, 23"))
        .with(NOTICE, LegalPeriod.days(15), Change.ONLY_STRICTER)
        .with(ANNOUNCED_ONLY, true)
        .with(RESULT_WITHIN, LegalPeriod.days(3))
        .with(POSTING, LegalPeriod.days(7), Change.ONLY_STRICTER)
        .build();
  }

  /** The roll of such a vote is one entrance. */
  private static Edition lifts() {
    return Edition.of("cn-4205.lifts.49", 1)
        .in(SCOPE)
        .from(IN_FORCE)
        .titled("既有住宅加装电梯（以单元为表决范围）", "add a lift to an old building (one entrance votes)")
        .citing(ordinance("49"))
        .with(METHOD, DecisionMethod.APPROVAL)
        .with(PARTICIPATION_HEADS, TWO_THIRDS)
        .with(PARTICIPATION_AREA, TWO_THIRDS)
        .with(APPROVAL_HEADS, THREE_QUARTERS)
        .with(APPROVAL_AREA, THREE_QUARTERS)
        .with(APPROVAL_BASE, ApprovalBase.PARTICIPANTS)
        .with(PROCEDURE, LocalRules.PROCEDURE)
        .with(COUNTING, LocalRules.COUNTING)
        .build();
  }

  private static Citation ordinance(String article) {
    return Citation.secondHand("宜昌市物业管理条例", "Yichang Property Ordinance", article, NOTE);
  }
}
