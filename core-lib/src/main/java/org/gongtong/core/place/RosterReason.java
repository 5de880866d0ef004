package org.gongtong.core.place;

import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/** What can be wrong with a row of a roster. */
public enum RosterReason implements ReasonCode {
  /** See its text. */
  PART_ID_MISSING("没有专有部分编号", "no part id", "每行填写一个唯一的编号", "give every row an id of its own"),
  /** See its text. */
  PART_ID_TWICE(
      "编号 {value} 与{other}重复",
      "the id {value} stands at {other} already",
      "核对后删去重复行或改正编号；全角与半角算同一个编号",
      "remove the repeated row or correct the id; full-width and plain characters are the same"),
  /** See its text. */
  PLACE_MISSING(
      "没有填写小区、楼栋或单元",
      "compound, building or entrance is missing",
      "补齐；没有单元的填 0",
      "fill it in; write 0 where there is no entrance"),
  /** See its text. */
  PLACE_HAS_SLASH("名称中不能有斜杠 /", "a name must not have a slash", "去掉斜杠", "remove the slash"),
  /** See its text. */
  TEXT_TOO_LONG("超过 64 个字符", "longer than 64 characters", "缩短", "shorten it"),
  /** See its text. */
  FOREIGN_CHARACTER(
      "含有看不见的字符（如换行），或编号里有尖括号 < >：{value}",
      "it has a character that cannot be seen, as a line break, or an id has < or > in it: {value}",
      "删去这一格重新键入；共有人之间用分号隔开",
      "clear the cell and type it again; put ; between co-owners"),
  /** See its text. */
  KIND_UNKNOWN(
      "不认识的用途：{value}",
      "unknown kind: {value}",
      "填写 住宅、商铺、车位 或 储藏室",
      "write dwelling, shop, parking or storage"),
  /** See its text. */
  BASIS_UNKNOWN(
      "不认识的面积依据：{value}",
      "unknown area basis: {value}",
      "填写 登记、实测 或 合同",
      "write registry, survey or contract"),
  /** See its text. */
  STATUS_UNKNOWN(
      "不认识的交付状态：{value}",
      "unknown status: {value}",
      "填写 已交付、未售 或 已售未交付",
      "write delivered, unsold or sold_undelivered"),
  /** See its text. */
  AREA_EMPTY("没有面积", "no area", "填写平方米数，最多两位小数", "write square metres, at most two decimals"),
  /** See its text. */
  AREA_ZERO("面积为零", "the area is zero", "填写实际面积", "write the real area"),
  /** See its text. */
  AREA_NEGATIVE("面积为负数：{value}", "the area is negative: {value}", "填写实际面积", "write the real area"),
  /** See its text. */
  AREA_TOO_PRECISE(
      "面积超过两位小数：{value}",
      "the area has more than two decimals: {value}",
      "按登记填写两位小数，系统不代为取舍",
      "write two decimals as registered; nothing is rounded for you"),
  /** See its text. */
  AREA_EXPONENT(
      "面积写成了科学计数法：{value}",
      "the area is written with an exponent: {value}",
      "写成普通数字，如 1000.00",
      "write a plain number such as 1000.00"),
  /** See its text. */
  AREA_FULL_WIDTH(
      "面积用了全角数字：{value}",
      "the area has full-width digits: {value}",
      "改用半角数字，如 12.50",
      "use half-width digits such as 12.50"),
  /** See its text. */
  AREA_NOT_A_NUMBER(
      "面积不是数字：{value}",
      "the area is not a number: {value}",
      "只写数字，不带单位、空格和千位逗号",
      "write digits only, without unit, space or thousands separator"),
  /** See its text. */
  AREA_TOO_LARGE(
      "面积过大：{value}，一个专有部分不超过 1000000 平方米",
      "the area is too large: {value}; a part has at most 1000000 square metres",
      "核对单位是否为平方米、是否多写了几位",
      "check that the unit is square metres and that no digits were added"),
  /** See its text. */
  AREA_SUM_TOO_LARGE(
      "到这一行，全部面积之和超过 10 亿平方米",
      "up to this row all areas together exceed 1000000000 square metres",
      "核对各行面积的单位；几个社区的名册分开导入",
      "check the unit of the areas; import the rosters of several communities one by one"),
  /** See its text. */
  TOTAL_ROW(
      "这一行像是合计行，不是专有部分",
      "this row looks like a total, not like a part",
      "合计行请删去；每行只写一个专有部分",
      "remove the row of totals; every row is one part"),
  /** See its text. */
  OWNERS_MISSING(
      "没有业主编号", "no owner id", "填写业主编号，共有人之间用分号隔开", "write the owners' ids with ; between"),
  /** See its text. */
  TOO_MANY_OWNERS(
      "业主编号超过 200 个",
      "more than 200 owner ids",
      "核对是否把几行合成了一行",
      "check whether several rows became one"),
  /** See its text. */
  OWNER_HAS_COMMA(
      "业主编号里有逗号：{value}",
      "an owner id has a comma in it: {value}",
      "如是几位共有人，用分号隔开；如是一个编号，去掉逗号",
      "if several co-owners are meant, put ; between them; if it is one id, remove the comma"),
  /** See its text. */
  OWNER_LOOKS_PERSONAL(
      "业主编号像是身份证号或手机号",
      "an owner id looks like an identity or telephone number",
      "改用不含个人信息的编号；本系统暂不保存姓名、电话和证件号",
      "use an id without personal data; names, phones and id numbers are not stored"),
  /** See its text. */
  VOTER_NOT_OWNER(
      "表决人“{value}”不在本行的业主编号里",
      "the voter \"{value}\" is not among the owner ids of this row",
      "填写其中一位业主的编号；共有人还没有推选的，留空",
      "write the id of one of the owners; leave it blank until the co-owners have named one"),
  /** See its text. */
  VOTERS_DIFFER(
      "同一组业主在{other}的表决人与此处不同",
      "the same owners name another voter at {other}",
      "同一组业主的所有专有部分填写同一名表决人",
      "name one voter for all parts of the same owners");

  private final LocalizedText text;
  private final LocalizedText remedy;

  RosterReason(String zh, String en, String remedyZh, String remedyEn) {
    this.text = LocalizedText.of(zh, en);
    this.remedy = LocalizedText.of(remedyZh, remedyEn);
  }

  static RosterReason of(FloorArea.Flaw flaw) {
    return valueOf("AREA_" + flaw.name());
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
