package org.gongtong.server.ui.timebank;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;

/**
 * A visit as one of its sides sees it.
 *
 * @param command hidden fields of its buttons, with the version they were drawn for
 * @param row what it is
 * @param forWhom whom a guardian speaks for, or empty
 * @param other the other side, as much of the name as lists show; empty if none is kept
 * @param lasted how long it took, in words, or empty
 * @param worth what it is worth, in words, or empty
 * @param hours where the entry with its receipt is, or empty
 * @param notes what has to be known: who has agreed, what is in dispute
 * @param steps what can be done now
 * @param errors what was refused
 */
public record VisitPage(
    Shell shell,
    Command command,
    VisitRow row,
    String forWhom,
    String other,
    String lasted,
    String worth,
    String hours,
    List<String> notes,
    List<VisitStep> steps,
    FormErrors errors)
    implements Page {

  /** Copies the lists. */
  public VisitPage {
    notes = List.copyOf(notes);
    steps = List.copyOf(steps);
  }

  /** Whether a step can be taken now. */
  public boolean may(VisitStep step) {
    return steps.contains(step);
  }

  @Override
  public String template() {
    return "timebank/visit.jte";
  }
}
