package org.gongtong.core.place;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/** Why a community cannot be registered or found. */
public enum CommunityReason implements ReasonCode {
  /** The name in addresses has another form. */
  SLUG_MALFORMED(
      "网址简称“{slug}”只能用 2 至 40 个小写字母、数字和连字符",
      "the name in addresses \"{slug}\" may have 2 to 40 lower-case letters, digits and hyphens",
      "换一个简称，例如 heping",
      "choose another, for example heping"),
  /** Another community has this name in addresses. */
  SLUG_TAKEN(
      "网址简称“{slug}”已被使用", "the name in addresses \"{slug}\" is taken", "换一个简称", "choose another"),
  /** There is no such community here. */
  COMMUNITY_UNKNOWN(
      "没有社区“{slug}”",
      "there is no community \"{slug}\"",
      "从首页选择社区",
      "choose one from the first page");

  private final LocalizedText text;
  private final LocalizedText remedy;

  CommunityReason(String zh, String en, String remedyZh, String remedyEn) {
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
