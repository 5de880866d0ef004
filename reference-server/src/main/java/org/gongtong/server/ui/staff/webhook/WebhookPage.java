package org.gongtong.server.ui.staff.webhook;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;

/**
 * A webhook: how it goes, and what could not be delivered.
 *
 * @param row what the list says of it, too
 * @param details what messages say beside the rest, in words
 * @param since when it was made, in words
 * @param by who made it
 * @param failing since when nothing was taken, in words; empty while it is
 * @param secret that was just made, shown this once; empty at any other time
 * @param letters what was given up, the latest first
 * @param errors of what was just asked for
 */
public record WebhookPage(
    Shell shell,
    Command command,
    WebhooksPage.Row row,
    List<String> details,
    String since,
    String by,
    String failing,
    String secret,
    List<Letter> letters,
    FormErrors errors)
    implements Page {
  /** Copies the lists. */
  public WebhookPage {
    details = List.copyOf(details);
    letters = List.copyOf(letters);
  }

  /**
   * A message that was given up.
   *
   * @param waited since when, in words
   * @param why what came of the last attempt, in words
   */
  public record Letter(
      String id, String type, String subject, String waited, int attempts, String why) {}

  /** Hides the secret. */
  @Override
  public String toString() {
    return "WebhookPage[]";
  }

  @Override
  public String template() {
    return "staff/webhook.jte";
  }
}
