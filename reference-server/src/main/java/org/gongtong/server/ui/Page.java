package org.gongtong.server.ui;

/**
 * A page ready to be shown: a record of plain values and the template that draws it. Extension
 * point of the pages; every implementation is a record in one of the packages below this one.
 */
public interface Page {
  /** What surrounds every page: language, text size, community, help. */
  Shell shell();

  /** The template, relative to {@code src/main/jte}, for example {@code open/motion.jte}. */
  String template();
}
