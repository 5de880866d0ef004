package org.gongtong.server.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.place.Roster;
import org.gongtong.server.files.Bilingual;

/**
 * A roster that was uploaded and found sound, and waits for somebody to apply it. Immutable.
 *
 * @param communityId whose roster it is to be
 * @param fileName as uploaded
 * @param effective day from which it shall hold
 * @param dropped headings of columns that were not read
 * @param notices how the file was read, where a clerk wants to know
 * @param roster what was read
 */
public record WaitingRoster(
    UUID communityId,
    String fileName,
    LocalDate effective,
    List<String> dropped,
    List<Bilingual> notices,
    Roster roster) {

  public WaitingRoster {
    dropped = List.copyOf(dropped);
    notices = List.copyOf(notices);
  }
}
