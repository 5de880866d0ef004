package org.gongtong.server.ui.timebank.grant;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;
import org.jspecify.annotations.Nullable;

/**
 * Rounds of grants: a form, what it would do, and those that were begun.
 *
 * @param community path segment
 * @param pool minutes that the pool has
 * @param edition the rules of today; empty if they have no classes
 * @param classes the classes of these rules, in words, the first before the others
 * @param citation where the classes are written; empty if there are none
 * @param buckets where time can go
 * @param draft what was typed
 * @param trial what it would do; null if nothing was asked for
 * @param rounds those that were begun, the latest first
 */
public record RoundsPage(
    Shell shell,
    Command command,
    String community,
    long pool,
    String edition,
    List<String> classes,
    String citation,
    List<Option> buckets,
    Draft draft,
    @Nullable Trial trial,
    List<Row> rounds,
    FormErrors errors)
    implements Page {
  /** Copies the lists. */
  public RoundsPage {
    classes = List.copyOf(classes);
    buckets = List.copyOf(buckets);
    rounds = List.copyOf(rounds);
  }

  /** What is to be shared, as it is typed. */
  public record Draft(String minutes, String each, String day, String bucket, String from) {}

  /**
   * What a round would do.
   *
   * @param available minutes that the giver has
   * @param shared minutes of all lines
   * @param left minutes that would be left of what was asked for and is there
   * @param lines who would get what, in the order in which they are served
   * @param leftOut who would get nothing
   * @param seen names what is shown
   */
  public record Trial(
      long available,
      long shared,
      long left,
      List<Line> lines,
      List<LeftOut> leftOut,
      String seen) {
    /** Copies the lists. */
    public Trial {
      lines = List.copyOf(lines);
      leftOut = List.copyOf(leftOut);
    }
  }

  /**
   * What somebody would get.
   *
   * @param account his account
   * @param why what makes him the next one, and what bounds it
   */
  public record Line(
      int number, String account, String name, String what, long minutes, String why) {}

  /** Who would get nothing, and why. */
  public record LeftOut(String account, String name, String what, String why) {}

  /**
   * A round that was begun.
   *
   * @param id of it
   * @param number its number
   * @param when it was begun
   * @param minutes that were granted
   * @param members how many lines it has
   * @param finished whether each line has its outcome
   */
  public record Row(
      String id, int number, String when, long minutes, int members, boolean finished) {}

  @Override
  public String template() {
    return "staff/grantRounds.jte";
  }
}
