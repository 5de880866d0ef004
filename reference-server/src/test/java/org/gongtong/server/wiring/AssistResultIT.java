package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Beside the result stands who was at how many doors, small figures not. */
@Timeout(120)
class AssistResultIT {

  @Test
  void theResultSaysHowManyBallotsEachWorkerBroughtIn() throws Exception {
    try (AssistScene scene = new AssistScene(AssistResultIT.class)) {
      Visitor worker = scene.signedIn("grid-1");
      for (int room = 1; room <= 3; room++) {
        String session = scene.atTheDoor(worker, "C01-6-" + room, "O" + room);
        assertThat(scene.cast(worker, session, "for").statusCode()).isEqualTo(303);
      }
      Visitor other = scene.signedIn("grid-2");
      String session = scene.atTheDoor(other, "C01-6-4", "O4");
      assertThat(scene.cast(other, session, "against").statusCode()).isEqualTo(303);
      scene.clock.passes(Duration.ofDays(31));
      scene.hall.result(scene.motion);
      Visitor anybody = scene.server.visitor();
      String page = anybody.get("/c/model/m/" + scene.motion.id() + "/result").body();
      assertThat(page).contains("上门协助", "少于 3 张的不列数字");
      // From the ballots cast at doors, a figure of the result, one could subtract the other's.
      assertThat(page).containsPattern("grid-1</th><td class=\"figure\">不公布<");
      assertThat(page).containsPattern("grid-2</th><td class=\"figure\">不公布<");
      assertThat(anybody.get("/api/v1/motions/" + scene.motion.id() + "/result").body())
          .contains("\"assisted\":[{\"worker\":\"grid-1\",\"ballots\":null}")
          .contains("{\"worker\":\"grid-2\",\"ballots\":null}]");
    }
  }
}
