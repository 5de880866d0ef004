package org.gongtong.server.ui.staff.paper;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongtong.core.kernel.TypedId;
import org.gongtong.server.ui.Forms;
import org.jspecify.annotations.Nullable;

/**
 * Who voted with a written proxy, as typed into one field: an id, and behind a space the last day
 * of the proxy where the paper names one. Immutable.
 *
 * @param id null where nothing was typed
 * @param until null where no day was typed
 */
record TypedProxy(@Nullable String id, @Nullable LocalDate until) {
  private static final Pattern WITH_DAY =
      Pattern.compile("(.*\\S)\\s+([0-9]{4}-[0-9]{2}-[0-9]{2})");

  static TypedProxy read(String typed) {
    String text = TypedId.fold(typed);
    Matcher parts = WITH_DAY.matcher(text);
    if (parts.matches()) {
      // A day that no calendar has is long over: the refusal shows it to whoever typed it.
      return new TypedProxy(parts.group(1), Forms.day(parts.group(2)).orElse(LocalDate.EPOCH));
    }
    return new TypedProxy(text.isEmpty() ? null : text, null);
  }
}
