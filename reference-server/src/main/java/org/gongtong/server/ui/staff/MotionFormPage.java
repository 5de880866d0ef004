package org.gongtong.server.ui.staff;

import java.time.LocalDate;
import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Citation;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;

/**
 * Drafting a motion.
 *
 * @param community path segment
 * @param draft as typed before
 * @param matters what may be decided, from the rule packs
 * @param scopes who may decide it: a tree of places
 * @param earliest first day on which voting can open
 */
public record MotionFormPage(
    Shell shell,
    Command command,
    String community,
    Draft draft,
    List<Option> matters,
    List<Option> scopes,
    Earliest earliest,
    FormErrors errors)
    implements Page {
  /** Copies the lists. */
  public MotionFormPage {
    matters = List.copyOf(matters);
    scopes = List.copyOf(scopes);
  }

  /**
   * The fields of the form, as text.
   *
   * @param question what is asked
   * @param explanation why, and with which consequences
   * @param matter chosen matter, empty at first
   * @param scope chosen scope, empty at first
   * @param opens local date and time in the form of HTML ({@code 2026-03-01T09:00})
   * @param closes likewise
   */
  public record Draft(
      String question,
      String explanation,
      String matter,
      String scope,
      String opens,
      String closes) {}

  /**
   * Why voting cannot open sooner.
   *
   * @param day the first possible day
   * @param why in the reader's language
   * @param citation the article
   */
  public record Earliest(LocalDate day, String why, Citation citation) {}

  @Override
  public String template() {
    return "staff/motionForm.jte";
  }
}
