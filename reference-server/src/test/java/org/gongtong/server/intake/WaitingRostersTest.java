package org.gongtong.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.place.AreaBasis;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.PartKind;
import org.gongtong.core.place.PartStatus;
import org.gongtong.core.place.Roster;
import org.gongtong.server.files.Bilingual;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits between the dry run and applying it comes back as it was. */
class WaitingRostersTest {

  private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");

  @Test
  void textsOfAnyLengthComeBack(@TempDir Path folder) throws Exception {
    String page = "备👍".repeat(22_000);
    UUID community = UUID.randomUUID();
    ExclusivePart part =
        new ExclusivePart(
            "P1",
            "和平小区",
            "6",
            "2",
            "",
            PartKind.SHOP,
            new FloorArea(1),
            AreaBasis.CONTRACT,
            List.of("O1", "O2"),
            null,
            PartStatus.UNSOLD);
    WaitingRoster roster =
        new WaitingRoster(
            community,
            "名册.xlsx",
            LocalDate.of(2026, 2, 1),
            List.of(page),
            List.of(new Bilingual(page, "a note")),
            new Roster(List.of(part)));
    WaitingRosters waiting =
        new WaitingRosters(folder, new IdSource(() -> NOW, () -> 7L), () -> NOW);
    String id = waiting.add("desk-1", roster);
    assertThat(waiting.find("desk-1", community, id)).contains(roster);
    assertThat(waiting.find("desk-2", community, id)).isEmpty();
  }
}
