package org.gongtong.server.ui.election;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/** Why a page of an election does not do what was asked. */
public enum ElectionPageReason implements ReasonCode {
  /** A candidate takes no part in holding the election. */
  CANDIDATE_ACTS(
      "您是本次选举的候选人，不能经办（城市居民委员会组织法第十五条）",
      "you stand in this election and take no part in holding it (Organic Law of Urban Residents'"
          + " Committees, art. 15)",
      "请其他工作人员办理",
      "have a colleague do it"),
  /** A trustee may keep no key in this community. */
  TRUSTEE_NOT_PERMITTED(
      "监票人 {names} 在本社区没有保管选举密钥的权限",
      "{names} may keep no key of an election in this community",
      "先为他们登记任职，或另选监票人",
      "give them a mandate first, or name other trustees"),
  /** The key was told, and is kept nowhere. */
  KEY_TOLD(
      "密钥已经显示过，系统没有保存",
      "the key was told and is kept nowhere",
      "没有抄下来的，回到密钥页面重新生成，以前的作废",
      "if you did not write it down, go back and make another; the one before is void"),
  /** What was typed is the key of another trustee. */
  KEY_OF_ANOTHER(
      "这是另一位监票人的密钥码", "this is the key of another trustee", "输入您自己的密钥码", "type your own"),
  /** Letters are printed while people vote. */
  ELECTION_LETTERS_NOT_NOW(
      "只有投票期间才能打印表决信",
      "letters are printed while voting is open",
      "等到投票开始；选民名单在那时冻结",
      "wait for the opening, when the list of voters freezes"),
  /** All are printed. */
  ELECTION_LETTERS_ALL_PRINTED(
      "表决信已全部生成，再点一次不会重复生成",
      "all letters have been made; another click makes none again",
      "到浏览器的下载文件夹里找刚才的 PDF；文件丢失的，回到表决信页面写明原因补印",
      "look for the PDF among your browser's downloads; if it is lost, print again with a reason"),
  /** The same reprint from the same page. */
  ELECTION_REPRINTED_ALREADY(
      "这次补印的信已经生成，没有重复补印",
      "this reprint has been made, and not been made again",
      "到浏览器的下载文件夹里找刚才的 PDF；文件丢失的，重新打开表决信页面再补印一次",
      "look for the PDF among your browser's downloads; if it is lost, open the page of the letters"
          + " again and print once more"),
  /** The voter was given a paper before. */
  PAPER_GIVEN_ALREADY(
      "选民 {id} 已经领过纸质选票",
      "voter {id} was given a paper before",
      "不再发票；写坏的，收回旧票当场作废再换一张，不必登记",
      "give none; for a spoilt one take it back, void it on the spot, and hand out another"
          + " without an entry"),
  /** So few ballots were opened that a list of them tells whose they are. */
  BALLOTS_TOO_FEW(
      "打开的票太少，公布出来会让人猜到是谁投的",
      "so few ballots were opened that a list of them would tell whose they are",
      "结果见选举页面",
      "the result stands on the election's page"),
  /** No such voter on the list. */
  VOTER_ID_UNKNOWN(
      "选民名单上没有 {ids}",
      "no {ids} on the list of voters",
      "照选民证核对编号",
      "compare the id with the voter's card");

  private final LocalizedText text;
  private final LocalizedText remedy;

  ElectionPageReason(String zh, String en, String remedyZh, String remedyEn) {
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
