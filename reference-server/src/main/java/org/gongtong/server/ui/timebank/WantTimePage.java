package org.gongtong.server.ui.timebank;

import java.util.List;
import java.util.Set;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;

/**
 * When somebody needs help, or can help.
 *
 * @param kind which of the two
 * @param category its code
 * @param what the category in the reader's language
 * @param days the days to choose from
 * @param parts the parts of a day
 * @param lengths how long it may take
 * @param mobility what has to be reckoned with
 * @param typed what was chosen before
 */
public record WantTimePage(
    Shell shell,
    Command command,
    WantKind kind,
    String category,
    String what,
    List<Option> days,
    List<Option> parts,
    List<Option> lengths,
    List<Option> mobility,
    Typed typed,
    FormErrors errors)
    implements Page {

  /** Copies the lists. */
  public WantTimePage {
    days = List.copyOf(days);
    parts = List.copyOf(parts);
    lengths = List.copyOf(lengths);
    mobility = List.copyOf(mobility);
  }

  /** The fields as chosen before. */
  public record Typed(String day, String part, String length, Set<String> mobility) {
    /** At first. */
    public static final Typed NOTHING = new Typed("", "", "", Set.of());

    /** Copies the set. */
    public Typed {
      mobility = Set.copyOf(mobility);
    }
  }

  @Override
  public String template() {
    return "timebank/wantTime.jte";
  }
}
