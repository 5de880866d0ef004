package org.gongtong.server.ui.staff;

import java.time.ZonedDateTime;
import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.jspecify.annotations.Nullable;

/**
 * How long what is kept is kept, what is due, and the last run.
 *
 * @param rows one for each class of data
 * @param last the last finished run, or null
 */
public record RetentionPage(Shell shell, List<Row> rows, @Nullable Last last) implements Page {

  /** Copies the list. */
  public RetentionPage {
    rows = List.copyOf(rows);
  }

  /**
   * A class of data.
   *
   * @param code its code
   * @param what in words
   * @param purpose what for
   * @param basis by which law
   * @param spans how long; empty of what is kept
   * @param since what the period runs from, or why it is kept
   * @param end what becomes of it then
   * @param due how many things are over, in words; empty where this server does not delete them
   * @param unknown why nothing is deleted although it should be
   */
  public record Row(
      String code,
      String what,
      String purpose,
      String basis,
      List<String> spans,
      String since,
      String end,
      String due,
      List<String> unknown) {

    /** Copies the lists. */
    public Row {
      spans = List.copyOf(spans);
      unknown = List.copyOf(unknown);
    }
  }

  /**
   * A run that was finished.
   *
   * @param at when it began
   * @param removed what went, class by class, in words
   * @param failed codes of classes that could not be done
   */
  public record Last(ZonedDateTime at, List<String> removed, List<String> failed) {

    /** Copies the lists. */
    public Last {
      removed = List.copyOf(removed);
      failed = List.copyOf(failed);
    }
  }

  @Override
  public String template() {
    return "staff/retention.jte";
  }
}
