package org.gongtong.server.ui.staff;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Citation;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Need;
import org.gongtong.server.ui.part.Option;
import org.gongtong.server.ui.part.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Drafting a motion, or changing a draft. When the vote opens and closes is said at the
 * announcement.
 *
 * @param community path segment
 * @param motion path segment of the draft that is changed, empty for a new one
 * @param draft as typed before
 * @param matters what may be decided, from the rule packs
 * @param catalogue the same with what each needs to pass
 * @param leftToCompact matters that only a clause of the management covenant opens; mostly empty
 * @param scopes who may decide it: a tree of places
 * @param papers documents it has already
 * @param earliest when voting can open if it is announced today, or null
 * @param overtaken what somebody else saved meanwhile, or null
 * @param warnings why no matter or no place can be chosen, or no earliest day be told
 */
public record MotionFormPage(
    Shell shell,
    Command command,
    String community,
    String motion,
    Draft draft,
    List<Option> matters,
    List<MatterRow> catalogue,
    List<String> leftToCompact,
    List<Option> scopes,
    List<PaperRow> papers,
    @Nullable Earliest earliest,
    @Nullable Overtaken overtaken,
    List<Refusal> warnings,
    FormErrors errors)
    implements Page {
  /** Value of the scope of parts that are named one by one. */
  public static final String NAMED_PARTS = "parts";

  /** Copies the lists. */
  public MotionFormPage {
    matters = List.copyOf(matters);
    catalogue = List.copyOf(catalogue);
    leftToCompact = List.copyOf(leftToCompact);
    scopes = List.copyOf(scopes);
    papers = List.copyOf(papers);
    warnings = List.copyOf(warnings);
  }

  /**
   * The fields of the form, as text.
   *
   * @param question what is asked
   * @param explanation why, and with which consequences
   * @param matter chosen matter, empty at first
   * @param scope chosen scope, empty at first
   * @param parts ids of the parts affected, where they are named one by one
   * @param compactClause the clause of the management covenant, where a matter needs one
   */
  public record Draft(
      String question,
      String explanation,
      String matter,
      String scope,
      String parts,
      String compactClause) {}

  /**
   * A matter.
   *
   * @param title what it is
   * @param needs what it takes to pass, and where that is written
   */
  public record MatterRow(String title, List<Need> needs) {
    /** Copies the list. */
    public MatterRow {
      needs = List.copyOf(needs);
    }
  }

  /**
   * A document the draft has.
   *
   * @param value what the form sends to keep it
   * @param name its name
   * @param bytes its size
   */
  public record PaperRow(String value, String name, long bytes) {}

  /**
   * A version that somebody saved while this form was open.
   *
   * @param version its number
   * @param by login of who saved it
   * @param at when
   * @param differences what it says otherwise than the form
   */
  public record Overtaken(int version, String by, ZonedDateTime at, List<Difference> differences) {
    /** Copies the list. */
    public Overtaken {
      differences = List.copyOf(differences);
    }
  }

  /**
   * A field that was saved otherwise.
   *
   * @param label of the field
   * @param saved what was saved, in words
   */
  public record Difference(String label, String saved) {}

  /**
   * Why voting cannot open sooner.
   *
   * @param day the first possible day
   * @param why in the reader's language
   * @param citation the article
   */
  public record Earliest(LocalDate day, String why, Citation citation) {}

  @Override
  public String template() {
    return "staff/motionForm.jte";
  }
}
