package org.gongtong.server.ui.desk;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gongtong.core.decision.Attachment;
import org.gongtong.core.decision.MotionContent;
import org.gongtong.core.decision.VotingScope;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.TypedId;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.Roster;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.RuleId;
import org.gongtong.server.attachments.Attachments;
import org.gongtong.server.attachments.Attachments.Upload;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.staff.MotionFormPage;
import org.gongtong.server.ui.staff.MotionFormPage.Draft;
import org.gongtong.server.ui.text.Messages;

/**
 * The form of a draft as it was sent: read, checked, and turned into what is put to the vote.
 * Confined to one request.
 */
final class DraftForm {
  /** Everybody: a list's first, empty choice stands for none. */
  static final String EVERYTHING = "*";

  private static final int LONGEST_QUESTION = 2_000;
  private static final int LONGEST_EXPLANATION = 20_000;
  private static final int NAMED = 5;

  private final Messages text;
  private final Draft draft;
  private final List<FieldError> errors = new ArrayList<>();
  private final List<Attachment> papers = new ArrayList<>();

  DraftForm(Messages text, Draft draft) {
    this.text = text;
    this.draft = draft;
  }

  /**
   * Reads a form. New documents are kept at once, so that a form that comes back with a fault still
   * has them.
   */
  static DraftForm read(Context context, Messages text, Attachments attachments) {
    DraftForm form =
        new DraftForm(
            text,
            new Draft(
                unified(Forms.field(context, "question")),
                unified(Forms.field(context, "explanation")),
                Forms.field(context, "matter"),
                Forms.field(context, "scope"),
                Forms.field(context, "parts").strip(),
                unified(Forms.field(context, "compact"))));
    form.readPapers(context, attachments);
    return form;
  }

  Draft draft() {
    return draft;
  }

  List<Attachment> papers() {
    return papers;
  }

  List<FieldError> errors() {
    return errors;
  }

  /** Browsers send line ends as CRLF; a motion's hash must not depend on who typed it. */
  private static String unified(String typed) {
    return typed.replace("\r\n", "\n").replace('\r', '\n').strip();
  }

  private void readPapers(Context context, Attachments attachments) {
    for (String kept : context.formParams("paper")) {
      paper(kept, attachments).ifPresent(papers::add);
    }
    List<Upload> uploads =
        context.uploadedFiles("attachments").stream()
            .filter(file -> !file.filename().isBlank())
            .map(file -> new Upload(file.filename(), bytes(file)))
            .toList();
    Outcome<List<Attachment>> taken = attachments.takeIn(uploads, papers.size());
    papers.addAll(taken.asOptional().orElse(List.of()));
    var language = text.language().inCore();
    for (Reason reason : taken.refusals()) {
      errors.add(
          new FieldError(
              "attachments",
              text.of("error.with-remedy", reason.text(language), reason.remedy(language))));
    }
  }

  /** What a form sends to keep a document: its hash, and its name. */
  static String paperValue(Attachment paper) {
    return paper.hash().hex() + " " + paper.name();
  }

  private static Optional<Attachment> paper(String value, Attachments attachments) {
    int space = value.indexOf(' ');
    if (space != 64 || !value.substring(0, space).matches("[0-9a-f]{64}")) {
      return Optional.empty();
    }
    return attachments.describe(new ContentHash(value.substring(0, 64)), value.substring(65));
  }

  private static byte[] bytes(UploadedFile file) {
    // One more than allowed tells that it is too large, without reading all of it.
    try (InputStream content = file.content()) {
      return content.readNBytes((Attachments.LARGEST_MIB << 20) + 1);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read an upload", e);
    }
  }

  /**
   * What is put to the vote.
   *
   * @param matters ids of the matters that can be chosen
   * @param roster the parts there are
   * @return empty if something is wrong; {@link #errors} says what
   */
  Optional<MotionContent> content(Set<String> matters, Roster roster) {
    if (!matters.contains(draft.matter())) {
      errors.add(new FieldError("matter", text.of("error.choose", text.of("motion.matter"))));
    }
    VotingScope scope = scope(roster);
    if (draft.question().isEmpty()) {
      errors.add(new FieldError("question", text.of("error.missing", text.of("draft.question"))));
    }
    limit("question", text.of("draft.question"), draft.question(), LONGEST_QUESTION);
    limit("explanation", text.of("draft.explanation"), draft.explanation(), LONGEST_EXPLANATION);
    limit(
        "compact", text.of("motion.compact"), draft.compactClause(), MotionContent.LONGEST_CLAUSE);
    if (!errors.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new MotionContent(
            RuleId.of(draft.matter()),
            draft.question(),
            draft.explanation(),
            scope,
            papers,
            draft.compactClause()));
  }

  private void limit(String field, String label, String value, int longest) {
    if (value.length() > longest) {
      errors.add(new FieldError(field, text.of("error.too-long", label, text.number(longest))));
    }
  }

  private VotingScope scope(Roster roster) {
    if (draft.scope().equals(MotionFormPage.NAMED_PARTS)) {
      return named(roster);
    }
    if (!draft.parts().isEmpty()) {
      // Left out without a word, they would turn a vote of a few into one of many.
      errors.add(
          new FieldError(
              "parts",
              text.of(
                  "draft.parts-unused", text.of("motion.scope"), text.of("draft.named-parts"))));
    }
    if (draft.scope().equals(EVERYTHING)) {
      return VotingScope.everything();
    }
    VotingScope scope = VotingScope.everything();
    try {
      scope = VotingScope.parse(draft.scope());
    } catch (IllegalArgumentException e) {
      errors.add(new FieldError("scope", text.of("error.choose", text.of("motion.scope"))));
      return scope;
    }
    if (draft.scope().isEmpty()) {
      errors.add(new FieldError("scope", text.of("error.choose", text.of("motion.scope"))));
    } else if (roster.parts().stream().noneMatch(scope::contains)) {
      errors.add(new FieldError("scope", text.of("draft.scope-unknown", draft.scope())));
    }
    return scope;
  }

  private VotingScope named(Roster roster) {
    Set<String> ids = new LinkedHashSet<>();
    for (String typed : draft.parts().split("[\\s,;，；、]+")) {
      ids.add(TypedId.fold(typed));
    }
    ids.remove("");
    if (ids.isEmpty()) {
      errors.add(new FieldError("parts", text.of("draft.parts-missing")));
      return VotingScope.everything();
    }
    Set<String> unknown = new TreeSet<>(ids);
    for (ExclusivePart part : roster.parts()) {
      unknown.remove(part.id());
    }
    if (!unknown.isEmpty()) {
      String some = String.join("、", unknown.stream().limit(NAMED).toList());
      errors.add(
          new FieldError(
              "parts", text.of("draft.parts-unknown", text.number(unknown.size()), some)));
    }
    return new VotingScope.Affected(ids);
  }

  /** The fields of a draft that is there. */
  static Draft of(MotionContent content) {
    if (content.scope() instanceof VotingScope.Affected affected) {
      String parts = String.join("\n", affected.parts().stream().sorted().toList());
      return new Draft(
          content.question(),
          content.explanation(),
          content.matter().value(),
          MotionFormPage.NAMED_PARTS,
          parts,
          content.compactClause());
    }
    String place = content.scope().toString();
    return new Draft(
        content.question(),
        content.explanation(),
        content.matter().value(),
        place.isEmpty() ? EVERYTHING : place,
        "",
        content.compactClause());
  }
}
