package org.gongtong.cn.local;

import static org.gongtong.core.decision.DecisionParameters.COMPACT_MUST_ALLOW;
import static org.gongtong.core.decision.DecisionParameters.COUNTING;
import static org.gongtong.core.decision.DecisionParameters.DEMAND;
import static org.gongtong.core.decision.DecisionParameters.LEGAL_RISK;
import static org.gongtong.core.decision.DecisionParameters.METHOD;
import static org.gongtong.core.decision.DecisionParameters.NOTICE;
import static org.gongtong.core.decision.DecisionParameters.OBJECTION_AREA;
import static org.gongtong.core.decision.DecisionParameters.OBJECTION_HEADS;
import static org.gongtong.core.decision.DecisionParameters.PROCEDURE;

import java.util.List;
import org.gongtong.core.decision.DecisionMethod;
import org.gongtong.core.kernel.Threshold;
import org.gongtong.core.rules.Change;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.Edition;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.rules.PackDescriptor;
import org.gongtong.core.rules.RulePack;

/** Hubei: the Regulations on Property Services and Management. Immutable and thread-safe. */
public final class Hubei implements RulePack {

  private static final String SCOPE = "cn-42";
  private static final String IN_FORCE = "2016-10-01";
  private static final Threshold ONE_THIRD = Threshold.atLeast(1, 3);

  @Override
  public PackDescriptor descriptor() {
    return LocalRules.descriptor(SCOPE, "湖北省规则", "Rules of Hubei");
  }

  @Override
  public List<Edition> editions() {
    return List.of(procedure(), objectionVote());
  }

  private static Edition procedure() {
    return LocalRules.procedure(SCOPE)
        .from(IN_FORCE)
        .citing(ordinance("22, 26"))
        .with(NOTICE, LegalPeriod.days(15), Change.ONLY_STRICTER)
        .with(DEMAND, Threshold.atLeast(1, 5))
        .build();
  }

  /** The thirds are ceilings: objections up to and including one third let it pass. */
  private static Edition objectionVote() {
    return Edition.of("cn-42.property.63", 1)
        .in(SCOPE)
        .from(IN_FORCE)
        .titled("以异议表决方式决定使用维修资金", "use the maintenance fund, by objection vote")
        .citing(ordinance("63"))
        .with(METHOD, DecisionMethod.OBJECTION)
        .with(OBJECTION_HEADS, ONE_THIRD)
        .with(OBJECTION_AREA, ONE_THIRD)
        .with(COMPACT_MUST_ALLOW, true)
        .with(
            LEGAL_RISK,
            "民法典第278条第5项要求面积与人数各三分之二以上参与表决、参与者过半数同意；异议表决与之是否相符存在争议，"
                + "采用前应当征求法律意见"
                + " (Civil Code 278 item 5 asks two thirds to take part and more than half of them"
                + " to agree; whether an objection vote is compatible with it is disputed: take"
                + " legal advice before using it)")
        .with(PROCEDURE, LocalRules.PROCEDURE)
        .with(COUNTING, LocalRules.COUNTING)
        .build();
  }

  private static Citation ordinance(String article) {
    return Citation.read(
        "湖北省物业服务和管理条例", "Hubei Regulations on Property Services and Management", article);
  }
}
