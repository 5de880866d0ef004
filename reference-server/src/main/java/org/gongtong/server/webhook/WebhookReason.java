package org.gongtong.server.webhook;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/** Why something about webhooks is not done. */
public enum WebhookReason implements ReasonCode {
  /** There is no subscription of this id. */
  WEBHOOK_UNKNOWN("没有这个推送", "there is no such webhook", "从推送列表中选择", "choose one from the list"),
  /** It needs a name. */
  WEBHOOK_NAME(
      "名称应为 1 至 {most} 个字符",
      "a name has 1 to {most} characters",
      "写明推送给哪个系统",
      "say which system it is for"),
  /** The address cannot be used. */
  WEBHOOK_URL(
      "推送地址不能用：{url}",
      "this address cannot be used: {url}",
      "写成 https://主机名/路径；不带用户名、密码和 # 部分，不超过 {most} 个字符，端口为 {ports} 之一",
      "write https://host/path, without login, password or a part behind #, up to {most} characters, with one of the ports {ports}"),
  /** It leads where nothing is sent. */
  WEBHOOK_PRIVATE(
      "{host} 不是公网地址，或查不到地址",
      "{host} leads to no public address, or to none at all",
      "改用公网地址；确需推送到内网的，请管理员设置 webhook.allow",
      "use a public address, or have the administrator set webhook.allow if it must be an internal one"),
  /** It tells of nothing. */
  WEBHOOK_TOPICS("没有选择推送内容", "nothing to tell of was chosen", "至少选择一项", "choose one at least"),
  /** There are enough. */
  WEBHOOKS_TOO_MANY(
      "正在运行的推送已有 {most} 个",
      "{most} webhooks run already",
      "先停止不用的推送",
      "stop one that is not needed first"),
  /** It was stopped. */
  WEBHOOK_STOPPED(
      "这个推送已经停止", "this webhook was stopped", "需要时另建一个", "make another one if it is needed"),
  /** So many secrets are valid that a receiver cannot need another. */
  WEBHOOK_SECRETS_MANY(
      "已有 {most} 个密钥有效",
      "{most} secrets are valid already",
      "最早的一个在 {until} 失效，之后再换",
      "the oldest ends at {until}; make another one then"),
  /** The secret was told. */
  WEBHOOK_SECRET_TOLD(
      "密钥只显示一次，已经显示过",
      "a secret is told once, and it was",
      "没有记下的，换一个密钥",
      "make another secret if it was not written down"),
  /** There is no dead letter of this id. */
  DELIVERY_UNKNOWN(
      "没有这条未送达的消息，或它已重新发送",
      "there is no such undelivered message, or it was sent again",
      "从未送达列表中选择",
      "choose one from the list of undelivered messages");

  private final LocalizedText text;
  private final LocalizedText remedy;

  WebhookReason(String zh, String en, String remedyZh, String remedyEn) {
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
