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
   * @param notices how the file was read, where a clerk wants to know
   */
  record Taken<T>(T value, String sha256, List<String> dropped, List<Bilingual> notices)
      implements Intake<T> {

    public Taken {
      dropped = List.copyOf(dropped);
      notices = List.copyOf(notices);
    }
  }

  /**
   * Nothing of the file was taken.
   *
   * @param faults what is wrong, place and remedy included, in the order of the file; the first
   *     thousand
   * @param faultCount how many there are in all
   * @param rows how many rows were read
   * @param dropped headings of columns that were not read
   */
  record Refused<T>(List<Fault> faults, long faultCount, int rows, List<String> dropped)
      implements Intake<T> {

    public Refused {
      faults = List.copyOf(faults);
      dropped = List.copyOf(dropped);
    }
  }
}
