package org.gongtong.server.ui;

import java.util.function.Predicate;
import org.gongtong.server.auth.Action;
import org.gongtong.server.ui.text.Messages;
import org.gongtong.server.ui.text.TextSize;
import org.jspecify.annotations.Nullable;

/**
 * What every page has around it.
 *
 * @param text the words, in the reader's language
 * @param textSize normal, or the large-text edition
 * @param here local path and query of a page that can be fetched with GET; the language and size
 *     switches come back to it
 * @param community name of the community, empty on the list of communities
 * @param helpPhone telephone number of the neighbourhood office, empty when none is configured
 * @param signedIn login of the signed-in member of staff, or null for the public
 * @param allowed what the reader may do to what the page is about: links and buttons for the rest
 *     are left out
 */
public record Shell(
    Messages text,
    TextSize textSize,
    String here,
    String community,
    String helpPhone,
    @Nullable String signedIn,
    Predicate<Action> allowed) {

  /** Refuses a return path that could lead to another site. */
  public Shell {
    if (!Routes.isLocal(here)) {
      throw new IllegalArgumentException("not a local path: " + here);
    }
  }

  /** Whether the reader may do something to what the page is about. */
  public boolean may(Action action) {
    return allowed.test(action);
  }

  /** What to do to reach the office, within a sentence: call the number, or go there. */
  public String reachOffice() {
    return helpPhone.isEmpty() ? text.of("help.visit") : text.of("help.call", helpPhone);
  }

  /** The telephone number as a {@code tel:} link: digits and a leading plus only. */
  public String helpLink() {
    return "tel:" + helpPhone.replaceAll("[^0-9+]", "");
  }

  /** Class names of the root element: the text size. */
  public String rootClass() {
    return "text-" + textSize.code();
  }
}
