package org.gongtong.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gongtong.core.audit.note.Checkpoint;
import org.gongtong.core.audit.note.NoteVerifier;
import org.gongtong.core.audit.note.SignedNote;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Options that say which published log is meant and who signs it. */
final class PublishedLog {
  private static final String CHECKPOINT = "checkpoint";

  @ArgGroup(multiplicity = "1")
  private Place place = new Place();

  /** Where the log is. */
  private static final class Place {
    @Option(
        names = "--dir",
        paramLabel = "FOLDER",
        description = "日志所在文件夹 / the folder with checkpoint and tile/")
    private @Nullable Path dir;

    @Option(names = "--url", paramLabel = "URL", description = "日志的网址 / the log's address")
    private @Nullable String url;
  }

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description =
          "日志的公钥，或存有公钥的文件 / the log's key, or a file with it; without it signatures are not checked")
  private @Nullable String key;

  /** Its files. */
  LogFiles files() {
    if (place.dir != null) {
      return new LogFiles.Folder(place.dir);
    }
    String url = String.valueOf(place.url);
    return WrongOption.unless("--url", url, "https://example.org/log", LogFiles.Address::of);
  }

  /** The newest checkpoint; says where signatures are not checked. */
  Checkpoint checkpoint(LogFiles files, PrintWriter err) {
    if (key == null) {
      err.println("没有给出公钥，签名未核对 / no --key was given: signatures were not checked");
    }
    return checkpoint(
        files
            .read(CHECKPOINT)
            .orElseThrow(
                () ->
                    new LogFiles.LogUnreadable(
                        CHECKPOINT
                            + "；服务器的日志网址以 /log 结尾 / the address of a server's log ends with /log")),
        CHECKPOINT);
  }

  /**
   * A checkpoint of this log.
   *
   * @param where it stands, for messages
   * @throws WrongOption if it is none, or not signed with the key that was given
   */
  Checkpoint checkpoint(byte[] bytes, String where) {
    NoteVerifier verifier = verifier();
    try {
      SignedNote note = SignedNote.parse(new String(bytes, StandardCharsets.UTF_8));
      if (verifier != null && note.verifiedBy(List.of(verifier)).isEmpty()) {
        throw new WrongOption(where, verifier.name(), "由此公钥签名 / signed by this key");
      }
      return Checkpoint.parse(note.text());
    } catch (IllegalArgumentException e) {
      throw new WrongOption(where, "", "检查点 / a signed checkpoint: " + e.getMessage());
    }
  }

  private @Nullable NoteVerifier verifier() {
    if (key == null) {
      return null;
    }
    String text = key;
    // A key has plus signs and no file of this name beside it.
    if (!text.contains("+") || Files.isRegularFile(Path.of(text))) {
      text = new String(bytes(Path.of(text)), StandardCharsets.UTF_8).strip();
    }
    return WrongOption.unless("--key", text, "name+hash+base64", NoteVerifier::parse);
  }

  /**
   * A file of the user's.
   *
   * @throws LogFiles.LogUnreadable if it cannot be read
   */
  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new LogFiles.LogUnreadable(file.toString());
    }
  }
}
