package org.gongtong.server.http;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/** Why a request was not even looked at by what it asked for. */
public enum RequestReason implements ReasonCode {
  /** The request cannot be read. */
  BAD_REQUEST(
      "看不懂这个请求",
      "this request cannot be read",
      "返回上一页，刷新后重试",
      "go back, load the page again and retry"),
  /** Nobody is signed in. */
  SIGN_IN_NEEDED("尚未登录，或登录已过期", "not signed in, or no longer", "请先登录", "sign in first"),
  /** The form stands on another site, or the browser does not say where it stands. */
  CROSS_SITE(
      "无法确认这个表单来自本网站",
      "it is not certain that this form stands on this site",
      "在本网站打开页面再提交；如仍不行，请更新浏览器",
      "open the page on this site and send it from there; if that fails, update the browser"),
  /** There is no such page. */
  NOT_FOUND(
      "没有这个页面",
      "there is no such page",
      "核对网址，或从首页重新进入",
      "check the address, or start from the first page"),
  /** The address takes no such method. */
  METHOD_NOT_ALLOWED(
      "这个网址不接受此种操作",
      "this address does not take this method",
      "从首页重新进入",
      "start from the first page"),
  /** A body without its length. */
  LENGTH_REQUIRED(
      "上传时没有说明大小",
      "the upload does not say its size",
      "请用浏览器上传，或在请求中写明 Content-Length",
      "upload with a browser, or send Content-Length"),
  /** The body is larger than allowed. */
  BODY_TOO_LARGE(
      "提交的内容超过 {limit}，没有接收",
      "what was sent is larger than {limit} and was not taken",
      "减小文件后重新上传，例如删去空行、图片，或按小区分成几个文件",
      "make the file smaller and upload it again: remove empty rows and pictures, or split it by compound"),
  /** One address or one account asks for more than its share. */
  TOO_MANY_REQUESTS(
      "短时间内请求过多",
      "too many requests in a short time",
      "{seconds} 秒后再试",
      "try again in {seconds} seconds"),
  /** The program has a fault. */
  SERVER_FAULT(
      "服务器出错，操作没有完成",
      "the server failed and did not finish this",
      "稍后重试；若再次出现，请把页面下方的编号告诉工作人员",
      "try again later; if it happens again, tell the staff the reference on this page"),
  /** The server cannot answer now. */
  UNAVAILABLE("服务器暂时不能处理", "the server cannot answer now", "稍后重试", "try again later");

  private final LocalizedText text;
  private final LocalizedText remedy;

  RequestReason(String zh, String en, String remedyZh, String remedyEn) {
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
