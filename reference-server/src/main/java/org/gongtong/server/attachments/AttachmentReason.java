package org.gongtong.server.attachments;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/** Why a paper is not taken in. */
public enum AttachmentReason implements ReasonCode {
  /** Neither PDF nor a picture. */
  ATTACHMENT_TYPE(
      "“{name}”不是 PDF、PNG 或 JPEG 文件",
      "\"{name}\" is no PDF, PNG or JPEG file",
      "另存为 PDF 后重新上传；改扩展名没有用",
      "save it as a PDF and upload that; another ending to its name does not help"),
  /** Larger than allowed. */
  ATTACHMENT_TOO_LARGE(
      "“{name}”超过 {limit} MB",
      "\"{name}\" is larger than {limit} MB",
      "压缩文件，或分成几个",
      "make it smaller, or split it"),
  /** No bytes at all. */
  ATTACHMENT_EMPTY("“{name}”是空文件", "\"{name}\" is empty", "选择正确的文件", "choose the right file"),
  /** More papers than a motion may have. */
  ATTACHMENT_TOO_MANY(
      "附件共 {count} 个，最多 {limit} 个",
      "there are {count} documents; a motion has at most {limit}",
      "合并或减少附件",
      "join some, or leave some out");

  private final LocalizedText text;
  private final LocalizedText remedy;

  AttachmentReason(String zh, String en, String remedyZh, String remedyEn) {
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
