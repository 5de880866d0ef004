package org.gongtong.server.intake;

import java.util.List;
import org.gongtong.server.files.Bilingual;

/**
 * What became of a file.
 *
 * @param <T> what is read out of it
 */
public sealed interface Intake<T> {

  /**
   * The file is sound.
   *
   * @param value what was read
   * @param sha256 SHA-256 of the file's bytes, in lower-case hexadecimal digits
   * @param dropped headings of columns that were not read
   */
  record Taken<T>(T value, String sha256, List<String> dropped) implements Intake<T> {

    public Taken {
      dropped = List.copyOf(dropped);
    }
  }

  /**
   * Nothing of the file was taken.
   *
   * @param problems everything that is wrong, place and remedy included, in the order of the file
   */
  record Refused<T>(List<Bilingual> problems) implements Intake<T> {

    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
