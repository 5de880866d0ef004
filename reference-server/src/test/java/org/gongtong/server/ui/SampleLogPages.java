package org.gongtong.server.ui;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.gongtong.core.audit.ReceiptCode;
import org.gongtong.core.audit.note.Checkpoint;
import org.gongtong.core.audit.note.NoteSigner;
import org.gongtong.core.audit.note.SignedNote;
import org.gongtong.core.audit.tree.TreeHead;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.server.ui.open.LogPage;
import org.gongtong.server.ui.open.LogReceiptPage;
import org.gongtong.server.ui.part.Link;
import org.jspecify.annotations.Nullable;

/** Pages of the public log with made-up hashes. */
final class SampleLogPages {
  private static final String ADDRESS = "https://gongtong.example.org/log";
  private static final NoteSigner SIGNER =
      NoteSigner.generate("gongtong.example.org/log", new Random(7));
  private static final NoteSigner WITNESS =
      NoteSigner.generate("witness.example.net", new Random(8));
  private static final Checkpoint CHECKPOINT =
      new Checkpoint(
          SIGNER.verifier().name(), new TreeHead(18_204, ContentHash.of("root")), List.of());
  private static final ContentHash LEAF = ContentHash.of("leaf");

  private SampleLogPages() {}

  static void add(Map<String, Page> pages, Shell s) {
    String key = SIGNER.verifier().toString();
    LogPage.Newest newest =
        new LogPage.Newest(
            CHECKPOINT.origin(),
            CHECKPOINT.head().size(),
            CHECKPOINT.head().root().hex(),
            SignedNote.of(CHECKPOINT.text(), SIGNER, WITNESS).write());
    pages.put("open-log", new LogPage(s, newest, List.of(WITNESS.verifier().name()), key, ADDRESS));
    pages.put("open-log-empty", new LogPage(s, null, List.of(), key, ADDRESS));
    pages.put("open-logReceipt", receipt(s, 18_203L));
    pages.put("open-logReceipt-waits", receipt(s, null));
    pages.put(
        "open-logReceipt-unknown",
        new LogReceiptPage(s, "7K2M-94QX", null, null, ADDRESS, back(s)));
  }

  private static LogReceiptPage receipt(Shell s, @Nullable Long index) {
    List<String> proof =
        index == null
            ? List.of()
            : Stream.of("a", "b", "c", "d", "e").map(t -> ContentHash.of(t).hex()).toList();
    LogReceiptPage.Found found =
        new LogReceiptPage.Found(
            ReceiptCode.of(LEAF).code(), index, CHECKPOINT.head().size(), LEAF.hex(), proof);
    return new LogReceiptPage(s, "", found, SampleBallotPages.SIGN, ADDRESS, back(s));
  }

  private static Link back(Shell s) {
    return new Link(Routes.log(), s.text().of("log.title"));
  }
}
