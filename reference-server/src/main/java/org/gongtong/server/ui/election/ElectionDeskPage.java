package org.gongtong.server.ui.election;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Link;
import org.gongtong.server.ui.part.Refusal;

/**
 * An election as staff see it: never how votes fall.
 *
 * @param election the election
 * @param basis who votes, in the reader's language; empty when no rule says it any more
 * @param warnings steps that are due and cannot be taken
 * @param remark why it was withdrawn or is void, else empty
 * @param preparations what must be there before it opens
 * @param steps what can be done now
 * @param trustees who keeps a key
 * @param quorum how many keys open the box
 * @param turnout how many took part, in words; empty before the opening
 * @param needs what the law asks for
 * @param tasks further pages
 */
public record ElectionDeskPage(
    Shell shell,
    ElectionHead election,
    String basis,
    List<Refusal> warnings,
    String remark,
    List<Preparation> preparations,
    List<StepRow> steps,
    List<TrusteeRow> trustees,
    int quorum,
    String turnout,
    List<ElectionNeed> needs,
    List<Link> tasks)
    implements Page {
  /** Copies the lists. */
  public ElectionDeskPage {
    warnings = List.copyOf(warnings);
    preparations = List.copyOf(preparations);
    steps = List.copyOf(steps);
    trustees = List.copyOf(trustees);
    needs = List.copyOf(needs);
    tasks = List.copyOf(tasks);
  }

  /**
   * Something that must be there before the opening.
   *
   * @param words what it is, and how far it has come
   * @param done whether it is there
   */
  public record Preparation(String words, boolean done) {}

  /**
   * A step.
   *
   * @param step the step
   * @param note when, or what it waits for
   */
  public record StepRow(ElectionStep step, String note) {}

  /**
   * Somebody who keeps a key.
   *
   * @param number of the key
   * @param login whose it is
   * @param name as it is announced (Chinese)
   * @param made whether the key was made
   * @param mine whether the reader is the one
   */
  public record TrusteeRow(int number, String login, String name, boolean made, boolean mine) {}

  @Override
  public String template() {
    return "election/desk.jte";
  }
}
