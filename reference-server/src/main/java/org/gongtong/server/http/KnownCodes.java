package org.gongtong.server.http;

import java.util.ArrayList;
import java.util.List;
import org.gongtong.core.decision.BallotCode;
import org.gongtong.core.decision.BallotReason;
import org.gongtong.core.decision.DecisionReason;
import org.gongtong.core.decision.MotionReason;
import org.gongtong.core.decision.assisted.AssistedReason;
import org.gongtong.core.decision.callback.CallBackReason;
import org.gongtong.core.decision.election.ElectionBoxReason;
import org.gongtong.core.decision.election.ElectionReason;
import org.gongtong.core.decision.paper.PaperReason;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.people.CircumstanceReason;
import org.gongtong.core.people.MandateReason;
import org.gongtong.core.people.PersonReason;
import org.gongtong.core.place.CommunityReason;
import org.gongtong.core.place.RosterImportReason;
import org.gongtong.core.place.RosterReason;
import org.gongtong.core.place.VoterReason;
import org.gongtong.core.rules.ReasonCode;
import org.gongtong.core.rules.RuleReason;
import org.gongtong.core.timebank.bank.BankReason;
import org.gongtong.core.timebank.bank.CounterReason;
import org.gongtong.core.timebank.grant.RoundReason;
import org.gongtong.core.timebank.ledger.AccountReason;
import org.gongtong.core.timebank.ledger.ClosingReason;
import org.gongtong.core.timebank.ledger.LedgerReason;
import org.gongtong.core.timebank.service.MatchReason;
import org.gongtong.core.timebank.service.NoticeReason;
import org.gongtong.core.timebank.service.VisitReason;
import org.gongtong.core.timebank.settlement.SettlementReason;
import org.gongtong.server.auth.AuthReason;
import org.gongtong.server.auth.PermissionReason;
import org.gongtong.server.auth.SignInReason;
import org.gongtong.server.intake.IntakeReason;
import org.gongtong.server.settlement.PartnerReason;
import org.gongtong.server.webhook.WebhookReason;

/** Every code that an answer of the API may carry, by what it is about. */
public final class KnownCodes {

  private KnownCodes() {}

  /**
   * Codes about one thing.
   *
   * @param title what they are about
   * @param codes the codes, in the order in which they are declared
   */
  public record Group(LocalizedText title, List<ReasonCode> codes) {

    public Group {
      codes = List.copyOf(codes);
    }
  }

  /** All groups. */
  public static List<Group> all() {
    List<Group> all = new ArrayList<>();
    all.add(group("API 请求", "Requests to the API", ApiReason.values()));
    all.add(group("请求", "Requests", RequestReason.values()));
    all.add(group("登录与投票码", "Signing in and voting codes", AuthReason.values()));
    all.add(group("工作人员登录", "Signing in of staff", SignInReason.values()));
    all.add(group("权限", "Permissions", PermissionReason.values()));
    all.add(group("任职", "Mandates", MandateReason.values()));
    all.add(group("人员资料", "Persons", PersonReason.values()));
    all.add(group("人员情况", "Circumstances of persons", CircumstanceReason.values()));
    all.add(group("议题", "Motions", MotionReason.values()));
    all.add(group("投票与录入", "Voting and entering", BallotReason.values()));
    all.add(group("不计入的表决票", "Ballots that do not stand", BallotCode.values()));
    all.add(group("纸质表决票", "Paper ballots", PaperReason.values()));
    all.add(group("上门协助", "Assisted voting", AssistedReason.values()));
    all.add(group("回访", "Call-backs", CallBackReason.values()));
    all.add(group("选举", "Elections", ElectionReason.values()));
    all.add(group("选举的票箱", "The box of an election", ElectionBoxReason.values()));
    all.add(group("决定的依据", "What a decision rests on", DecisionReason.values()));
    all.add(group("社区", "Communities", CommunityReason.values()));
    all.add(group("名册导入", "Importing a roster", RosterImportReason.values()));
    all.add(group("名册", "Rosters", RosterReason.values()));
    all.add(group("表决人", "Named voters", VoterReason.values()));
    all.add(group("社区的时间银行", "A community's time bank", BankReason.values()));
    all.add(group("时间账户", "Accounts of time", AccountReason.values()));
    all.add(group("时间账户的注销", "Closing accounts of time", ClosingReason.values()));
    all.add(group("时间银行账本", "Ledgers of time", LedgerReason.values()));
    all.add(group("按类别发放时间", "Rounds of grants", RoundReason.values()));
    all.add(group("跨社区结算", "Settlement between communities", SettlementReason.values()));
    all.add(group("与其他服务器的对接", "Pairing with other servers", PartnerReason.values()));
    all.add(group("时间银行的服务", "Visits of the time bank", VisitReason.values()));
    all.add(group("服务的提供与需求", "Offers and requests", NoticeReason.values()));
    all.add(group("供需匹配", "How offers and requests fit", MatchReason.values()));
    all.add(group("表格", "Tables", IntakeReason.values()));
    all.add(group("规则", "Rules", RuleReason.values()));
    all.add(group("推送", "Webhooks", WebhookReason.values()));
    all.add(group("柜台登记", "Entries at the counter", CounterReason.values()));
    return all;
  }

  private static Group group(String zh, String en, ReasonCode... codes) {
    return new Group(LocalizedText.of(zh, en), List.of(codes));
  }

  /** The status a refusal with this code first is answered with. */
  public static int status(ReasonCode code) {
    return StatusOf.code(code.name());
  }
}
