package org.gongtong.server.settlement;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/** What keeps communities on two servers from settling. */
public enum PartnerReason implements ReasonCode {
  /** What was entered is no pairing code. */
  PAIRING_CODE(
      "这不是完整的对接码",
      "this is no whole pairing code",
      "请对方在其“跨社区结算”页面复制整行对接码",
      "have the other community copy the whole line from its page of settlement"),
  /** Without a name nobody knows it again. */
  PARTNER_NAME(
      "名称须为 1 至 {most} 个字符",
      "its name has 1 to {most} characters",
      "填写对方社区的名称",
      "say what it is called"),
  /** The other bank is on this server. */
  PARTNER_HERE(
      "对方就在本系统，不需要对接码",
      "the other community is on this server and needs no pairing code",
      "直接与该社区登记结算约定",
      "record what was agreed with it"),
  /** Nothing is sent to its address. */
  PARTNER_ADDRESS(
      "不能向对方地址发送：{url}（{fault}）",
      "nothing can be sent to its address: {url} ({fault})",
      "请对方核对网址设置；确需使用内网地址、其他端口的，请管理员修改 webhook.* 设置",
      "have the other community look at its address; an internal address or another port takes the settings webhook.*"),
  /** There is no such partner. */
  PARTNER_UNKNOWN("没有这个结算伙伴", "there is no such partner", "从列表中选择", "choose one from the list"),
  /** The pairing is not at a point where this can be done. */
  PARTNER_NOT_OPEN(
      "该对接已确认、已终止或已被新的代替",
      "the pairing was confirmed, has ended or was replaced",
      "刷新页面后再看",
      "look at the page again"),
  /** Who entered a pairing code does not confirm it. */
  PARTNER_SECOND_PERSON(
      "对接须由另一名工作人员核对后确认",
      "a pairing is confirmed by another member of staff",
      "请另一名工作人员与对方电话核对校验码后确认",
      "have a colleague compare the check digits by telephone and confirm"),
  /** No pairing with it is in force. */
  PARTNER_NOT_PAIRED(
      "与对方的对接尚未生效",
      "no pairing with the other community is in force",
      "先登记并确认对方的对接码",
      "enter its pairing code and have it confirmed"),
  /** The bank has no key to sign with. */
  PARTNER_NO_KEY(
      "本社区还没有签名密钥，或密钥文件不是加密时的那一个",
      "this community has no key to sign with, or the key file is another one",
      "先生成对接码，并检查密钥文件",
      "make a pairing code, and look after the key file"),
  /** The other server did not take a letter. */
  PARTNER_UNREACHED(
      "对方服务器未接收：{fault}",
      "the other server did not take it: {fault}",
      "系统会重试；持续如此时请对方查看其“跨社区结算”页面",
      "it is tried again; if it goes on, have the other community look at its page of settlement"),
  /** It was not reached a moment ago. */
  PARTNER_RESTS(
      "刚才未能连上对方，{seconds} 秒后再试",
      "the other server was not reached a moment ago; it is tried in {seconds} seconds",
      "无需处理",
      "nothing to do"),
  /** More was settled on a day than a letter holds. */
  PARTNER_DAY_TOO_LONG(
      "{day} 有 {orders} 笔结算，超过 {most} 笔，不能自动对账",
      "{day} has {orders} orders, more than {most}: they are not compared by themselves",
      "双方导出当日结算核对",
      "compare the orders of that day by hand"),
  /** A statement of long ago. */
  PARTNER_DAY_LONG_AGO(
      "{day} 的对账单过早", "the statement of {day} is of long ago", "无需处理", "nothing to do");

  private final LocalizedText text;
  private final LocalizedText remedy;

  PartnerReason(String zh, String en, String remedyZh, String remedyEn) {
    this.text = LocalizedText.of(zh, en);
    this.remedy = LocalizedText.of(remedyZh, remedyEn);
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
