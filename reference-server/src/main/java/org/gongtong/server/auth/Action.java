package org.gongtong.server.auth;

import io.javalin.security.RouteRole;
import java.util.Optional;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.people.MandatePlace;

/**
 * Everything staff can do. A page, an operation of the API and the scope of a token name one of
 * these; which mandates give it stands in {@code PermissionTable}. Codes are stable for ever, for
 * tokens keep them.
 */
public enum Action implements RouteRole {
  /** The desk of a community: its motions, drafts among them, and what is to be done next. */
  DESK_VIEW("desk.view", Reach.PLACE, Group.DESK, "查看工作台", "see the desk"),
  MOTION_DRAFT(
      "motion.draft",
      Reach.COMMUNITY,
      Group.MOTION,
      "起草和修改事项、上传附件",
      "draft motions and add papers to them"),
  MOTION_ANNOUNCE("motion.announce", Reach.COMMUNITY, Group.MOTION, "发布公告", "announce a vote"),
  /** Opening, closing, counting, posting and concluding, each when its time has come. */
  MOTION_STEP(
      "motion.step",
      Reach.COMMUNITY,
      Group.MOTION,
      "推进事项：开始、截止、计票、公示、归档",
      "take a motion's next step: open, close, count, post, conclude"),
  MOTION_WITHDRAW("motion.withdraw", Reach.COMMUNITY, Group.MOTION, "撤回事项", "withdraw a motion"),
  MOTION_ANNUL(
      "motion.annul",
      Reach.COMMUNITY,
      Group.MOTION,
      "登记决定被撤销",
      "record that a decision was annulled"),
  NOTICE_PRINT(
      "notice.print",
      Reach.COMMUNITY,
      Group.MOTION,
      "打印公告、结果和结果证明",
      "print notices and certificates"),
  RECOUNT_EXPORT(
      "recount.export",
      Reach.COMMUNITY,
      Group.MOTION,
      "下载重新计票文件",
      "download the files of a recount"),
  ROSTER_VIEW("roster.view", Reach.PLACE, Group.ROSTER, "查看业主名册", "read the roster"),
  ROSTER_EXPORT("roster.export", Reach.COMMUNITY, Group.ROSTER, "导出业主名册", "export the roster"),
  ROSTER_IMPORT("roster.import", Reach.COMMUNITY, Group.ROSTER, "导入业主名册", "import a roster"),
  VOTER_NAME("voter.name", Reach.PLACE, Group.ROSTER, "登记共有人的表决人", "name the voter of co-owners"),
  /** The list of persons, masked. */
  PERSON_VIEW("person.view", Reach.COMMUNITY, Group.PERSON, "查看人员资料（掩码）", "see persons, masked"),
  PERSON_RECORD(
      "person.record",
      Reach.COMMUNITY,
      Group.PERSON,
      "登记人员、关联业主编号",
      "record persons and link them to owners"),
  /** Each look is an event with its purpose. */
  PERSON_REVEAL(
      "person.reveal",
      Reach.COMMUNITY,
      Group.PERSON,
      "查看完整的电话和证件号码",
      "see telephone and identity numbers in full"),
  PERSON_EXPORT(
      "person.export",
      Reach.COMMUNITY,
      Group.PERSON,
      "应本人申请导出其资料",
      "export a person's data for him"),
  /** Entering a person's request, or confirming what a colleague entered. */
  PERSON_ERASE(
      "person.erase", Reach.COMMUNITY, Group.PERSON, "应本人申请删除其资料", "erase a person at his request"),
  LETTER_VIEW(
      "letter.view",
      Reach.COMMUNITY,
      Group.LETTER,
      "查看表决信的发放情况",
      "see which voting letters were printed"),
  LETTER_ISSUE("letter.issue", Reach.COMMUNITY, Group.LETTER, "打印表决信", "print voting letters"),
  LETTER_REPRINT(
      "letter.reprint", Reach.COMMUNITY, Group.LETTER, "补印表决信", "print voting letters again"),
  PAPER_VIEW("paper.view", Reach.COMMUNITY, Group.PAPER, "查看纸质票", "see paper ballots"),
  /** One of the two people who type a sheet, and whoever records a single paper ballot. */
  PAPER_ENTER(
      "paper.enter", Reach.COMMUNITY, Group.PAPER, "录入和核对纸质票", "enter and check paper ballots"),
  PAPER_SETTLE(
      "paper.settle",
      Reach.COMMUNITY,
      Group.PAPER,
      "裁定两次录入不一致之处",
      "settle where two entries differ"),
  PAPER_CORRECT(
      "paper.correct",
      Reach.COMMUNITY,
      Group.PAPER,
      "更正已录入的纸质票",
      "correct a recorded paper ballot"),
  /** Being the second person of a correction, or the witness of a recorded ballot. */
  PAPER_WITNESS(
      "paper.witness", Reach.COMMUNITY, Group.PAPER, "见证更正和录入", "witness corrections and entries"),
  PAPER_COUNT(
      "paper.count",
      Reach.COMMUNITY,
      Group.PAPER,
      "清点纸质票",
      "count papers issued, returned and void"),
  /** Lending a device at a door within one's places. */
  ASSIST_BALLOT(
      "assist.ballot", Reach.PLACE, Group.ASSIST, "上门协助投票", "assist residents at their doors"),
  /** The list of assisted sessions and the evidence of each; never a choice. */
  ASSIST_VIEW(
      "assist.view",
      Reach.COMMUNITY,
      Group.ASSIST,
      "查看上门协助记录和佐证",
      "see assisted sessions and their evidence"),
  /** Printing the receipt of an assisted ballot; never by the worker who was at the door. */
  ASSIST_SLIP(
      "assist.slip",
      Reach.COMMUNITY,
      Group.ASSIST,
      "打印上门协助的投票凭证",
      "print receipts of assisted ballots"),
  /** The sample of assisted ballots that is called back, and what households said. */
  CALLBACK_VIEW("callback.view", Reach.COMMUNITY, Group.ASSIST, "查看回访", "see call-backs"),
  /** Calling a household back; never by the worker who was at its door. */
  CALLBACK_RECORD(
      "callback.record",
      Reach.COMMUNITY,
      Group.ASSIST,
      "回访住户并登记",
      "call households back and record what they say"),
  /** An election as staff see it; never how votes fall. */
  ELECTION_VIEW("election.view", Reach.COMMUNITY, Group.ELECTION, "查看选举", "see elections"),
  /** Drafting, the list of voters, announcing, opening and closing, withdrawing. */
  ELECTION_PREPARE(
      "election.prepare",
      Reach.COMMUNITY,
      Group.ELECTION,
      "筹备选举：起草、选民名单、公告、开始和结束",
      "prepare an election: draft, list of voters, announcement, opening and close"),
  /** Having a key made; only those whom the election names can. */
  ELECTION_KEY(
      "election.key", Reach.COMMUNITY, Group.ELECTION, "保管选举密钥", "keep a key of an election"),
  /** Writing down who was given a ballot paper. */
  ELECTION_MARK(
      "election.mark",
      Reach.COMMUNITY,
      Group.ELECTION,
      "登记领取纸质选票的选民",
      "enter who was given a ballot paper"),
  /** Opening the box, with the keys and a second person; or declaring that it cannot be. */
  ELECTION_COUNT("election.count", Reach.COMMUNITY, Group.ELECTION, "开箱计票", "count an election"),
  /** Opening a community's time bank and choosing its rule. */
  TIMEBANK_MANAGE(
      "timebank.manage",
      Reach.COMMUNITY,
      Group.TIMEBANK,
      "开办时间银行、选定规则",
      "open the time bank and choose its rule"),
  /** Opening and closing accounts, and noting who is whose relative. */
  TIMEBANK_ACCOUNT(
      "timebank.account",
      Reach.COMMUNITY,
      Group.TIMEBANK,
      "开立和关闭时间账户、登记亲属关系",
      "open and close accounts of time, note kinship"),
  /**
   * Proposing that an account is given up or opened again, and carrying out what others proposed.
   */
  TIMEBANK_CLOSE(
      "timebank.close",
      Reach.COMMUNITY,
      Group.TIMEBANK,
      "提出和办理时间账户的继承、退出、并户和重新启用",
      "propose and carry out that accounts of time are inherited, left, merged or opened again"),
  /** Balances, statements, holds and the check of the ledger. */
  TIMEBANK_READ(
      "timebank.read",
      Reach.COMMUNITY,
      Group.TIMEBANK,
      "查看时间账户和账本",
      "read accounts of time and their journal"),
  /** Entering transfers and holds for members. */
  TIMEBANK_POST(
      "timebank.post",
      Reach.COMMUNITY,
      Group.TIMEBANK,
      "登记时间的获得、兑换、赠与、捐赠和发放",
      "enter transfers and holds of time"),
  /** What is attested of members because rules of grants ask for it: sensitive. */
  TIMEBANK_NEED(
      "timebank.need",
      Reach.COMMUNITY,
      Group.TIMEBANK,
      "查看和登记成员的情况（空巢、低保、失能等）",
      "see and attest circumstances of members on which grants rest"),
  /** Sharing minutes of the pool among those in need. */
  TIMEBANK_GRANT(
      "timebank.grant",
      Reach.COMMUNITY,
      Group.TIMEBANK,
      "按类别发放公益时间",
      "share time of the pool among those in need"),
  /** Taking an entry back by a counter-entry. */
  TIMEBANK_CORRECT(
      "timebank.correct", Reach.COMMUNITY, Group.TIMEBANK, "冲正时间账目", "reverse entries of time"),
  /** With whom a community settles, up to which limits, and orders to others. */
  TIMEBANK_SETTLE(
      "timebank.settle",
      Reach.COMMUNITY,
      Group.TIMEBANK,
      "办理跨社区结算：对接、限额、转往其他社区、冲抵",
      "settle with other communities: pairings, limits, orders, repayments"),
  /** Arranging visits, recording when they were, settling disputes; the policy says who of them. */
  TIMEBANK_COORDINATE(
      "timebank.coordinate",
      Reach.PLACE,
      Group.TIMEBANK,
      "协调时间银行的服务：匹配、预约、签到签退、调解",
      "coordinate services: matches, appointments, checks, disputes"),
  /** Whoever is a member acts for himself without it; a program he gave a token needs it. */
  TIMEBANK_MEMBER(
      "timebank.member",
      Reach.ANYWHERE,
      Group.TIMEBANK,
      "以成员身份使用自己的时间账户",
      "use one's own account of time, as a member"),
  COMMUNITY_REGISTER(
      "community.register", Reach.SERVER, Group.SERVER, "登记社区", "register a community"),
  PACK_VIEW("pack.view", Reach.ANYWHERE, Group.SERVER, "查看规则包", "see rule packs"),
  SETTING_VIEW(
      "setting.view",
      Reach.SERVER,
      Group.SERVER,
      "查看设置和运行状态",
      "see settings and the state of the server"),
  WEBHOOK_VIEW(
      "webhook.view",
      Reach.SERVER,
      Group.SERVER,
      "查看推送（webhook）",
      "see webhooks and what they could not deliver"),
  /** Sending what happens to other systems. */
  WEBHOOK_MANAGE(
      "webhook.manage",
      Reach.SERVER,
      Group.SERVER,
      "建立、测试、停止推送（webhook）",
      "make, test and stop webhooks"),
  AUDIT_VIEW("audit.view", Reach.SERVER, Group.SERVER, "查看审计记录", "read the audit log"),
  MANDATE_VIEW("mandate.view", Reach.SERVER, Group.PEOPLE, "查看任职", "see mandates"),
  MANDATE_GRANT("mandate.grant", Reach.SERVER, Group.PEOPLE, "授予任职", "grant mandates"),
  MANDATE_END("mandate.end", Reach.SERVER, Group.PEOPLE, "终止任职", "end mandates"),
  ACCOUNT_VIEW(
      "account.view", Reach.SERVER, Group.PEOPLE, "查看账号和登录记录", "see accounts and sessions"),
  ACCOUNT_MANAGE(
      "account.manage",
      Reach.SERVER,
      Group.PEOPLE,
      "建立、停用账号，重设密码",
      "make and disable accounts, reset passwords");

  /** How much of the world a mandate must cover to give an action. */
  public enum Reach {
    /** It is about no community; only a mandate for the whole server gives it. */
    SERVER,
    /** It is about a community as a whole; a mandate for a building of it is not enough. */
    COMMUNITY,
    /** A mandate for a part of the community is enough, for that part. */
    PLACE,
    /** It is about no community, and a mandate anywhere is enough. */
    ANYWHERE;

    /** Whether a mandate for a place of this extent is large enough. */
    boolean isWithin(MandatePlace.Extent extent) {
      return switch (this) {
        case SERVER -> extent == MandatePlace.Extent.SERVER;
        case COMMUNITY -> extent != MandatePlace.Extent.PLACE;
        case PLACE, ANYWHERE -> true;
      };
    }
  }

  /** What actions are about; for people who choose among them. */
  public enum Group {
    DESK("工作台", "desk"),
    MOTION("事项", "motions"),
    ROSTER("业主名册", "roster"),
    PERSON("人员资料", "persons"),
    LETTER("表决信", "voting letters"),
    PAPER("纸质票", "paper ballots"),
    ASSIST("上门协助", "assisted voting"),
    ELECTION("选举", "elections"),
    TIMEBANK("时间银行", "time bank"),
    SERVER("系统", "server"),
    PEOPLE("人员", "people");

    private final LocalizedText text;

    Group(String zh, String en) {
      this.text = LocalizedText.of(zh, en);
    }

    public LocalizedText text() {
      return text;
    }
  }

  private final String code;
  private final Reach reach;
  private final Group group;
  private final LocalizedText text;

  Action(String code, Reach reach, Group group, String zh, String en) {
    this.code = code;
    this.reach = reach;
    this.group = group;
    this.text = LocalizedText.of(zh, en);
  }

  /** The action of a code. */
  public static Optional<Action> find(String code) {
    for (Action action : values()) {
      if (action.code.equals(code)) {
        return Optional.of(action);
      }
    }
    return Optional.empty();
  }

  /** A stable name for files and tokens: two words with a dot. */
  public String code() {
    return code;
  }

  public Reach reach() {
    return reach;
  }

  public Group group() {
    return group;
  }

  /** What it is, as it follows "may": an infinitive without "to". */
  public LocalizedText text() {
    return text;
  }
}
