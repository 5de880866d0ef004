package org.gongtong.server.wiring.packs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gongtong.core.rules.HolidayYear;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;

/**
 * The holiday files of a folder. Immutable.
 *
 * @param years what was read
 * @param refused why the other files were not used, one reason a file
 */
public record HolidayFiles(List<HolidayYear> years, List<Reason> refused) {

  private static final long LARGEST_BYTES = 100_000;

  public HolidayFiles {
    years = List.copyOf(years);
    refused = List.copyOf(refused);
  }

  /** Reads all {@code .csv} files of a folder by name; an absent folder has none. */
  public static HolidayFiles in(Path folder) {
    List<HolidayYear> years = new ArrayList<>();
    List<Reason> refused = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(each -> each.toString().endsWith(".csv")).sorted().toList()) {
          Outcome<HolidayYear> outcome = read(file);
          outcome.asOptional().ifPresent(years::add);
          refused.addAll(outcome.refusals());
        }
      } catch (IOException e) {
        refused.add(unreadable(folder, e));
      }
    }
    return new HolidayFiles(years, refused);
  }

  private static Outcome<HolidayYear> read(Path file) {
    try {
      if (Files.size(file) > LARGEST_BYTES) {
        return Outcome.refused(unreadable(file, new IOException("> " + LARGEST_BYTES + " bytes")));
      }
      // Dates and kinds are ASCII: whatever encoding a comment was saved in, they read the same.
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return HolidayTable.parse(String.valueOf(file.getFileName()), text);
    } catch (IOException e) {
      return Outcome.refused(unreadable(file, e));
    }
  }

  private static Reason unreadable(Path file, IOException e) {
    return HolidayFault.HOLIDAY_FILE_UNREADABLE
        .because()
        .figure("file", String.valueOf(file.getFileName()))
        .figure("error", String.valueOf(e.getMessage()))
        .refuses();
  }
}
