package org.gongtong.server.ui.staff;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;

/**
 * Registering a community.
 *
 * @param draft as typed before
 * @param jurisdictions whose rules can apply
 */
public record CommunityFormPage(
    Shell shell, Command command, Draft draft, List<Option> jurisdictions, FormErrors errors)
    implements Page {
  /** Copies the list. */
  public CommunityFormPage {
    jurisdictions = List.copyOf(jurisdictions);
  }

  /**
   * The fields of the form, as text.
   *
   * @param nameZh its Chinese name
   * @param nameEn its English name, may be empty
   * @param divisionZh the divisions above it, in Chinese
   * @param divisionEn the same in English, may be empty
   * @param slug its name in addresses
   * @param jurisdiction code of the division whose rules apply
   * @param zone time zone
   */
  public record Draft(
      String nameZh,
      String nameEn,
      String divisionZh,
      String divisionEn,
      String slug,
      String jurisdiction,
      String zone) {}

  @Override
  public String template() {
    return "staff/communityForm.jte";
  }
}
