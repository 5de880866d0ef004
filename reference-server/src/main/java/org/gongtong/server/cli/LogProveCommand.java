package org.gongtong.server.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gongtong.core.audit.ReceiptCode;
import org.gongtong.core.audit.note.Checkpoint;
import org.gongtong.core.audit.tile.EntryBundle;
import org.gongtong.core.audit.tile.TileId;
import org.gongtong.core.audit.tile.TileProofs;
import org.gongtong.core.audit.tree.TreeProof;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.server.ui.text.TypedCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Finds the entry of a receipt in a published log and proves that it is in what was signed. */
@Command(
    name = "prove",
    mixinStandardHelpOptions = true,
    description = {"证明回执对应的条目在公开日志里", "Proves that the entry of a receipt is in a published log"})
final class LogProveCommand implements Callable<Integer> {
  private static final int HASH = 32;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private PublishedLog log = new PublishedLog();

  @Option(
      names = "--receipt",
      required = true,
      paramLabel = "CODE",
      description = "回执号 / the receipt: 7K2M-94QX-0A5T-3HJW")
  private String receipt = "";

  @Override
  public Integer call() {
    PrintWriter err = PacksReport.of(spec).commandLine().getErr();
    try {
      return prove(err);
    } catch (WrongOption | LogFiles.LogUnreadable e) {
      err.println(Printable.of(String.valueOf(e.getMessage())));
      return ExitCode.BAD_INPUT;
    } catch (IllegalStateException e) {
      // A tile is missing; which one, the message says.
      err.println(Printable.of(String.valueOf(e.getMessage())));
      return ExitCode.FAILED;
    }
  }

  private int prove(PrintWriter err) {
    ReceiptCode code =
        ReceiptCode.parse(TypedCode.normalise(receipt))
            .orElseThrow(
                () ->
                    new WrongOption(
                        "--receipt", receipt, "须写成 / write it like 7K2M-94QX-0A5T-3HJW"));
    LogFiles files = log.files();
    Checkpoint now = log.checkpoint(files, err);
    PrintWriter out = GongtongCli.out(spec);
    Optional<Found> found = find(files, now.head().size(), code);
    if (found.isEmpty()) {
      out.println("✗ 日志里没有这张回执 / the log has no such receipt: " + code);
      return ExitCode.FAILED;
    }
    long index = found.get().index();
    List<ContentHash> proof = new TileProofs(files, now.head().size()).inclusion(index);
    byte[] entry = entry(files, index, now.head().size());
    ContentHash leaf = TreeProof.leaf(entry);
    if (!leaf.equals(found.get().leaf()) || !TreeProof.isIncluded(leaf, index, now.head(), proof)) {
      out.println("✗ 条目与签名的日志不符 / the entry is not in the log that was signed: " + index);
      return ExitCode.FAILED;
    }
    out.println("✓ 回执在日志里 / the log has this receipt: " + code);
    out.println("  " + Printable.of(now.origin()) + " " + now.head().size());
    out.println("index " + index);
    out.println("entry " + Printable.of(new String(entry, StandardCharsets.UTF_8)));
    out.println("leaf " + leaf);
    proof.forEach(hash -> out.println("  " + hash));
    out.println("root " + now.head().root());
    return ExitCode.OK;
  }

  /** An entry by its hash. */
  private record Found(long index, ContentHash leaf) {}

  /** Looks through the hashes of all entries: whoever answers learns of no receipt. */
  private static Optional<Found> find(LogFiles files, long size, ReceiptCode code) {
    for (long first = 0; first < size; first += TileId.FULL) {
      int width = (int) Math.min(TileId.FULL, size - first);
      byte[] tile = read(files, new TileId(0, first / TileId.FULL, width));
      for (int at = 0; at < width; at++) {
        byte[] hash = Arrays.copyOfRange(tile, at * HASH, (at + 1) * HASH);
        ContentHash leaf = new ContentHash(HexFormat.of().formatHex(hash));
        if (code.isOf(leaf)) {
          return Optional.of(new Found(first + at, leaf));
        }
      }
    }
    return Optional.empty();
  }

  private static byte[] entry(LogFiles files, long index, long size) {
    long bundle = index / TileId.FULL;
    int width = (int) Math.min(TileId.FULL, size - bundle * TileId.FULL);
    byte[] bytes = read(files, new TileId(TileId.ENTRIES, bundle, width));
    try {
      return EntryBundle.read(bytes).get((int) (index % TileId.FULL));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IllegalStateException("malformed bundle " + bundle, e);
    }
  }

  private static byte[] read(LogFiles files, TileId id) {
    byte[] bytes =
        files
            .find(id)
            .orElseThrow(() -> new IllegalStateException("缺少文件 / a file is missing: " + id.path()));
    if (id.level() == 0 && bytes.length != id.width() * HASH) {
      throw new IllegalStateException("文件长度不对 / a file has another length: " + id.path());
    }
    return bytes;
  }
}
