package org.gongtong.server.ui.staff;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/** Why an uploaded file is not gone on with. */
public enum UploadReason implements ReasonCode {
  /** It waited too long, gave way to later ones, or is somebody else's. */
  UPLOAD_GONE(
      "找不到这次上传：上传的文件只保留 {minutes} 分钟、每人最近 {files} 份",
      "this upload is not there: files are kept for {minutes} minutes, the last {files} of each person",
      "重新上传文件",
      "upload the file again");

  private final LocalizedText text;
  private final LocalizedText remedy;

  UploadReason(String zh, String en, String remedyZh, String remedyEn) {
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
