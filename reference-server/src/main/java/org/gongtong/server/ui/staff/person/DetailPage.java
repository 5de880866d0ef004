package org.gongtong.server.ui.staff.person;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;
import org.jspecify.annotations.Nullable;

/**
 * Correcting one detail of a person: typing it, and looking at it a second time.
 *
 * @param command hidden fields of the form
 * @param community slug
 * @param person id
 * @param name masked, as it is kept
 * @param fields the details that can be corrected
 * @param field code of the chosen one, or empty
 * @param value as typed; on the second look in its normal form
 * @param second what the second look shows, or null while it is being typed
 * @param errors what is wrong with the form
 */
public record DetailPage(
    Shell shell,
    Command command,
    String community,
    String person,
    String name,
    List<Option> fields,
    String field,
    String value,
    @Nullable Second second,
    FormErrors errors)
    implements Page {

  /** Copies the list. */
  public DetailPage {
    fields = List.copyOf(fields);
  }

  /**
   * The second look.
   *
   * @param label what is corrected
   * @param before masked, or empty where nothing is kept
   * @param after what will be kept, in full; empty where it is taken away
   */
  public record Second(String label, String before, String after) {}

  @Override
  public String template() {
    return "staff/personCorrection.jte";
  }
}
