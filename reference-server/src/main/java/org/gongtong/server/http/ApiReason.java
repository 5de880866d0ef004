package org.gongtong.server.http;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/**
 * Why the API does not take a request, before any rule of the field is asked. Each carries the
 * status it is answered with.
 */
public enum ApiReason implements ReasonCode {
  /** The body is no JSON, or no JSON we take. */
  BODY_NOT_JSON(
      400,
      "正文不是可接受的 JSON：{what}",
      "the body is no JSON that is taken: {what}",
      "发送 UTF-8 编码的 JSON 对象，成员名不重复，嵌套不超过 {depth} 层",
      "send a JSON object in UTF-8, no member named twice, at most {depth} levels deep"),
  /** The body is of a media type that is not taken. */
  MEDIA_TYPE_UNSUPPORTED(
      415,
      "不支持正文类型 {type}",
      "a body of type {type} is not taken",
      "使用 {accepted}",
      "send {accepted}"),
  /** The client takes nothing that can be sent. */
  NOT_ACCEPTABLE(
      406,
      "无法按请求的类型 {type} 作答",
      "there is no answer of the type asked for, {type}",
      "在 Accept 中接受 {offered}",
      "accept {offered}"),
  /** Members of the body are wrong; each is named. */
  BODY_INVALID(
      422,
      "正文有 {count} 处错误",
      "{count} places of the body are wrong",
      "按 errors 逐处改正",
      "mend each place named in errors"),
  /** Parameters of the address or headers are wrong; each is named. */
  REQUEST_INVALID(
      400,
      "请求参数有 {count} 处错误",
      "{count} parameters of the request are wrong",
      "按 errors 逐处改正",
      "mend each parameter named in errors"),
  /** A member or parameter that must be there is not. */
  FIELD_MISSING(422, "缺少这一项", "this is missing", "补上", "add it"),
  /** A member or parameter that nothing reads. */
  FIELD_UNKNOWN(
      422, "没有这一项", "there is no such member", "删去，或核对拼写", "remove it, or check its spelling"),
  /** A value of another JSON type. */
  FIELD_WRONG_TYPE(
      422,
      "应为{expected}，实为{actual}",
      "must be {expected}, and is {actual}",
      "改正类型",
      "send the right type"),
  /** A value that is too long, too short, too large or too small. */
  FIELD_OUT_OF_RANGE(
      422, "不在允许范围内：{range}", "out of range: {range}", "改到范围之内", "bring it within the range"),
  /** A text that has not the form it must have. */
  FIELD_MALFORMED(
      422, "写法不对，应写成 {form}", "malformed, write it like {form}", "改正写法", "write it in this form"),
  /** A place in a list that was not handed out by this server. */
  CURSOR_INVALID(
      400,
      "翻页位置无效",
      "this place in the list is not one of ours",
      "使用上一页给出的 next",
      "use the next of the page before"),
  /** A file of which nothing is taken; every mistake is named. */
  FILE_REFUSED(
      422,
      "文件有 {count} 处错误，没有导入任何内容",
      "{count} places of the file are wrong, and nothing of it was taken",
      "按 lines 逐处改正后重新发送整个文件",
      "mend each place named in lines and send the whole file again"),
  /** A sheet with the same line twice. */
  LINE_TWICE(422, "第 {line} 行写了两次", "line {line} stands twice", "每行只写一次", "write each line once"),
  /** A change that does not say which version it changes. */
  VERSION_REQUIRED(
      428,
      "修改时必须说明所依据的版本",
      "a change must say which version it changes",
      "先读取，再把 ETag 的值写入 If-Match",
      "read it first and send its ETag as If-Match"),
  /** A command without a key. */
  KEY_REQUIRED(
      400,
      "缺少 Idempotency-Key",
      "there is no Idempotency-Key",
      "每个操作生成一个新的键；重发时使用同一个键",
      "make a new key for each command, and send the same one again when repeating it");

  private final int status;
  private final LocalizedText text;
  private final LocalizedText remedy;

  ApiReason(int status, String zh, String en, String remedyZh, String remedyEn) {
    this.status = status;
    this.text = LocalizedText.of(zh, en);
    this.remedy = LocalizedText.of(remedyZh, remedyEn);
  }

  /** The HTTP status. */
  public int status() {
    return status;
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
