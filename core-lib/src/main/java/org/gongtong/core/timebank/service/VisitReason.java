package org.gongtong.core.timebank.service;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ReasonCode;

/** Why an appointment may not take a step. */
public enum VisitReason implements ReasonCode {
  /** There is no such appointment. */
  VISIT_UNKNOWN("没有这个预约", "there is no such appointment", "从列表中选择预约", "choose one from the list"),
  /** The id of a new appointment is that of another one. */
  VISIT_ID_TAKEN(
      "该编号已用于另一个预约", "the id belongs to another appointment", "重新打开表单", "open the form again"),
  /** Somebody took a step meanwhile. */
  VISIT_CHANGED(
      "预约已被他人改动：您看到的是第 {seen} 版，现在是第 {now} 版",
      "the appointment was changed meanwhile: you saw version {seen}, it is version {now}",
      "刷新页面，核对后再操作",
      "look at it again and repeat the step"),
  /** The step does not follow from where the appointment stands. */
  VISIT_NOT_IN_STATE(
      "预约当前状态为“{state}”，不能进行此操作",
      "the appointment is {state}, from which this step does not follow",
      "刷新页面，按当前状态操作",
      "look at it again and act on its present state"),
  /** The clock stands before the last step. */
  VISIT_CLOCK_BACK(
      "系统时间 {now} 早于上一步的时间 {last}",
      "the clock says {now}, which is before the last step at {last}",
      "校准系统时间后重试",
      "have the clock set right and try again"),
  /** Who helps and who is helped are one. */
  VISIT_SAME_MEMBER(
      "服务方与接受方是同一人", "who helps and who is helped are one", "选择另一位成员", "choose another member"),
  /** Somebody is no member of the time bank. */
  VISIT_MEMBER_UNKNOWN(
      "{member} 不是本社区时间银行的成员",
      "{member} is no member of this community's time bank",
      "核对编号，或先登记为成员",
      "check the id, or have him join first"),
  /** The policy has no such service. */
  VISIT_CATEGORY_UNKNOWN(
      "服务类别“{category}”不在 {edition} 的目录内",
      "the category \"{category}\" is not on the list of {edition}",
      "从目录中选择类别",
      "choose one from the list"),
  /** The place is not in the place tree. */
  VISIT_PLACE_UNKNOWN(
      "没有“{path}”这个地点", "there is no place \"{path}\"", "核对小区、楼栋、单元的写法", "check how it is written"),
  /** It ends before it begins. */
  VISIT_TIMES_REVERSED(
      "结束时间 {until} 不晚于开始时间 {from}",
      "it is to end at {until}, not after it begins at {from}",
      "更正时间",
      "correct the times"),
  /** It would be over already. */
  VISIT_IN_PAST(
      "结束时间 {until} 已过", "it would have ended at {until}", "改到现在以后", "choose a later time"),
  /** It is longer than the policy allows. */
  VISIT_TOO_LONG(
      "时长 {minutes} 分钟，超过 {edition} 规定的上限 {most} 分钟",
      "it lasts {minutes} minutes; {edition} allows {most}",
      "更正起止时间，或分成几次",
      "correct the times, or make several visits of it"),
  /** A member had not joined yet. */
  VISIT_BEFORE_JOINING(
      "{member} 于 {joined} 加入，不能登记 {day} 的服务",
      "{member} joined on {joined}; a service of {day} does not count",
      "核对日期",
      "check the day"),
  /** A member is taken at that time. */
  VISIT_OVERLAPS(
      "{member} 在 {from} 至 {until} 另有预约或服务（{other}）",
      "{member} has another visit from {from} to {until} ({other})",
      "改时间，或先更正另一次服务",
      "choose another time, or have the other visit put right first"),
  /** The visit lies in the future. */
  VISIT_IN_FUTURE(
      "登记的时间 {at} 晚于现在 {now}", "{at} lies after now, {now}", "按实际时间登记", "enter when it was"),
  /** It ended before it began. */
  CHECK_OUT_BEFORE_CHECK_IN(
      "签退时间 {out} 不晚于签到时间 {in}",
      "the check-out at {out} is not after the check-in at {in}",
      "更正签退时间",
      "correct the time of the check-out"),
  /** He speaks for neither side. */
  VISIT_NOT_A_PARTY(
      "{member} 不是该预约的{side}，也不是其监护人",
      "{member} is neither {side} nor a guardian",
      "由本人或监护人操作",
      "have the member or his guardian do it"),
  /** A minor does not agree or confirm for himself. */
  VISIT_GUARDIAN_NEEDED(
      "未满 {age} 周岁，须由监护人同意和确认",
      "below the age of {age} a guardian agrees and confirms",
      "请监护人操作",
      "have a guardian do it"),
  /** No guardian's consent is on record. */
  VISIT_GUARDIAN_CONSENT(
      "未满 {age} 周岁参加时间银行须有监护人的书面同意，尚未登记",
      "below the age of {age} a guardian's consent is needed, and none is on record",
      "先登记监护人的同意",
      "have the consent recorded first"),
  /** One person would speak for both sides. */
  VISIT_ONE_PERSON(
      "{member} 已代表另一方，不能同时代表双方",
      "{member} has spoken for the other side, and cannot for both",
      "由另一方本人或另一位监护人操作",
      "have the other side's member or another guardian do it"),
  /** The side agreed before. */
  VISIT_AGREED_ALREADY("{side}已经同意", "{side} has agreed already", "无需处理", "nothing to do"),
  /** The side confirmed before. */
  VISIT_CONFIRMED_ALREADY(
      "{side}已经确认，等待另一方",
      "{side} has confirmed already; the other side has not",
      "无需处理",
      "nothing to do"),
  /** One still waits for the other side. */
  VISIT_NOT_STARTED(
      "须等到 {earliest} 才能登记未到场",
      "nobody is called absent before {earliest}",
      "再等一等，或取消预约",
      "wait a little longer, or call it off"),
  /** A reason is missing. */
  VISIT_WHY_MISSING("没有说明理由", "no reason is given", "写明理由", "give the reason"),
  /** The reason is too long. */
  VISIT_WHY_TOO_LONG(
      "理由超过 {most} 个字", "a reason has at most {most} characters", "写短一些", "make it shorter"),
  /** The reason has a character that nobody sees. */
  VISIT_WHY_CHARACTERS(
      "理由中有看不见的字符", "the reason has characters that nobody sees", "重新输入", "type it again"),
  /** The code is not the one that is shown. */
  VISIT_CODE_UNKNOWN(
      "签到码无效：已使用、已更换或不属于该预约",
      "the code is not valid: used, replaced or of another appointment",
      "请对方重新出示",
      "have the other side show a new one"),
  /** The code is too old. */
  VISIT_CODE_EXPIRED(
      "签到码已于 {expired} 失效",
      "the code was valid until {expired}",
      "请对方重新出示",
      "have the other side show a new one"),
  /** The code is to be scanned by the other side. */
  VISIT_CODE_OWN(
      "签到码由{side}出示，应由另一方扫描",
      "the code is shown by {side} and scanned by the other side",
      "请另一方扫描",
      "have the other side scan it"),
  /** He has no mandate for it. */
  VISIT_MANDATE_MISSING(
      "须由在任的{kinds}操作",
      "it takes a mandate in force here: {kinds}",
      "请有任职的工作人员处理",
      "have somebody with the mandate do it"),
  /** It is his own visit. */
  VISIT_OWN_CASE(
      "不能登记或裁定与本人有关的服务",
      "nobody records or decides a visit of his own",
      "请另一位工作人员处理",
      "have a colleague do it"),
  /** A decision is worth more than a visit may last. */
  VISIT_RULING_MINUTES(
      "裁定的时长 {minutes} 分钟不在 0 至 {most} 分钟之间",
      "{minutes} minutes are decided; it may be 0 to {most}",
      "更正时长",
      "correct the minutes"),
  /** Time has not come. */
  VISIT_NOT_DUE("期限未到：{due}", "the time has not come: {due}", "等到期限届满", "wait until then");

  private final LocalizedText text;
  private final LocalizedText remedy;

  VisitReason(String zh, String en, String remedyZh, String remedyEn) {
    this.text = LocalizedText.of(zh, en);
    this.remedy = LocalizedText.of(remedyZh, remedyEn);
  }

  static Reason notInState(Appointment appointment) {
    return VISIT_NOT_IN_STATE.because().figure("state", appointment.state().text()).refuses();
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
