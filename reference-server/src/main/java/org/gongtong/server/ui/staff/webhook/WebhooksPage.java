package org.gongtong.server.ui.staff.webhook;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;

/**
 * All webhooks, and a form for another one.
 *
 * @param rows the newest first
 * @param form what was typed before
 * @param communities to choose from
 */
public record WebhooksPage(
    Shell shell,
    Command command,
    List<Row> rows,
    List<Option> communities,
    Form form,
    FormErrors errors)
    implements Page {
  /** Copies the lists. */
  public WebhooksPage {
    rows = List.copyOf(rows);
    communities = List.copyOf(communities);
  }

  /**
   * A webhook.
   *
   * @param community by name
   * @param topics in words
   * @param state how it stands
   * @param waiting messages that wait
   * @param dead messages that were given up
   */
  public record Row(
      String id,
      String name,
      String community,
      String url,
      List<String> topics,
      WebhookState state,
      long waiting,
      long dead) {
    /** Copies the list. */
    public Row {
      topics = List.copyOf(topics);
    }
  }

  /** The form as it was typed. */
  public record Form(
      String community, String name, String url, List<Check> topics, List<Check> details) {
    /** Copies the lists. */
    public Form {
      topics = List.copyOf(topics);
      details = List.copyOf(details);
    }
  }

  /** A box to tick. */
  public record Check(String code, String text, boolean chosen) {}

  @Override
  public String template() {
    return "staff/webhooks.jte";
  }
}
