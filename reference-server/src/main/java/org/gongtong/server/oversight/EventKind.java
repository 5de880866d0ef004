package org.gongtong.server.oversight;

import java.util.Locale;
import java.util.Optional;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.server.auth.Action;

/**
 * The kinds of events that staff and the server leave, and which action opens each. An event of a
 * kind that does not stand here, or that somebody may not open, is not there for him.
 */
public enum EventKind {
  MOTION_DRAFTED(Area.DECISION, Action.DESK_VIEW, "起草事项", "a motion was drafted"),
  MOTION_REVISED(Area.DECISION, Action.DESK_VIEW, "修改草稿", "a draft was revised"),
  MOTION_ANNOUNCED(Area.DECISION, Action.DESK_VIEW, "发布公告", "a vote was announced"),
  MOTION_WITHDRAWN(Area.DECISION, Action.DESK_VIEW, "撤回事项", "a motion was withdrawn"),
  MOTION_OPENED(Area.DECISION, Action.DESK_VIEW, "投票开始", "a vote was opened"),
  ROLL_FROZEN(Area.DECISION, Action.DESK_VIEW, "名册冻结", "a roll was frozen"),
  MOTION_CLOSED(Area.DECISION, Action.DESK_VIEW, "投票截止", "a vote was closed"),
  MOTION_DECIDED(Area.DECISION, Action.DESK_VIEW, "计票", "votes were counted"),
  MOTION_POSTED(Area.DECISION, Action.DESK_VIEW, "公示结果", "a result was posted"),
  MOTION_CONCLUDED(Area.DECISION, Action.DESK_VIEW, "归档", "a motion was concluded"),
  MOTION_ANNULLED(Area.DECISION, Action.DESK_VIEW, "决定被撤销", "a decision was annulled"),
  BUNDLE_EXPORTED(
      Area.DECISION, Action.AUDIT_VIEW, "下载重新计票文件", "the files of a recount were taken out"),
  BALLOT_CAST(Area.DECISION, Action.RECOUNT_EXPORT, "登记选票", "a ballot was recorded"),
  BALLOT_CORRECTED(Area.DECISION, Action.RECOUNT_EXPORT, "更正选票", "a ballot was corrected"),
  VOTER_NAMED(Area.DECISION, Action.ROSTER_VIEW, "登记表决人", "a voter was named"),
  SHEET_ENTERED(Area.DECISION, Action.PAPER_VIEW, "录入纸质票", "a sheet of paper ballots was entered"),
  SHEET_CHECKED(
      Area.DECISION, Action.PAPER_VIEW, "第二人录入纸质票", "a sheet was entered by a second person"),
  SHEET_SETTLED(Area.DECISION, Action.PAPER_VIEW, "裁定纸质票", "a sheet was settled"),
  PAPERS_COUNTED(Area.DECISION, Action.PAPER_VIEW, "清点纸质票", "papers were counted"),
  VOTING_CODES_ISSUED(Area.DECISION, Action.LETTER_VIEW, "打印表决信", "voting letters were printed"),
  VOTING_CODES_REPRINTED(
      Area.DECISION, Action.LETTER_VIEW, "补印表决信", "voting letters were printed again"),
  ASSISTED_BEGUN(Area.DECISION, Action.ASSIST_VIEW, "上门协助开始", "an assisted session began"),
  ASSISTED_CAST(Area.DECISION, Action.ASSIST_VIEW, "上门协助投票", "an assisted ballot was cast"),
  ASSISTED_ENDED(Area.DECISION, Action.ASSIST_VIEW, "上门协助结束", "an assisted session ended"),
  ASSISTED_SLIP(
      Area.DECISION,
      Action.ASSIST_VIEW,
      "打印上门协助凭证",
      "the receipt of an assisted ballot was printed"),
  CALLBACK_DRAWN(
      Area.DECISION, Action.CALLBACK_VIEW, "抽取回访样本", "assisted ballots were drawn to call back"),
  CALLBACK_RECORDED(Area.DECISION, Action.CALLBACK_VIEW, "登记回访", "a call-back was recorded"),
  TIME_BANK_OPENED(Area.TIMEBANK, Action.TIMEBANK_READ, "开办时间银行", "a time bank was opened"),
  TIME_RULE_CHOSEN(
      Area.TIMEBANK, Action.TIMEBANK_READ, "选定时间银行规则", "a rule of a time bank was chosen"),
  TIME_ACCOUNT_OPENED(
      Area.TIMEBANK, Action.TIMEBANK_READ, "开立时间账户", "an account of time was opened"),
  TIME_ACCOUNT_CLOSED(
      Area.TIMEBANK, Action.TIMEBANK_READ, "关闭时间账户", "an account of time was closed"),
  TIME_ACCOUNT_REBUILT(
      Area.TIMEBANK, Action.TIMEBANK_READ, "重算时间账户", "an account of time was derived again"),
  TIME_ACCOUNTS_REBUILT(
      Area.TIMEBANK, Action.TIMEBANK_READ, "重算全部时间账户", "accounts of time were derived again"),
  TIME_PART_OPENED(
      Area.TIMEBANK, Action.TIMEBANK_READ, "开立子账户", "a part of an account of time was opened"),
  TIME_LIMIT_RECORDED(
      Area.TIMEBANK, Action.TIMEBANK_READ, "登记账户上限", "a limit of an account of time was recorded"),
  TIME_ACCOUNT_SUCCEEDED(
      Area.TIMEBANK, Action.TIMEBANK_READ, "身故注销", "an account of somebody who died was closed"),
  TIME_ACCOUNT_MERGED(
      Area.TIMEBANK, Action.TIMEBANK_READ, "并户", "two accounts of time were merged"),
  TIME_ACCOUNT_DONATED(
      Area.TIMEBANK, Action.TIMEBANK_READ, "退出并捐赠", "somebody left and donated his time"),
  TIME_ACCOUNT_DORMANT(
      Area.TIMEBANK, Action.TIMEBANK_READ, "账户休眠", "somebody left, and his account is dormant"),
  TIME_ACCOUNT_REOPENED(
      Area.TIMEBANK, Action.TIMEBANK_READ, "重新启用账户", "a dormant account of time was opened again"),
  TIME_ACCOUNT_ORDER_PROPOSED(
      Area.TIMEBANK, Action.TIMEBANK_READ, "提出账户事项", "an order about an account was proposed"),
  TIME_ACCOUNT_ORDER_DROPPED(
      Area.TIMEBANK, Action.TIMEBANK_READ, "撤下账户事项", "a proposed order was dropped"),
  TIME_ACCOUNT_ORDER_WITNESSED(
      Area.TIMEBANK,
      Action.TIMEBANK_READ,
      "复核账户办理事项",
      "a second person signed an order about an account"),
  RELATIVE_ENDED(Area.TIMEBANK, Action.TIMEBANK_READ, "亲属关系终止", "a kinship ended"),
  RELATIVE_RESUMED(Area.TIMEBANK, Action.TIMEBANK_READ, "亲属关系恢复", "a kinship holds again"),
  JOURNAL_IMPORTED(
      Area.TIMEBANK, Action.TIMEBANK_READ, "导入时间银行流水", "the journal of a time bank was imported"),
  TRANSFER_EXPLAINED(
      Area.TIMEBANK, Action.AUDIT_VIEW, "登记账目的理由", "the reason of an entry by hand was given"),
  SERVICE_SHEET_ENTERED(
      Area.TIMEBANK, Action.TIMEBANK_READ, "导入服务登记表", "a sheet of services was entered"),
  SERVICE_NOTED(Area.TIMEBANK, Action.AUDIT_VIEW, "登记服务备注", "a note to a service was kept"),
  RELATIVE_NOTED(Area.TIMEBANK, Action.TIMEBANK_READ, "登记亲属关系", "a kinship was noted"),
  ROUND_BEGUN(Area.TIMEBANK, Action.TIMEBANK_READ, "按类别发放时间", "a round of grants was begun"),
  TRANSFER_POSTED(Area.TIMEBANK, Action.TIMEBANK_READ, "时间入账", "a transfer of time was posted"),
  TRANSFER_REVERSED(Area.TIMEBANK, Action.TIMEBANK_READ, "时间冲正", "a transfer of time was reversed"),
  COMMAND_REFUSED(
      Area.TIMEBANK, Action.TIMEBANK_READ, "时间操作被拒", "a command to a ledger was refused"),
  HOLD_PLACED(Area.TIMEBANK, Action.TIMEBANK_READ, "冻结时间", "time was held"),
  HOLD_ENDED(Area.TIMEBANK, Action.TIMEBANK_READ, "解除冻结", "a hold of time ended"),
  SETTLEMENT_AGREED(
      Area.TIMEBANK, Action.TIMEBANK_READ, "登记结算约定", "terms with another community were recorded"),
  SETTLEMENT_COMPARED(
      Area.TIMEBANK, Action.TIMEBANK_READ, "与其他社区对账", "a day was compared with another community"),
  SETTLEMENT_KEY_MADE(Area.TIMEBANK, Action.TIMEBANK_READ, "生成结算密钥", "a key of letters was made"),
  SETTLEMENT_PARTNER_PROPOSED(
      Area.TIMEBANK, Action.TIMEBANK_READ, "提出结算伙伴", "a bank on another server was entered"),
  SETTLEMENT_PARTNER_CONFIRMED(
      Area.TIMEBANK, Action.TIMEBANK_READ, "确认结算伙伴", "a bank on another server was confirmed"),
  SETTLEMENT_PARTNER_ENDED(
      Area.TIMEBANK, Action.TIMEBANK_READ, "终止结算伙伴", "a bank on another server was left"),
  FAR_RELATIVE_NOTED(
      Area.TIMEBANK, Action.TIMEBANK_READ, "登记异地亲属", "a relative elsewhere was noted"),
  ORDER_SENT(Area.TIMEBANK, Action.TIMEBANK_READ, "转往其他社区", "time was sent to another community"),
  ORDER_DECLINED(
      Area.TIMEBANK, Action.TIMEBANK_READ, "未受理的跨社区结算", "nothing was sent to another community"),
  ORDER_RECALLED(Area.TIMEBANK, Action.TIMEBANK_READ, "请求撤回结算", "an order was asked back"),
  ORDER_TAKEN(
      Area.TIMEBANK, Action.TIMEBANK_READ, "其他社区转入", "time of another community was posted"),
  ORDER_REFUSED(
      Area.TIMEBANK, Action.TIMEBANK_READ, "拒绝其他社区转入", "time of another community was refused"),
  ORDER_SETTLED(Area.TIMEBANK, Action.TIMEBANK_READ, "对方已入账", "an order was posted there"),
  ORDER_VOIDED(Area.TIMEBANK, Action.TIMEBANK_READ, "对方未受理", "an order was refused there"),
  REPAYMENT_PROPOSED(Area.TIMEBANK, Action.TIMEBANK_READ, "提出结算冲抵", "a repayment was proposed"),
  REPAYMENT_WITHDRAWN(Area.TIMEBANK, Action.TIMEBANK_READ, "撤回结算冲抵", "a repayment was withdrawn"),
  NOTICE_POSTED(
      Area.TIMEBANK, Action.TIMEBANK_COORDINATE, "发布服务的提供或需求", "an offer or a request was posted"),
  NOTICE_ARRANGED(Area.TIMEBANK, Action.TIMEBANK_COORDINATE, "需求已约定", "a request was arranged"),
  NOTICE_REOPENED(Area.TIMEBANK, Action.TIMEBANK_COORDINATE, "需求重新开放", "a request opened again"),
  NOTICE_WITHDRAWN(
      Area.TIMEBANK, Action.TIMEBANK_COORDINATE, "撤回提供或需求", "an offer or a request was withdrawn"),
  NOTICE_EXPIRED(
      Area.TIMEBANK, Action.TIMEBANK_COORDINATE, "提供或需求到期", "an offer or a request expired"),
  APPOINTMENT_PROPOSED(Area.TIMEBANK, Action.TIMEBANK_COORDINATE, "提出预约", "a visit was proposed"),
  APPOINTMENT_AGREED(Area.TIMEBANK, Action.TIMEBANK_COORDINATE, "同意预约", "a side agreed to a visit"),
  APPOINTMENT_CANCELLED(
      Area.TIMEBANK, Action.TIMEBANK_COORDINATE, "取消预约", "a visit was called off"),
  APPOINTMENT_MISSED(Area.TIMEBANK, Action.TIMEBANK_COORDINATE, "登记未到场", "a side did not come"),
  APPOINTMENT_LAPSED(Area.TIMEBANK, Action.TIMEBANK_COORDINATE, "预约过期", "a visit lapsed"),
  VISIT_CODE_MADE(
      Area.TIMEBANK, Action.TIMEBANK_COORDINATE, "出示签到码", "a code of a visit was shown"),
  VISIT_CODE_SCANNED(
      Area.TIMEBANK, Action.TIMEBANK_COORDINATE, "扫描签到码", "a code of a visit was scanned"),
  VISIT_CHECKED_IN(
      Area.TIMEBANK, Action.TIMEBANK_COORDINATE, "登记签到", "the beginning of a visit was recorded"),
  VISIT_CHECKED_OUT(
      Area.TIMEBANK, Action.TIMEBANK_COORDINATE, "登记签退", "the end of a visit was recorded"),
  SERVICE_CONFIRMED(Area.TIMEBANK, Action.TIMEBANK_COORDINATE, "确认服务", "a service was confirmed"),
  SERVICE_DISPUTED(Area.TIMEBANK, Action.TIMEBANK_COORDINATE, "对服务提出异议", "a service was disputed"),
  DISPUTE_WITHDRAWN(Area.TIMEBANK, Action.TIMEBANK_COORDINATE, "撤回异议", "a dispute was withdrawn"),
  DISPUTE_TAKEN_UP(Area.TIMEBANK, Action.TIMEBANK_COORDINATE, "受理异议", "a dispute was taken up"),
  DISPUTE_DECIDED(Area.TIMEBANK, Action.TIMEBANK_COORDINATE, "裁定异议", "a dispute was decided"),
  ELECTION_DRAFTED(Area.DECISION, Action.ELECTION_VIEW, "起草选举", "an election was drafted"),
  ELECTION_REVISED(Area.DECISION, Action.ELECTION_VIEW, "修改选举", "an election was revised"),
  ELECTION_VOTERS_LISTED(
      Area.DECISION, Action.ELECTION_VIEW, "登记选民名单", "voters of an election were listed"),
  ELECTION_VOTERS_AMENDED(
      Area.DECISION, Action.ELECTION_VIEW, "更正选民名单", "a list of voters was amended"),
  ELECTION_ANNOUNCED(Area.DECISION, Action.ELECTION_VIEW, "公告选举", "an election was announced"),
  ELECTION_WITHDRAWN(Area.DECISION, Action.ELECTION_VIEW, "撤回选举", "an election was withdrawn"),
  ELECTION_KEY_MADE(Area.DECISION, Action.ELECTION_VIEW, "生成选举密钥", "a key of an election was made"),
  ELECTION_OPENED(Area.DECISION, Action.ELECTION_VIEW, "选举开始", "an election was opened"),
  ELECTION_PARTICIPATED(
      Area.DECISION, Action.AUDIT_VIEW, "领取纸质选票", "a voter was given a ballot paper"),
  ELECTION_BOX_CLOSED(
      Area.DECISION, Action.ELECTION_VIEW, "选举截止", "the box of an election was closed"),
  ELECTION_COUNTED(Area.DECISION, Action.ELECTION_VIEW, "选举计票", "an election was counted"),
  ELECTION_COUNT_WITNESSED(
      Area.DECISION, Action.ELECTION_VIEW, "第二人参与计票", "a second person counted with the first"),
  ELECTION_VOID_WITNESSED(
      Area.DECISION,
      Action.ELECTION_VIEW,
      "第二人参与宣布无效",
      "a second person declared it void with the first"),
  ELECTION_VOID(Area.DECISION, Action.ELECTION_VIEW, "宣布选举无效", "an election was declared void"),
  CALLBACK_RULED(
      Area.DECISION, Action.CALLBACK_VIEW, "固定回访抽样比例", "the size of a call-back sample was fixed"),
  COMMUNITY_REGISTERED(Area.PLACE, Action.DESK_VIEW, "登记社区", "a community was registered"),
  ROSTER_IMPORTED(Area.PLACE, Action.DESK_VIEW, "导入名册", "a roster was imported"),
  MANDATE_GRANTED(Area.PEOPLE, Action.MANDATE_VIEW, "授予任职", "a mandate was granted"),
  MANDATE_ENDED(Area.PEOPLE, Action.MANDATE_VIEW, "终止任职", "a mandate was ended"),
  MEMBER_CARD_GIVEN(Area.PEOPLE, Action.PERSON_VIEW, "发时间银行卡", "a member's card was printed"),
  MEMBER_CARD_REPLACED(Area.PEOPLE, Action.PERSON_VIEW, "补发时间银行卡", "a member's card was replaced"),
  PERSON_REVEALED(Area.PEOPLE, Action.AUDIT_VIEW, "查看完整资料", "a person was shown in full"),
  PERSON_EXPORTED(Area.PEOPLE, Action.AUDIT_VIEW, "导出本人资料", "a person was given his data"),
  ERASURE_REQUESTED(Area.PEOPLE, Action.AUDIT_VIEW, "申请删除", "an erasure was requested"),
  ERASURE_DROPPED(Area.PEOPLE, Action.AUDIT_VIEW, "放弃删除", "an erasure was dropped"),
  PERSON_ERASED(Area.PEOPLE, Action.AUDIT_VIEW, "删除人员资料", "a person was erased"),
  PERSON_ADDED(Area.PEOPLE, Action.PERSON_VIEW, "登记人员", "a person was recorded"),
  PERSON_CORRECTED(Area.PEOPLE, Action.PERSON_VIEW, "更正人员资料", "a person was corrected"),
  PERSON_LINKED(Area.PEOPLE, Action.PERSON_VIEW, "关联业主编号", "a person was linked to an owner"),
  PERSON_FOUND(Area.PEOPLE, Action.PERSON_VIEW, "认定资格", "a person was found eligible"),
  CONSENT_GIVEN(Area.PEOPLE, Action.PERSON_VIEW, "同意", "consent was given"),
  CONSENT_WITHDRAWN(Area.PEOPLE, Action.PERSON_VIEW, "撤回同意", "consent was withdrawn"),
  CIRCUMSTANCE_ATTESTED(Area.PEOPLE, Action.PERSON_VIEW, "登记情况", "a circumstance was attested"),
  CIRCUMSTANCE_ENDED(Area.PEOPLE, Action.PERSON_VIEW, "终止情况", "a circumstance was ended"),
  CIRCUMSTANCE_EXPIRED(
      Area.PEOPLE, Action.PERSON_VIEW, "情况记录到期", "the record of a circumstance expired"),
  FINDING_EXPIRED(Area.PEOPLE, Action.PERSON_VIEW, "认定记录到期", "the record of a finding expired"),
  CONSENT_EXPIRED(Area.PEOPLE, Action.PERSON_VIEW, "同意记录到期", "the record of a consent expired"),
  STAFF_ADDED(Area.SERVER, Action.ACCOUNT_VIEW, "建立账号", "a login was made"),
  STAFF_DISABLED(Area.SERVER, Action.ACCOUNT_VIEW, "停用账号", "a login was disabled"),
  STAFF_INVITED(Area.SERVER, Action.ACCOUNT_VIEW, "邀请", "somebody was invited"),
  STAFF_INVITATION_WITHDRAWN(
      Area.SERVER, Action.ACCOUNT_VIEW, "撤回邀请", "an invitation was withdrawn"),
  STAFF_RESET_MADE(Area.SERVER, Action.ACCOUNT_VIEW, "生成重设链接", "a reset was made"),
  STAFF_PASSWORD_SET(Area.SERVER, Action.ACCOUNT_VIEW, "设定密码", "a password was set"),
  STAFF_PASSWORD_CHANGED(Area.SERVER, Action.ACCOUNT_VIEW, "修改密码", "a password was changed"),
  STAFF_PASSWORD_RESET(Area.SERVER, Action.ACCOUNT_VIEW, "重设密码", "a password was reset"),
  STAFF_LOCKED_OUT(Area.SERVER, Action.ACCOUNT_VIEW, "登录失败过多", "a login was locked out"),
  STAFF_SESSION_ENDED(Area.SERVER, Action.ACCOUNT_VIEW, "结束一次登录", "a session was ended"),
  STAFF_SESSIONS_ENDED(
      Area.SERVER, Action.ACCOUNT_VIEW, "结束全部登录", "all sessions of a login were ended"),
  STAFF_SECOND_FACTOR_BEGUN(
      Area.SERVER, Action.ACCOUNT_VIEW, "开始设置两步验证", "a second factor was begun"),
  STAFF_SECOND_FACTOR_SET(Area.SERVER, Action.ACCOUNT_VIEW, "启用两步验证", "a second factor was set"),
  STAFF_SECOND_FACTOR_REMOVED(
      Area.SERVER, Action.ACCOUNT_VIEW, "取消两步验证", "a second factor was removed"),
  STAFF_RECOVERY_CODES_DRAWN(
      Area.SERVER, Action.ACCOUNT_VIEW, "生成备用码", "recovery codes were drawn"),
  STAFF_RECOVERY_CODE_USED(Area.SERVER, Action.ACCOUNT_VIEW, "使用备用码", "a recovery code was used"),
  STAFF_OPENID_TIED(
      Area.SERVER, Action.ACCOUNT_VIEW, "关联单位统一登录", "a login was tied to single sign-on"),
  STAFF_TOKEN_MADE(Area.SERVER, Action.ACCOUNT_VIEW, "建立令牌", "a token was made"),
  STAFF_TOKEN_REVOKED(Area.SERVER, Action.ACCOUNT_VIEW, "撤销令牌", "a token was revoked"),
  BREAK_GLASS_MADE(Area.SERVER, Action.ACCOUNT_VIEW, "生成应急登录码", "a break-glass code was made"),
  BREAK_GLASS_USED(Area.SERVER, Action.ACCOUNT_VIEW, "使用应急登录码", "a break-glass code was used"),
  ACCOUNT_LINKED(Area.SERVER, Action.ACCOUNT_VIEW, "关联账号与人员", "a login was linked to a person"),
  ACCOUNT_UNLINKED(
      Area.SERVER, Action.ACCOUNT_VIEW, "解除账号与人员的关联", "a login was unlinked from a person"),
  RESTORED_ACCESS_ENDED(
      Area.SERVER, Action.ACCOUNT_VIEW, "恢复备份后结束登录", "access was ended after a restore"),
  WEBHOOK_ADDED(Area.SERVER, Action.WEBHOOK_VIEW, "建立推送", "a webhook was made"),
  WEBHOOK_SECRET_MADE(Area.SERVER, Action.WEBHOOK_VIEW, "更换推送密钥", "a secret of a webhook was made"),
  WEBHOOK_TESTED(Area.SERVER, Action.WEBHOOK_VIEW, "测试推送", "a webhook was tested"),
  WEBHOOK_STOPPED(Area.SERVER, Action.WEBHOOK_VIEW, "停止推送", "a webhook was stopped"),
  WEBHOOK_STARTED(
      Area.SERVER,
      Action.WEBHOOK_VIEW,
      "恢复备份后重新开始推送",
      "a webhook was started again after a restore"),
  WEBHOOK_SENT_AGAIN(
      Area.SERVER,
      Action.WEBHOOK_VIEW,
      "重发未送达的消息",
      "an undelivered message of a webhook was sent again"),
  RETENTION_RUN(Area.SERVER, Action.AUDIT_VIEW, "清理到期数据", "what was kept long enough was deleted"),
  LOG_RENEWED(Area.SERVER, Action.AUDIT_VIEW, "更换公开日志", "the public log was renewed"),
  EVENT_READ(Area.SERVER, Action.AUDIT_VIEW, "查看事件详情", "the particulars of an event were read"),
  EVENTS_EXPORTED(Area.SERVER, Action.AUDIT_VIEW, "导出事件", "events were exported");

  /** What kinds of events are about. */
  public enum Area {
    /** Votes. */
    DECISION("事项与投票", "votes"),
    /** Accounts of time, and services. */
    TIMEBANK("时间银行", "the time bank"),
    /** Communities and rosters. */
    PLACE("社区与名册", "communities and rosters"),
    /** Mandates and persons. */
    PEOPLE("任职与人员", "mandates and persons"),
    /** Accounts and the server itself. */
    SERVER("账号与系统", "accounts and the server");

    private final LocalizedText text;

    Area(String zh, String en) {
      this.text = LocalizedText.of(zh, en);
    }

    /** A stable name for addresses: lower case. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    public LocalizedText text() {
      return text;
    }
  }

  private final Area area;
  private final Action opens;
  private final LocalizedText text;

  EventKind(Area area, Action opens, String zh, String en) {
    this.area = area;
    this.opens = opens;
    this.text = LocalizedText.of(zh, en);
  }

  /**
   * Whether it is shown here at all. Ballots are not, to nobody and at no time: what stands on them
   * is in the bundle of a recount, for those whom the rule names and after the count.
   */
  public boolean isShown() {
    return this != BALLOT_CAST && this != BALLOT_CORRECTED;
  }

  /** The kind of an event's type. */
  public static Optional<EventKind> find(String type) {
    for (EventKind kind : values()) {
      if (kind.type().equals(type)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** The type that events of this kind have. */
  public String type() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Area area() {
    return area;
  }

  /** What somebody must be able to do everywhere to see such events. */
  public Action opens() {
    return opens;
  }

  public LocalizedText text() {
    return text;
  }
}
