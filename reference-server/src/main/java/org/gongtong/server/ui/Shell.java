package org.gongtong.server.ui;

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
 */
public record Shell(
    Messages text,
    TextSize textSize,
    String here,
    String community,
    String helpPhone,
    @Nullable String signedIn) {

  /** Refuses a return path that could lead to another site. */
  public Shell {
    if (!Routes.isLocal(here)) {
      throw new IllegalArgumentException("not a local path: " + here);
    }
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
