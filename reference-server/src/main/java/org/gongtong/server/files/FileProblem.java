package org.gongtong.server.files;

import java.util.Objects;

/**
 * Why a file, a row or a cell is refused, in words for the clerk who sent it. Plain text, and it
 * may quote the file: escape it before it goes on a page.
 *
 * @param code for programs and tests
 * @param place where to look
 * @param message what is wrong, in one sentence
 * @param remedy what to do about it
 */
public record FileProblem(ProblemCode code, Place place, Bilingual message, Bilingual remedy) {

  /** No component may be null. */
  public FileProblem {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(remedy, "remedy");
  }

  /** Place, message and remedy on one line in Chinese. */
  public String zh() {
    return place.zh() + "：" + message.zh() + remedy.zh();
  }

  /** Place, message and remedy on one line in English. */
  public String en() {
    return place.en() + ": " + message.en() + " " + remedy.en();
  }
}
