package org.gongtong.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gongtong.core.audit.note.Checkpoint;
import org.gongtong.core.audit.note.NoteVerifier;
import org.gongtong.core.audit.note.SignedNote;
import org.gongtong.core.audit.tile.LogCheck;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads a published log, all of it, and says whether it is what was signed. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "核对一份公开日志的全部文件（C2SP tlog-tiles）",
      "Checks all files of a published log (C2SP tlog-tiles)"
    })
final class LogVerifyCommand implements Callable<Integer> {
  private static final String CHECKPOINT = "checkpoint";

  @Spec private @Nullable CommandSpec spec;

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
      names = "--since",
      paramLabel = "FILE",
      description = "以前保存的检查点 / an earlier checkpoint of this log")
  private @Nullable Path since;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description =
          "日志的公钥，或存有公钥的文件 / the log's key, or a file with it; without it signatures are not checked")
  private @Nullable String key;

  @Override
  public Integer call() {
    PrintWriter err = PacksReport.of(spec).commandLine().getErr();
    try {
      return verify(err);
    } catch (WrongOption | LogFiles.LogUnreadable e) {
      err.println(Printable.of(String.valueOf(e.getMessage())));
      return ExitCode.BAD_INPUT;
    }
  }

  private int verify(PrintWriter err) {
    LogFiles files = files();
    NoteVerifier verifier = verifier();
    Checkpoint now =
        checkpoint(
            files.read(CHECKPOINT).orElseThrow(() -> new LogFiles.LogUnreadable(CHECKPOINT)),
            CHECKPOINT,
            verifier);
    Checkpoint earlier = since == null ? null : checkpoint(bytes(since), "--since", verifier);
    if (earlier != null && !earlier.origin().equals(now.origin())) {
      throw new WrongOption("--since", earlier.origin(), "同一日志的检查点 / of the log " + now.origin());
    }
    if (verifier == null) {
      err.println("没有给出公钥，签名未核对 / no --key was given: signatures were not checked");
    }
    Optional<LogCheck.Finding> finding =
        new LogCheck(files, now.head(), earlier == null ? null : earlier.head()).run();
    PrintWriter out = GongtongCli.out(spec);
    String log = Printable.of(now.origin()) + " " + now.head().size() + " " + now.head().root();
    if (finding.isPresent()) {
      LogCheck.Finding found = finding.get();
      out.println("✗ " + found.fault() + " " + found.place() + " " + words(found.fault()));
      out.println("  " + log);
      return ExitCode.FAILED;
    }
    out.println("✓ 日志完整 / the log is sound: " + log);
    if (earlier != null) {
      out.println("✓ 延续自 / goes on from: " + earlier.head().size());
    }
    return ExitCode.OK;
  }

  private static String words(LogCheck.Fault fault) {
    return switch (fault) {
      case MISSING -> "缺少文件 / a file is missing";
      case MALFORMED -> "文件格式不对 / a file is not in its form";
      case CHANGED -> "条目或散列被改动 / an entry or a hash was changed";
      case ROOT_DIFFERS -> "与检查点的根不符 / the entries give another root than the checkpoint";
      case NOT_CONTINUED -> "不是以前那份日志的延续 / it does not go on from the earlier checkpoint";
    };
  }

  private LogFiles files() {
    if (place.dir != null) {
      return new LogFiles.Folder(place.dir);
    }
    String url = String.valueOf(place.url);
    return WrongOption.unless("--url", url, "https://example.org/log", LogFiles.Address::of);
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

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new LogFiles.LogUnreadable(file.toString());
    }
  }

  private static Checkpoint checkpoint(
      byte[] bytes, String where, @Nullable NoteVerifier verifier) {
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
}
