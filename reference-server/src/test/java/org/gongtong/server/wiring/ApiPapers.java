package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.ApiCalls.lines;
import static org.gongtong.server.wiring.ApiCalls.sheet;

import org.gongtong.server.http.DescribedClient;
import org.gongtong.server.http.DescribedClient.Reply;

/**
 * Papers by the API: two people enter them, and a voter is named.
 *
 * @param server of twelve parties, desk-1 and desk-2 its clerks
 */
record ApiPapers(ApiServer server) {

  void vote(String id) throws Exception {
    DescribedClient staff = server.staff();
    String sheets = "/motions/" + id + "/sheets";
    String[] papers = new String[9];
    for (int i = 1; i <= 9; i++) {
      papers[i - 1] = "P" + i + " " + (i <= 7 ? "for" : i == 8 ? "against" : "abstain");
    }
    DescribedClient colleague = server.client("desk-2");
    assertThat(staff.post(sheets, sheet(1, papers)).is(201).text("/state")).isEqualTo("entered");
    staff.post(sheets, sheet(1, papers)).is(409, "SHEET_EXISTS");
    staff.post(sheets + "/1/check", lines(papers)).is(409, "SAME_PERSON");
    server.client("desk-5").post(sheets + "/1/check", lines(papers)).is(403, "NOT_PERMITTED");
    colleague.post(sheets + "/9/check", lines(papers)).is(404, "SHEET_UNKNOWN");
    Reply checked = colleague.post(sheets + "/1/check", lines(papers)).is(200);
    assertThat(checked.text("/state")).isEqualTo("checked");
    colleague.post(sheets + "/1/check", lines(papers)).is(409, "SHEET_CHANGED");
    staff.post(sheets, sheet(2, "P1 against")).is(409, "PARTY_VOTED");
    staff.post(sheets, sheet(2, "P99 for")).is(422, "UNKNOWN_PART");
    staff.post(sheets, sheet(2, "P12 for")).is(409, "VOTER_NOT_NAMED");
    staff.post(sheets, sheet(2)).is(422, "SHEET_EMPTY");
    String twice = sheet(2, "P10 for", "P11 for").replace("\"line\":2", "\"line\":1");
    Reply wrong = staff.post(sheets, twice).is(422, "BODY_INVALID");
    assertThat(wrong.text("/errors/0/pointer")).isEqualTo("/lines/1/line");
    assertThat(wrong.text("/errors/0/code")).isEqualTo("LINE_TWICE");
    papers(id);
  }

  /** A voter named, and papers whose account balances. */
  private void papers(String id) throws Exception {
    DescribedClient staff = server.staff();
    String motion = "/motions/" + id;
    staff.post(motion + "/voters", voter("P12", "nobody")).is(422, "VOTER_NOT_OWNER");
    staff.post(motion + "/voters", voter("P1", "O1")).is(409, "VOTER_FROZEN");
    assertThat(staff.post(motion + "/voters", voter("Ｐ12", "Ｏ１３")).is(201).text("/voter"))
        .isEqualTo("O13");
    assertThat(
            staff.get(motion + "/papers").is(200).json().at("/findings").findValuesAsString("code"))
        .containsExactly("PAPERS_UNCOUNTED");
  }

  private static String voter(String part, String voter) {
    return "{\"part\":\"%s\",\"voter\":\"%s\",\"evidence\":\"推选书 1\"}"
        .replaceFirst("%s", part)
        .replaceFirst("%s", voter);
  }
}
