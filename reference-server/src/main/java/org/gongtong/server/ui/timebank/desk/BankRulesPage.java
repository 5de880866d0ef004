package org.gongtong.server.ui.timebank.desk;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;

/**
 * Opening a community's time bank, and the rules that it follows.
 *
 * @param community path segment
 * @param opened whether there is a bank
 * @param title what its rules of today are called; empty for none
 * @param edition their edition
 * @param figures what they say
 * @param notes why figures are not verified, each once
 * @param choices what was chosen so far, the first one first
 * @param options rules that can be chosen
 * @param typed what the form holds
 */
public record BankRulesPage(
    Shell shell,
    Command command,
    String community,
    boolean opened,
    String title,
    String edition,
    List<Figure> figures,
    List<String> notes,
    List<Choice> choices,
    List<Option> options,
    Typed typed,
    FormErrors errors)
    implements Page {
  /** Copies the lists. */
  public BankRulesPage {
    figures = List.copyOf(figures);
    notes = List.copyOf(notes);
    choices = List.copyOf(choices);
    options = List.copyOf(options);
  }

  /**
   * A figure of the rules.
   *
   * @param meaning what it is about
   * @param value what it says
   * @param source where that is written
   */
  public record Figure(String meaning, String value, String source) {}

  /** From which day on which rule was chosen, both in words. */
  public record Choice(String from, String rule) {}

  /**
   * What the form holds.
   *
   * @param rule the id of a rule, {@code own} for the place's own
   * @param from the first day
   */
  public record Typed(String rule, String from) {}

  @Override
  public String template() {
    return "staff/bankRules.jte";
  }
}
