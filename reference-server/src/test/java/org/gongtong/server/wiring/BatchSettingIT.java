package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The operator decides whether commands to a time bank that come at once share a transaction. */
@Timeout(120)
class BatchSettingIT {

  /** What the server's desk was made with. */
  private static final class Captured extends AbstractModule {
    private final Set<LedgerDesk.Sharing> sharing = EnumSet.noneOf(LedgerDesk.Sharing.class);

    @ProvidesIntoSet
    StartTask captured(LedgerDesk.Sharing made) {
      return () -> {
        sharing.add(made);
        return List.of();
      };
    }
  }

  @Test
  void oneSwitchesItOff() {
    for (String most : new String[] {"1", "2"}) {
      Captured captured = new Captured();
      TestClock clock = new TestClock(StaffScene.START);
      try (TestServer server =
          TestServer.start(BatchSettingIT.class, Map.of("timebank.batch", most), clock, captured)) {
        assertThat(captured.sharing)
            .containsExactly(
                most.equals("1") ? LedgerDesk.Sharing.ALONE : LedgerDesk.Sharing.TOGETHER);
        assertThat(server.running().address()).isNotNull();
      }
    }
  }
}
