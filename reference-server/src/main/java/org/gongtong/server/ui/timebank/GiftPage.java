package org.gongtong.server.ui.timebank;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;

/**
 * To which relative, and how much.
 *
 * @param balance what one has, in words
 * @param relatives verified relatives whom the rules allow gifts to; none is told so
 * @param typed the fields as typed before
 */
public record GiftPage(
    Shell shell, String balance, List<Option> relatives, Typed typed, FormErrors errors)
    implements Page {

  /** Copies the list. */
  public GiftPage {
    relatives = List.copyOf(relatives);
  }

  /** The fields as typed. */
  public record Typed(String to, String hours, String minutes) {
    /** At first. */
    public static final Typed NOTHING = new Typed("", "", "");
  }

  @Override
  public String template() {
    return "timebank/gift.jte";
  }
}
