package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.StaffScene.rows;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.gongtong.core.people.MandateKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who is given the files of a recount: permission and rule together decide, and it is recorded. */
@Timeout(120)
class RecountGivenIT {

  @Test
  void theRuleOfTheVoteSaysWhoIsGivenTheFilesAndItIsRecorded() throws Exception {
    try (PermissionScene scene = new PermissionScene(RecountGivenIT.class)) {
      scene.hall.vote(scene.open, "C01-6-1", "for");
      scene.clock.passes(Duration.ofDays(31));
      scene.hall.result(scene.open);
      scene.signIn();
      String motion = "/staff/c/model/m/" + scene.open.id();
      for (String file : new String[] {"/recount.zip", "/recount-bundle.jsonl"}) {
        HttpResponse<String> officer = scene.as(MandateKind.SUBDISTRICT_OFFICER).get(motion + file);
        assertThat(officer.statusCode()).as(file).isEqualTo(403);
        assertThat(officer.body())
            .contains("BUNDLE_NOT_GIVEN", "监督小组、社区工作人员", "默认规定，未核实")
            .doesNotContain("\"salt\"");
        assertThat(scene.as(MandateKind.AUDITOR).get(motion + file).statusCode()).isEqualTo(403);
        assertThat(scene.stranger().get(motion + file).statusCode()).isEqualTo(403);
        assertThat(scene.as(MandateKind.SUPERVISION_MEMBER).get(motion + file).statusCode())
            .isEqualTo(200);
      }
      assertThat(
              rows(
                  scene.server.database(),
                  "select actor_id, data from audit_event where type = 'bundle-exported'"
                      + " order by sequence"))
          .isEqualTo(
              "supervision-member-1|{\"file\":\"tables\"}|\n"
                  + "supervision-member-1|{\"file\":\"bundle\"}|\n");
    }
  }
}
