package org.gongtong.server.ui.election;

import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;

/**
 * Where a trustee has his key made.
 *
 * @param election the election
 * @param number of the key
 * @param keys how many there are
 * @param quorum how many of them open the box
 * @param made whether it was made already
 * @param late whether no key can be made any more
 * @param right whether the key that was typed to be compared is the one that was made
 */
public record KeyPage(
    Shell shell,
    Command command,
    ElectionHead election,
    int number,
    int keys,
    int quorum,
    boolean made,
    boolean late,
    boolean right,
    FormErrors errors)
    implements Page {
  /** The field that takes a key to be compared; its name keeps it out of every hash of a form. */
  public static final String CODE = "key-code";

  @Override
  public String template() {
    return "election/key.jte";
  }
}
