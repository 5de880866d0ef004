package org.gongtong.server.demo;

import java.util.List;

/** The motions of the demo community, one for each thing a visitor wants to see. */
final class DemoMotions {

  /** How the ballots of a motion fall. */
  enum Course {
    /** Drafted, nothing more. */
    DRAFT,
    /** Announced; opens tomorrow. */
    ABOUT_TO_OPEN,
    /** Open for three days; four in ten have voted. */
    OPEN,
    /** Most took part and agreed. */
    PASSED,
    /** The many small agreed, the few large did not: heads enough, area not. */
    FAILED_ON_AREA,
    /** Too few took part. */
    NO_QUORUM,
    /** Passed, posted, and the posting is over. */
    FINAL
  }

  /**
   * One motion.
   *
   * @param course what becomes of it
   * @param matter the matter of joint decision
   * @param scope who votes
   * @param question what is asked
   * @param explanation why
   * @param openedDaysAgo how many days ago it opened; below zero for days to come
   */
  record DemoMotion(
      Course course,
      String matter,
      String scope,
      String question,
      String explanation,
      int openedDaysAgo) {}

  private DemoMotions() {}

  static List<DemoMotion> all() {
    return List.of(
        new DemoMotion(
            Course.FINAL,
            "cn.civil-code.278.5",
            "C07/2",
            "是否同意使用建筑物及其附属设施的维修资金，翻修7区2栋的屋面防水层",
            "2栋顶层连续两年漏雨。拟翻修屋面防水层约610平方米，费用从本栋维修资金账户列支，竣工后由监督小组参加验收。",
            70),
        new DemoMotion(
            Course.PASSED,
            "cn.civil-code.278.2",
            "C02",
            "是否同意《2区管理规约（草案）》",
            "草案由意见团三次征求意见后形成，共二十八条，主要约定楼道堆物、电动自行车停放与充电、文明养犬和公共用房的使用。",
            24),
        new DemoMotion(
            Course.FAILED_ON_AREA,
            "cn.civil-code.278.4",
            "C03",
            "是否同意解聘现物业服务人，由社区组织业主自行管理",
            "部分业主提议改为自行管理，每户每月分摊保洁与门岗费用。商铺业主对费用分摊方式有不同意见。",
            22),
        new DemoMotion(
            Course.NO_QUORUM,
            "cn.civil-code.278.8",
            "C04",
            "是否同意在4区北侧围墙设置广告位，收益用于路灯维护",
            "拟利用共有围墙设置四处广告位，收益全部归业主共有，按季公布收支。",
            23),
        new DemoMotion(
            Course.OPEN,
            "cn.civil-code.278.4",
            "C01",
            "是否同意选聘专业物业服务企业为1区提供物业服务",
            "1区没有物业服务、没有业主委员会、没有人防物防。改造完成后，拟通过公开招标选聘物业服务企业，"
                + "住宅每月每平方米0.6元，商铺每月每平方米1.2元，合同期两年，服务内容与标准见公告。",
            3),
        new DemoMotion(
            Course.ABOUT_TO_OPEN,
            "cn.civil-code.278.7",
            "C05",
            "是否同意将5区闲置锅炉房改建为老年食堂和公共活动室",
            "锅炉房停用多年，建筑面积约320平方米，属业主共有。改建资金来自老旧小区改造补助，改建后由社区食堂和“好街坊”志愿队使用。",
            -1),
        new DemoMotion(
            Course.DRAFT,
            "cn.civil-code.278.9",
            "C06",
            "是否同意在6区空地认建居民小花园",
            "清理出的空地拟由各栋居民认领，自己设计、自己种养，建成后向全体居民开放。",
            0));
  }
}
