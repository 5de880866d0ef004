package org.gongtong.server.ui.election;

import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;

/**
 * Marking who was given a ballot paper.
 *
 * @param election the election
 * @param open whether papers can be given out now
 * @param marked how many were given one
 * @param voter as typed before
 * @param done the id of whoever was marked last, told once; else empty
 * @param receipt his receipt number; else empty
 */
public record PaperMarksPage(
    Shell shell,
    Command command,
    ElectionHead election,
    boolean open,
    long marked,
    String voter,
    String done,
    String receipt,
    FormErrors errors)
    implements Page {
  @Override
  public String template() {
    return "election/marks.jte";
  }
}
