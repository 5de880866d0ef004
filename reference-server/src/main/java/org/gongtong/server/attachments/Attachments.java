package org.gongtong.server.attachments;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gongtong.core.decision.Attachment;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.attachments.AttachmentShelf.StoredPaper;

/** Takes papers in and gives them out. Thread-safe. */
public final class Attachments {

  /** How many papers a motion may have. */
  public static final int MOST = 5;

  /** How large each may be. */
  public static final int LARGEST_MIB = 10;

  private static final int LONGEST_NAME = 120;

  private final UnitOfWork work;
  private final AttachmentShelf shelf;
  private final InstantSource clock;

  public Attachments(UnitOfWork work, AttachmentShelf shelf, InstantSource clock) {
    this.work = work;
    this.shelf = shelf;
    this.clock = clock;
  }

  /**
   * A file as it came in.
   *
   * @param name as its sender calls it
   * @param content its bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  public record Upload(String name, byte[] content) {}

  /**
   * Takes all of some files in, or none.
   *
   * @param already how many papers the motion has beside them
   * @return the papers in the order of the files, or every reason against any of them
   */
  public Outcome<List<Attachment>> takeIn(List<Upload> uploads, int already) {
    List<Reason> reasons = new ArrayList<>();
    List<Attachment> papers = new ArrayList<>();
    if (uploads.size() + already > MOST) {
      reasons.add(
          AttachmentReason.ATTACHMENT_TOO_MANY
              .because()
              .figure("count", uploads.size() + already)
              .figure("limit", MOST)
              .refuses());
    }
    for (Upload upload : uploads) {
      Outcome<Attachment> paper = look(upload);
      reasons.addAll(paper.refusals());
      paper.asOptional().ifPresent(papers::add);
    }
    if (!reasons.isEmpty()) {
      return Outcome.refused(reasons);
    }
    Instant now = clock.instant();
    for (int i = 0; i < papers.size(); i++) {
      Attachment paper = papers.get(i);
      StoredPaper stored = new StoredPaper(paper.mediaType(), uploads.get(i).content());
      work.write(
          transaction -> {
            shelf.add(transaction, paper.hash(), stored, now);
            return paper;
          });
    }
    return Outcome.accepted(papers);
  }

  /** The bytes of a paper. */
  public Optional<byte[]> find(ContentHash hash) {
    return work.read(transaction -> shelf.find(transaction, hash)).map(StoredPaper::content);
  }

  /** A paper that is here, under a name; empty if it is not. */
  public Optional<Attachment> describe(ContentHash hash, String name) {
    return work.read(transaction -> shelf.find(transaction, hash))
        .map(
            stored ->
                new Attachment(
                    MediaKind.of(stored.content())
                        .map(kind -> ended(plainName(name), kind))
                        .orElse(plainName(name)),
                    stored.mediaType(),
                    stored.content().length,
                    hash));
  }

  private static Outcome<Attachment> look(Upload upload) {
    byte[] content = upload.content();
    String name = plainName(upload.name());
    if (content.length == 0) {
      return refused(AttachmentReason.ATTACHMENT_EMPTY, name);
    }
    if (content.length > LARGEST_MIB << 20) {
      return refused(AttachmentReason.ATTACHMENT_TOO_LARGE, name);
    }
    Optional<MediaKind> kind = MediaKind.of(content);
    if (kind.isEmpty()) {
      return refused(AttachmentReason.ATTACHMENT_TYPE, name);
    }
    return Outcome.accepted(
        new Attachment(
            ended(name, kind.get()),
            kind.get().mediaType(),
            content.length,
            ContentHash.of(content)));
  }

  private static Outcome<Attachment> refused(AttachmentReason reason, String name) {
    return Outcome.refused(
        reason.because().figure("name", name).figure("limit", LARGEST_MIB).refuses());
  }

  /** The last piece of a path, without what could break a line, a header or a reader's trust. */
  private static String plainName(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    StringBuilder plain = new StringBuilder();
    last.codePoints()
        .filter(code -> !Character.isISOControl(code))
        .filter(code -> Character.getType(code) != Character.FORMAT)
        .filter(code -> Character.getType(code) != Character.SURROGATE)
        .filter(code -> "\"<>|:*?".indexOf(code) < 0)
        .limit(LONGEST_NAME)
        .forEach(plain::appendCodePoint);
    String stripped = plain.toString().strip();
    return stripped.isEmpty() ? "-" : stripped;
  }

  /** A name that ends as its bytes are: nothing comes back as contract.pdf.exe. */
  private static String ended(String name, MediaKind kind) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean fits =
        lower.endsWith(kind.ending()) || lower.endsWith(".jpeg") && kind == MediaKind.JPEG;
    return fits ? name : name + kind.ending();
  }
}
