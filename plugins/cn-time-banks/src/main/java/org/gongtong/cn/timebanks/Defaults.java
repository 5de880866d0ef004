package org.gongtong.cn.timebanks;

import static org.gongtong.core.timebank.TimeBankParameters.AUTO_CONFIRM;
import static org.gongtong.core.timebank.TimeBankParameters.GROUPS_DONATE_ONLY;
import static org.gongtong.core.timebank.TimeBankParameters.ROUNDING;

import java.util.Set;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.Change;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.Edition;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.timebank.Relation;
import org.gongtong.core.timebank.Rounding;
import org.gongtong.core.timebank.SettlementPurpose;

/** What the pack says where no text was found. Each place may say otherwise. */
final class Defaults {

  /** 直系亲属, without the spouse, whom the second-hand sources do not name. */
  static final Set<Relation> LINEAL =
      Set.of(Relation.PARENT, Relation.CHILD, Relation.GRANDPARENT, Relation.GRANDCHILD);

  static final Citation CITATION =
      Citation.unverified(
          CnTimeBanks.ID + " 规则包默认值",
          "default of the pack " + CnTimeBanks.ID,
          Citation.NO_ARTICLE,
          LocalizedText.of(
              "没有读到规定此项的文本；各地可另定",
              "no text was found that has this figure; places may set another"));

  /** What 通存通兑, deposited and drawn everywhere, is taken to mean. */
  static final Set<SettlementPurpose> SETTLED =
      Set.of(SettlementPurpose.SERVICE, SettlementPurpose.MOVE, SettlementPurpose.GIFT);

  /** Why that is not in the text that the sources tell of. */
  static final LocalizedText SETTLED_NOTE =
      LocalizedText.of(
          "据二手材料，只说全市通存通兑；本规则包理解为包括跨社区服务、随迁转移和赠与异地亲属，原文未读到；各地可另定",
          "read second hand: the sources say no more than that time is deposited and drawn in the"
              + " whole city, which this pack takes to cover services, moving and gifts to relatives;"
              + " places may set another");

  private Defaults() {}

  /** Rounding and the time to object, which no text was found to say. */
  static Edition.Draft procedure(Edition.Draft draft) {
    return draft
        .with(ROUNDING, Rounding.EXACT, Change.FREE, CITATION)
        .with(AUTO_CONFIRM, LegalPeriod.days(7), Change.FREE, CITATION);
  }

  /** As {@link #procedure}, and that groups only donate. */
  static Edition.Draft all(Edition.Draft draft) {
    return procedure(draft).with(GROUPS_DONATE_ONLY, true, Change.FREE, CITATION);
  }
}
