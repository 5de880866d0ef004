package org.gongtong.server.intake;

import java.util.List;
import java.util.UUID;
import org.gongtong.core.timebank.service.PaperVisits;

/**
 * A sheet of services that was read and found sound, and waits for somebody to enter it. Immutable.
 *
 * @param communityId whose services
 * @param fileName as uploaded
 * @param sha256 of the file
 * @param lines in the order of the file
 */
public record ServiceSheet(
    UUID communityId, String fileName, String sha256, List<PaperVisits.Line> lines) {

  public ServiceSheet {
    lines = List.copyOf(lines);
  }
}
