package org.gongtong.server.cli;

import org.gongtong.server.log.LogText;

/**
 * Makes text from a stranger's file or command line fit for a terminal: a part id may hold escape
 * sequences that clear the screen, line breaks that forge a message, or marks that turn its reading
 * order round.
 */
final class Printable {

  private static final int LONGEST = 2_000;

  private Printable() {}

  /** One line, cut if very long, in which whatever does not print is shown by its code. */
  static String of(String text) {
    return LogText.printable(text, LONGEST);
  }
}
