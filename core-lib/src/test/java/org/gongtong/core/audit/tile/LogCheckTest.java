package org.gongtong.core.audit.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongtong.core.audit.tile.LogCheck.Fault;
import org.gongtong.core.audit.tile.LogCheck.Finding;
import org.gongtong.core.audit.tree.TreeHead;
import org.gongtong.core.kernel.ContentHash;
import org.junit.jupiter.api.Test;

/** A log that was tampered with, in every file and every way. */
class LogCheckTest {

  private static final class Files implements TileStore {
    private final Map<String, byte[]> files = new HashMap<>();

    @Override
    public void put(TileId id, byte[] bytes) {
      files.put(id.path(), bytes);
    }

    @Override
    public Optional<byte[]> find(TileId id) {
      return Optional.ofNullable(files.get(id.path()));
    }
  }

  private final Files log = new Files();

  private static byte[] entry(int i) {
    return ("event-" + i).getBytes(StandardCharsets.UTF_8);
  }

  private static TreeHead write(Files files, int size, int changedFrom) {
    TileWriter writer = new TileWriter(files);
    for (int i = 0; i < size; i++) {
      writer.add(entry(i < changedFrom ? i : i + 1_000_000));
    }
    return writer.flush();
  }

  private Optional<Finding> check(TreeHead head, TreeHead earlier) {
    return new LogCheck(log, head, earlier).run();
  }

  @Test
  void aSoundLogHasNoFindings() {
    for (int size : new int[] {0, 1, 255, 256, 257, 600, 65_536, 66_000}) {
      TreeHead head = write(log, size, size);
      assertThat(check(head, null)).as("of " + size).isEmpty();
      for (int earlier : new int[] {0, 1, 256, size / 2, size}) {
        if (earlier <= size) {
          TreeHead kept = write(new Files(), earlier, earlier);
          assertThat(check(head, kept)).as(earlier + " to " + size).isEmpty();
        }
      }
      log.files.clear();
    }
  }

  @Test
  void oneFlippedBitIsFoundInEveryFile() {
    TreeHead head = write(log, 600, 600);
    for (String path : new ArrayList<>(log.files.keySet())) {
      byte[] sound = log.files.get(path);
      for (int at = 0; at < sound.length; at += Math.max(1, sound.length / 40)) {
        byte[] flipped = sound.clone();
        flipped[at] ^= 1;
        log.files.put(path, flipped);
        assertThat(check(head, null)).as(path + " at " + at).isPresent();
      }
      log.files.put(path, sound);
    }
    assertThat(check(head, null)).isEmpty();
  }

  /** An event taken out of its file, or out of the whole log while the signed head stays. */
  @Test
  void aRemovedEventIsFound() {
    TreeHead head = write(log, 600, 600);
    byte[] sound = log.files.get("tile/entries/001");
    int length = 2 + entry(256).length;
    byte[] without = new byte[sound.length - length];
    System.arraycopy(sound, 0, without, 0, 3 * length);
    System.arraycopy(sound, 4 * length, without, 3 * length, without.length - 3 * length);
    log.files.put("tile/entries/001", without);
    assertThat(check(head, null)).contains(new Finding(Fault.MALFORMED, "tile/entries/001"));
    log.files.clear();
    TileWriter writer = new TileWriter(log);
    for (int i = 0; i <= 600; i++) {
      if (i != 259) {
        writer.add(entry(i));
      }
    }
    writer.flush();
    assertThat(check(head, null)).contains(new Finding(Fault.ROOT_DIFFERS, "600"));
  }

  @Test
  void everyFileThatIsGoneOrCutIsNamed() {
    TreeHead head = write(log, 600, 600);
    for (String path : List.copyOf(log.files.keySet())) {
      byte[] sound = log.files.remove(path);
      assertThat(check(head, null)).contains(new Finding(Fault.MISSING, path));
      log.files.put(path, Arrays.copyOf(sound, sound.length - 1));
      assertThat(check(head, null)).contains(new Finding(Fault.MALFORMED, path));
      log.files.put(path, sound);
    }
  }

  /** Whoever can write all files and sign them is found by whoever kept a checkpoint. */
  @Test
  void aRewrittenTailIsFoundByAnEarlierHead() {
    TreeHead kept = write(log, 500, 500);
    log.files.clear();
    TreeHead rewritten = write(log, 600, 450);
    assertThat(check(rewritten, null)).isEmpty();
    assertThat(check(rewritten, kept)).contains(new Finding(Fault.NOT_CONTINUED, "500"));
    log.files.clear();
    TreeHead cut = write(log, 400, 400);
    assertThat(check(cut, kept)).contains(new Finding(Fault.NOT_CONTINUED, "500"));
    log.files.clear();
    TreeHead forked = write(log, 500, 499);
    assertThat(check(forked, kept)).contains(new Finding(Fault.NOT_CONTINUED, "500"));
  }

  @Test
  void filesOfAnotherLogAreNotWhatWasSigned() {
    write(log, 300, 300);
    TreeHead signed = new TreeHead(300, ContentHash.of("another"));
    assertThat(check(signed, null)).contains(new Finding(Fault.ROOT_DIFFERS, "300"));
  }
}
