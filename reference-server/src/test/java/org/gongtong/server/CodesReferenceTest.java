package org.gongtong.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gongtong.core.decision.BallotCode;
import org.gongtong.core.decision.BallotReason;
import org.gongtong.core.decision.DecisionReason;
import org.gongtong.core.decision.MotionReason;
import org.gongtong.core.decision.assisted.AssistedReason;
import org.gongtong.core.decision.callback.CallBackReason;
import org.gongtong.core.decision.election.ElectionBoxReason;
import org.gongtong.core.decision.election.ElectionReason;
import org.gongtong.core.decision.paper.PaperReason;
import org.gongtong.core.people.CircumstanceReason;
import org.gongtong.core.people.MandateReason;
import org.gongtong.core.people.PersonReason;
import org.gongtong.core.place.CommunityReason;
import org.gongtong.core.place.RosterImportReason;
import org.gongtong.core.place.RosterReason;
import org.gongtong.core.place.VoterReason;
import org.gongtong.core.rules.PackFault;
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
import org.gongtong.server.attachments.AttachmentReason;
import org.gongtong.server.auth.AuthReason;
import org.gongtong.server.auth.PermissionReason;
import org.gongtong.server.auth.SignInReason;
import org.gongtong.server.files.ProblemCode;
import org.gongtong.server.http.ApiReason;
import org.gongtong.server.http.RequestReason;
import org.gongtong.server.intake.IntakeReason;
import org.gongtong.server.oversight.OversightReason;
import org.gongtong.server.retention.RetentionReason;
import org.gongtong.server.settlement.PartnerReason;
import org.gongtong.server.storage.backup.BackupReason;
import org.gongtong.server.storage.journal.JournalReason;
import org.gongtong.server.ui.desk.PrintReason;
import org.gongtong.server.ui.election.ElectionPageReason;
import org.gongtong.server.ui.staff.UploadReason;
import org.gongtong.server.ui.timebank.TimeBankPageReason;
import org.gongtong.server.ui.timebank.desk.BoardReason;
import org.gongtong.server.webhook.WebhookReason;
import org.gongtong.server.wiring.packs.HolidayFault;
import org.junit.jupiter.api.Test;

/**
 * The page of codes is what the code has. The expected page lies in target/codes.md after a run.
 */
class CodesReferenceTest {

  private final Set<String> known = new TreeSet<>();

  @Test
  void thePageListsEveryCode() throws IOException {
    StringBuilder page = new StringBuilder("# Codes · 代码\n\n");
    page.append(
        "Stable for ever. Words in braces are figures. This page is compared with the program by a test.\n");
    section(page, "Rejected ballots · 不计入的表决票, in the order of the checks", BallotCode.values());
    section(page, "What a decision rests on · 决定的依据", DecisionReason.values());
    section(page, "Communities · 社区", CommunityReason.values());
    section(page, "Motions · 议题", MotionReason.values());
    section(page, "Voting and entering · 投票与录入", BallotReason.values());
    section(page, "Paper ballots · 纸质票", PaperReason.values());
    section(page, "Assisted voting · 上门协助", AssistedReason.values());
    section(page, "Call-backs · 回访", CallBackReason.values());
    section(page, "Elections · 选举", ElectionReason.values());
    section(page, "Secret ballots · 无记名投票与计票", ElectionBoxReason.values());
    section(page, "Pages of elections · 选举的页面", ElectionPageReason.values());
    section(page, "Rosters · 名册", RosterReason.values());
    section(page, "Tables · 表格", IntakeReason.values());
    section(page, "Roster imports · 名册导入", RosterImportReason.values());
    section(page, "Named voters · 推选表决人", VoterReason.values());
    section(page, "Uploads · 上传", UploadReason.values());
    files(page);
    section(page, "Rules · 规则", RuleReason.values());
    section(page, "Rule packs set aside · 停用的规则包", PackFault.values());
    section(page, "Holiday files · 节假日文件", HolidayFault.values());
    section(page, "Requests · 请求", RequestReason.values());
    section(page, "Requests to the API · API 请求", ApiReason.values());
    section(page, "Access · 登录与表决码", AuthReason.values());
    section(page, "Signing in · 工作人员登录", SignInReason.values());
    section(page, "Permissions · 权限", PermissionReason.values());
    section(page, "Mandates · 任职", MandateReason.values());
    section(page, "Persons · 人员资料", PersonReason.values());
    section(page, "Circumstances of members · 成员的情况", CircumstanceReason.values());
    section(page, "Rounds of grants · 按类别发放时间", RoundReason.values());
    section(page, "A community's time bank · 社区的时间银行", BankReason.values());
    section(page, "Accounts of time · 时间账户", AccountReason.values());
    section(page, "Closing accounts of time · 时间账户的注销", ClosingReason.values());
    section(page, "Ledgers of time · 时间银行账本", LedgerReason.values());
    section(page, "Settlement between communities · 跨社区结算", SettlementReason.values());
    section(page, "Pairing with other servers · 与其他服务器的对接", PartnerReason.values());
    section(page, "Visits of the time bank · 时间银行的服务", VisitReason.values());
    section(page, "Offers and requests · 服务的提供与需求", NoticeReason.values());
    section(page, "How offers and requests fit · 供需匹配", MatchReason.values());
    section(page, "Members' pages · 时间银行成员的页面", TimeBankPageReason.values());
    section(page, "Reading events · 审计记录", OversightReason.values());
    section(page, "How long data are kept · 数据保存期限", RetentionReason.values());
    section(page, "Entries at the counter · 柜台登记", CounterReason.values());
    section(page, "The coordinator's board · 时间银行工作台", BoardReason.values());
    section(page, "Webhooks · 推送", WebhookReason.values());
    section(page, "Documents of a motion · 议题附件", AttachmentReason.values());
    section(page, "Letters and certificates · 表决信与证明书", PrintReason.values());
    section(page, "Backups · 备份", BackupReason.values());
    section(page, "Journals of time banks · 时间银行流水", JournalReason.values());
    // Where a new list is forgotten here.
    assertThat(known).containsExactlyInAnyOrderElementsOf(listsOfCodes());
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/codes.md"), page);
    assertThat(Files.readString(Path.of("../docs/reference/codes.md"))).isEqualTo(page.toString());
  }

  private static List<String> listsOfCodes() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.gongtong")
            .stream()
            .filter(found -> found.isEnum() && found.isAssignableTo(ReasonCode.class))
            .map(JavaClass::getSimpleName)
            .toList();
  }

  /** What is wrong with a file, a row or a cell; the remedy depends on the place. */
  private static void files(StringBuilder page) {
    page.append("\n## Files · 表格文件\n\n| code | 说明 | meaning |\n|---|---|---|\n");
    for (ProblemCode code : ProblemCode.values()) {
      page.append(
          "| `" + code.name() + "` | " + code.title().zh() + " | " + code.title().en() + " |\n");
    }
  }

  private void section(StringBuilder page, String title, ReasonCode... codes) {
    known.add(codes[0].getClass().getSimpleName());
    page.append("\n## ")
        .append(title)
        .append("\n\n| code | 说明 · 办法 | meaning · remedy |\n|---|---|---|\n");
    for (ReasonCode code : List.of(codes)) {
      page.append(
          "| `"
              + code.name()
              + "` | "
              + code.text().zh()
              + "。"
              + code.remedy().zh()
              + "。 | "
              + code.text().en()
              + "; "
              + code.remedy().en()
              + " |\n");
    }
  }
}
