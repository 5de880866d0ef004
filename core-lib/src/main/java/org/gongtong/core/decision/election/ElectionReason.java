package org.gongtong.core.decision.election;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ReasonCode;

/** Why an election cannot be held so, or does not take a step. */
public enum ElectionReason implements ReasonCode {
  /** There is no such election. */
  ELECTION_UNKNOWN(
      "没有这次选举", "there is no such election", "从选举列表重新进入", "open it from the list of elections"),
  /** Somebody else took a step meanwhile. */
  ELECTION_CHANGED(
      "选举已被他人更新（您看到第 {seen} 版，现为第 {now} 版）",
      "somebody changed the election meanwhile (you saw version {seen}, it is version {now})",
      "刷新页面后再操作",
      "look at it again and repeat the step"),
  /** Another election has this id. */
  ELECTION_ID_TAKEN(
      "该编号已用于另一次选举或议题", "another election or a motion has this id", "使用新的编号", "use a new id"),
  /** The step does not follow from where the election stands. */
  ELECTION_NOT_IN_STATE(
      "选举当前状态为“{state}”，不能进行此操作",
      "the election is {state}, from which this step does not follow",
      "刷新页面，按当前状态操作",
      "look at it again and act on its present state"),
  /** The rule does not ask for a secret ballot. */
  ELECTION_NOT_SECRET(
      "该规则没有规定无记名投票",
      "this rule asks for no secret ballot",
      "选择规定无记名投票的选举规则",
      "choose a rule whose ballot is secret"),
  /** The title is missing or too long. */
  ELECTION_TITLE(
      "选举名称为 1 至 {most} 个字",
      "a title has 1 to {most} characters",
      "填写或缩短名称",
      "write a title, or a shorter one"),
  /** The note is too long. */
  ELECTION_NOTE_TOO_LONG(
      "说明不超过 {most} 个字", "a note has up to {most} characters", "缩短说明", "shorten it"),
  /** There is nobody to elect, or more than candidates. */
  SEATS_OUT_OF_RANGE(
      "应选名额为 {seats}，候选人为 {candidates} 名",
      "{seats} to elect of {candidates} candidates",
      "更正应选名额或候选人",
      "correct the seats or the candidates"),
  /** There are no candidates, or more than a ballot has room for. */
  CANDIDATES_OUT_OF_RANGE(
      "候选人为 {candidates} 名，应为 1 至 {most} 名",
      "{candidates} candidates, where there may be 1 to {most}",
      "更正候选人名单",
      "correct the list of candidates"),
  /** There must be more candidates than seats. */
  CANDIDATES_TOO_FEW(
      "候选人 {candidates} 名，应选 {seats} 名：候选人的名额应当多于应选名额",
      "{candidates} candidates for {seats} seats: there must be more candidates than seats",
      "增加候选人",
      "nominate more candidates"),
  /** A name is missing or too long. */
  ELECTION_NAME(
      "姓名为 1 至 {most} 个字，不能写作“{name}”",
      "a name has 1 to {most} characters, unlike “{name}”",
      "填写姓名",
      "write the name"),
  /** A name stands twice on the ballot. */
  CANDIDATE_TWICE(
      "候选人“{name}”出现了两次",
      "the candidate {name} stands on the ballot twice",
      "删去重复的一个；同名的两人，请在姓名后注明区别",
      "leave one out, or tell two people of the same name apart"),
  /** There are too few trustees, or too many. */
  TRUSTEES_OUT_OF_RANGE(
      "监票人为 {trustees} 名，应为 2 至 {most} 名",
      "{trustees} trustees, where there must be 2 to {most}",
      "更正监票人",
      "correct the trustees"),
  /** Somebody is to keep two keys. */
  TRUSTEE_TWICE(
      "监票人“{name}”出现了两次，每人只保管一份密钥",
      "{name} is a trustee twice; each keeps one key",
      "另选一名监票人",
      "name another trustee"),
  /** A candidate is to keep a key. */
  TRUSTEE_IS_CANDIDATE(
      "“{name}”是候选人，不能担任监票人",
      "{name} is a candidate and cannot be a trustee",
      "另选一名监票人；同名的两人，请在姓名后注明区别",
      "name another trustee, or tell two people of the same name apart"),
  /** Too few key codes would open the box, or more than there are. */
  KEY_QUORUM_OUT_OF_RANGE(
      "开箱所需密钥码为 {quorum} 份，应为 2 至 {trustees} 份",
      "{quorum} key codes to open the box, where it must be 2 to {trustees}",
      "更正份数",
      "correct the number"),
  /**
   * A further round does not say what it follows, or that was not counted; or a first one follows
   * something.
   */
  FURTHER_ROUND_OF_NOTHING(
      "另行选举须指明一次已计票、有效且仍有空缺名额的选举",
      "a further round names a counted election of this community that was valid and left seats"
          + " open; a first one names none",
      "选择前一次选举；前一次参加人数未过半的，重新选举",
      "choose the election it follows; if too few took part in it, hold a first one again"),
  /** Another round fills the same seats. */
  FURTHER_ROUND_TWICE(
      "“{title}”已是这次选举的另行选举，同一空缺不能选两次",
      "{title} is a further round of that election already; seats are filled once",
      "先撤回那一次；已计票的，下一轮接在它后面",
      "withdraw that one first; if it was counted, the next round follows it"),
  /** More seats than were left open. */
  FURTHER_SEATS(
      "前一次选举空缺 {open} 名，本次应选 {seats} 名",
      "{seats} to elect, where the election before left {open} open",
      "更正应选名额",
      "correct the seats"),
  /** The candidates are not those not elected with most votes. */
  FURTHER_CANDIDATES(
      "另行选举以前一次未当选者中得票多的为候选人，不符：{names}",
      "candidates of a further round are those not elected with most votes; not so: {names}",
      "按前一次得票更正候选人",
      "correct the candidates by the votes of the election before"),
  /** There is no list of voters. */
  VOTERS_MISSING(
      "还没有选民名单", "there is no list of voters", "先登记或上传选民名单", "enter or upload the list first"),
  /** Ids of voters are blank or too long. */
  VOTER_IDS_MALFORMED(
      "选民名单中有 {count} 个编号为空或超过 {most} 个字符，例如第 {first} 个",
      "{count} ids of the list are blank or have more than {most} characters, such as number"
          + " {first}",
      "更正名单",
      "correct the list"),
  /** Who is to be struck is not on the list. */
  VOTERS_NOT_LISTED(
      "要除名的 {count} 个编号不在名单上：{ids}",
      "{count} ids to be struck are not on the list: {ids}",
      "核对编号",
      "check the ids"),
  /** Nothing would change on the list. */
  VOTERS_UNCHANGED(
      "名单没有变化", "the list would stay as it is", "写明要增加或除名的编号", "say who is added or struck"),
  /** It closes before it opens. */
  ELECTION_WINDOW_REVERSED(
      "截止时间不晚于开始时间", "the election does not close after it opens", "更正时间", "correct the times"),
  /** The opening lies in the past. */
  ELECTION_OPENS_IN_THE_PAST(
      "开始时间 {opens} 已过", "the opening, {opens}, has passed", "改为以后的时间", "choose a later one"),
  /** The opening comes too soon after the list is published. */
  ELECTION_NOTICE_PERIOD(
      "选民名单应提前公布：{period}，最早可于 {earliest} 投票，现定于 {opens}",
      "the list of voters is published before: {period}; the election may open on {earliest},"
          + " and is to open on {opens}",
      "把开始日期改到 {earliest} 或以后",
      "open on {earliest} or later"),
  /** The opening has come. */
  ELECTION_WITHDRAWAL_TOO_LATE(
      "已到开始时间，不能撤回",
      "the opening has come; it cannot be withdrawn",
      "需要停止的，作废并说明原因",
      "declare it void, with the reason"),
  /** No reason is given. */
  ELECTION_REMARK_MISSING("请写明原因", "a reason is needed", "写明原因", "give the reason"),
  /** The opening has not come. */
  ELECTION_NOT_YET_OPENING("尚未到开始时间", "the opening has not come", "等到开始时间", "wait for the opening"),
  /** The close has not passed. */
  ELECTION_STILL_OPEN(
      "投票尚未截止", "the election has not closed", "等到截止时间之后", "wait until after the close"),
  /** Trustees have made no key. */
  KEYS_MISSING(
      "还有 {count} 名监票人没有生成密钥：{names}",
      "{count} trustees have made no key: {names}",
      "请他们登录并生成密钥",
      "have them sign in and make their keys"),
  /** Who asks is no trustee of this election. */
  NOT_A_TRUSTEE(
      "您不是本次选举的监票人",
      "you are no trustee of this election",
      "请监票人本人登录",
      "the trustee himself signs in"),
  /** The last day before the opening has begun, and he has a key. */
  TRUSTEE_KEY_STAYS(
      "开始前 24 小时起不能重新生成密钥（截止 {last}）",
      "a key is not made again in the 24 hours before the opening (from {last} on)",
      "密钥丢失的，报告选举委员会：其余密钥不足的，撤回后重新公告",
      "if it is lost, tell the election committee: with too few left, withdraw and announce anew"),
  /** Somebody else gave access to this login after the announcement. */
  TRUSTEE_LOGIN_RENEWED(
      "该账号在公告后由他人重设过密码或两步验证，{until} 以后才能生成密钥",
      "others reset the password or second factor of this login after the announcement; it makes"
          + " no key until {until}",
      "等到该时间；不是您本人要求重设的，立即报告选举委员会",
      "wait until then; if you did not ask for it, tell the election committee at once"),
  /** There is no result before the count. */
  ELECTION_NOT_COUNTED(
      "尚未计票，计票前没有任何结果",
      "it has not been counted; there is no result before that",
      "等到计票之后",
      "wait for the count");

  private final LocalizedText text;
  private final LocalizedText remedy;

  ElectionReason(String zh, String en, String remedyZh, String remedyEn) {
    this.text = LocalizedText.of(zh, en);
    this.remedy = LocalizedText.of(remedyZh, remedyEn);
  }

  /** That a step does not follow from where an election stands. */
  static Reason notInState(Election election) {
    return ELECTION_NOT_IN_STATE.because().figure("state", election.state().text()).refuses();
  }

  @Override
  public LocalizedText text() {
    return text;
  }

  @Override
  public LocalizedText remedy() {
    return remedy;
  }
}
