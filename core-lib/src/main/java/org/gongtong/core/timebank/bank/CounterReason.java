package org.gongtong.core.timebank.bank;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/** Why nothing is entered at the counter. */
public enum CounterReason implements ReasonCode {
  /** An entry by hand says why it was made. */
  COUNTER_WHY(
      "没有写明理由，或超过 {most} 个字符，或含有不可见字符",
      "no reason was given, or one of more than {most} characters, or with invisible ones",
      "写明依据，例如“三月服务登记表第 12 行”，不写姓名",
      "say what it rests on, \"service sheet of March, line 12\" for instance, without names"),
  /** Nobody enters time for himself. */
  COUNTER_OWN(
      "账户是经办人本人的", "the account is his own who enters it", "请同事办理", "have a colleague do it"),
  /** The account that was typed is not there, or several are meant. */
  COUNTER_ACCOUNT(
      "找不到唯一对应的账户：{typed}",
      "no single account is meant by {typed}",
      "写账户编号，或姓名、电话的全部",
      "type the account's id, or a whole name or telephone number"),
  /** A day that no calendar has. */
  COUNTER_DAY("日期的写法不对", "that is no day", "重新填写日期", "give the day again"),
  /** Nothing was chosen from a list. */
  COUNTER_CHOICE("没有选择", "nothing was chosen", "从列表中选择", "choose from the list"),
  /** No transfer of this kind was typed. */
  COUNTER_AMOUNT("分钟数应为正整数", "minutes are a whole number above zero", "重新填写", "type it again");

  private final LocalizedText text;
  private final LocalizedText remedy;

  CounterReason(String zh, String en, String remedyZh, String remedyEn) {
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
