package org.gongtong.server.ui.timebank.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;

/**
 * What there is about an account beside its entries: parts, what runs out, limits, kinships.
 *
 * @param community path segment
 * @param account the account
 * @param parts its parts of restricted time
 * @param lapses what runs out if nothing is spent, the first first
 * @param limits what holds today
 * @param records limits of its own as they were recorded
 * @param kin its relatives in each period
 * @param changes ends of kinships as they were recorded
 * @param choices what the forms offer
 * @param draft what was typed before
 */
public record AccountFilePage(
    Shell shell,
    Command command,
    String community,
    AccountsPage.Row account,
    List<Part> parts,
    List<Lapsing> lapses,
    List<Limit> limits,
    List<Record> records,
    List<Kin> kin,
    List<Record> changes,
    Choices choices,
    Map<String, String> draft,
    FormErrors errors)
    implements Page {
  /** Copies the lists. */
  public AccountFilePage {
    parts = List.copyOf(parts);
    lapses = List.copyOf(lapses);
    limits = List.copyOf(limits);
    records = List.copyOf(records);
    kin = List.copyOf(kin);
    changes = List.copyOf(changes);
    draft = Map.copyOf(draft);
  }

  /**
   * A part of the account.
   *
   * @param name what its time may be used for
   * @param use the same as a sentence
   * @param opened since when
   */
  public record Part(String id, String name, String use, String opened, long balance, long held) {}

  /**
   * Time that runs out.
   *
   * @param day the first on which it is no longer there
   * @param part of which part
   */
  public record Lapsing(String day, String part, long minutes) {}

  /**
   * A limit as it holds today.
   *
   * @param name what it limits
   * @param rules what the rules say, in words
   * @param own the account's own, in words; empty for none
   */
  public record Limit(String name, String rules, String own) {}

  /**
   * Something recorded about the account.
   *
   * @param from from which day on
   * @param what what it is about
   * @param value what was recorded
   * @param why the reason
   * @param by who recorded it, and when
   */
  public record Record(String from, String what, String value, String why, String by) {}

  /**
   * A relative.
   *
   * @param account his account
   * @param name who he is, as the reader may see him
   * @param relation what he is to the holder
   * @param from from which day on; empty for ever before
   * @param until the first day on which he is no more; empty for none
   */
  public record Kin(String account, String name, String relation, String from, String until) {}

  /**
   * What the forms offer.
   *
   * @param buckets parts that are not there yet
   * @param limits kinds of limits
   * @param relations what somebody can be to another
   * @param kinds what can be recorded of a kinship
   * @param entered whether the account is one that this is done to
   */
  public record Choices(
      List<Option> buckets,
      List<Option> limits,
      List<Option> relations,
      List<Option> kinds,
      boolean entered) {
    /** Copies the lists. */
    public Choices {
      buckets = List.copyOf(buckets);
      limits = List.copyOf(limits);
      relations = List.copyOf(relations);
      kinds = List.copyOf(kinds);
    }
  }

  /** Whether something is wrong with one of some fields, whose form then stands open. */
  public boolean faulty(String... fields) {
    return Arrays.stream(fields).anyMatch(field -> errors.of(field) != null);
  }

  /** What was typed into a field. */
  public String typed(String field) {
    return draft.getOrDefault(field, "");
  }

  @Override
  public String template() {
    return "staff/bankFile.jte";
  }
}
