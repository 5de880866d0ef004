package org.gongtong.server.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongtong.core.decision.Attachment;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.server.attachments.Attachments.Upload;
import org.junit.jupiter.api.Test;

class AttachmentsTest {
  private static final byte[] PDF = "%PDF-1.7 contract".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0};
  private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0};

  private final Map<ContentHash, AttachmentShelf.StoredPaper> kept = new HashMap<>();
  private final Attachments attachments =
      new Attachments(new MemoryUnitOfWork(), new Shelf(), () -> Instant.EPOCH);

  private final class Shelf implements AttachmentShelf {
    @Override
    public void add(Transaction transaction, ContentHash hash, StoredPaper paper, Instant now) {
      kept.putIfAbsent(hash, paper);
    }

    @Override
    public Optional<StoredPaper> find(Transaction transaction, ContentHash hash) {
      return Optional.ofNullable(kept.get(hash));
    }
  }

  @Test
  void theFirstBytesSayWhatItIsAndTheNameFollows() {
    List<Attachment> papers =
        attachments
            .takeIn(
                List.of(
                    new Upload("合同.pdf", PDF),
                    new Upload("plan.png", PNG),
                    new Upload("photo.JPEG", JPEG),
                    new Upload("..\\..\\etc/pass\r\nwd\u202E.exe", PDF)),
                1)
            .orThrow();
    assertThat(papers)
        .extracting(Attachment::name)
        .containsExactly("合同.pdf", "plan.png", "photo.JPEG", "passwd.exe.pdf");
    assertThat(papers)
        .extracting(Attachment::mediaType)
        .containsExactly("application/pdf", "image/png", "image/jpeg", "application/pdf");
    assertThat(kept).hasSize(3);
    assertThat(attachments.find(papers.get(1).hash())).contains(PNG);
  }

  @Test
  void everyReasonAtOnceAndNothingKept() {
    byte[] huge = Arrays.copyOf(PDF, (Attachments.LARGEST_MIB << 20) + 1);
    List<Upload> uploads =
        List.of(
            new Upload("page.pdf", "<html>".getBytes(StandardCharsets.US_ASCII)),
            new Upload("nothing.pdf", new byte[0]),
            new Upload("huge.pdf", huge),
            new Upload("good.pdf", PDF));
    assertThat(attachments.takeIn(uploads, 2).refusals())
        .extracting("code")
        .containsExactly(
            "ATTACHMENT_TOO_MANY", "ATTACHMENT_TYPE", "ATTACHMENT_EMPTY", "ATTACHMENT_TOO_LARGE");
    assertThat(kept).isEmpty();
  }
}
