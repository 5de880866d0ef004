package org.gongtong.server.ui.open;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Link;
import org.gongtong.server.ui.part.Refusal;

/**
 * Something could not be done.
 *
 * @param status the HTTP status, shown small
 * @param title in the reader's language
 * @param refusals each with its remedy; at least one
 * @param requestId what staff need to find it in the log
 * @param back where to go from here
 */
public record ProblemPage(
    Shell shell, int status, String title, List<Refusal> refusals, String requestId, Link back)
    implements Page {
  /** Copies the list. */
  public ProblemPage {
    refusals = List.copyOf(refusals);
  }

  @Override
  public String template() {
    return "open/problem.jte";
  }
}
