package org.gongtong.server.intake;

import java.util.List;

/** The columns of a file of ballots, with the headings they may have. */
public enum BallotColumn {
  BALLOT_ID("ballot_id", "表决票编号"),
  PART_ID("part_id", "专有部分编号"),
  VOTER_ID("voter_id", "投票人编号"),
  CHANNEL("channel", "渠道"),
  CAST_AT("cast_at", "投票时间"),
  CHOICE("choice", "选项"),
  PROXY_ID("proxy_id", "代理人编号");

  private final List<String> headings;

  BallotColumn(String... headings) {
    this.headings = List.of(headings);
  }

  /** The headings that name this column; the first in English, the second in Chinese. */
  public List<String> headings() {
    return headings;
  }
}
