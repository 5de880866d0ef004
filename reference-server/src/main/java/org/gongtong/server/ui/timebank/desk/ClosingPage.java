package org.gongtong.server.ui.timebank.desk;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an account: what is proposed, a form to propose it, and what was done before.
 *
 * @param community path segment
 * @param account the account
 * @param waiting what is proposed, or null
 * @param ways what can become of it
 * @param heirs relatives who can inherit
 * @param done what was done before
 * @param draft what was typed before
 */
public record ClosingPage(
    Shell shell,
    Command command,
    String community,
    AccountsPage.Row account,
    @Nullable Waiting waiting,
    List<Option> ways,
    List<HeirRow> heirs,
    List<Done> done,
    Draft draft,
    FormErrors errors)
    implements Page {
  /** Copies the lists. */
  public ClosingPage {
    ways = List.copyOf(ways);
    heirs = List.copyOf(heirs);
    done = List.copyOf(done);
  }

  /**
   * A proposal.
   *
   * @param what what is to become of the account
   * @param others heirs with their shares, or the other account
   * @param by who proposed it, and when
   * @param own whether the reader did, who cannot carry it out
   */
  public record Waiting(
      String id,
      String what,
      String day,
      String evidence,
      List<String> others,
      String by,
      boolean own) {
    /** Copies the list. */
    public Waiting {
      others = List.copyOf(others);
    }
  }

  /**
   * A relative who can inherit.
   *
   * @param account his account
   * @param share what was typed
   */
  public record HeirRow(String account, String name, String relation, String share) {}

  /**
   * What was done.
   *
   * @param by both who did it, and when it was recorded
   */
  public record Done(String day, String what, long minutes, String evidence, String by) {}

  /** A proposal as it is typed. */
  public record Draft(String way, String day, String evidence, String into) {}

  @Override
  public String template() {
    return "staff/bankClosing.jte";
  }
}
