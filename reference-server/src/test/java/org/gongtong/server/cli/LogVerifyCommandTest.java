package org.gongtong.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongtong.core.audit.note.Checkpoint;
import org.gongtong.core.audit.note.NoteSigner;
import org.gongtong.core.audit.note.SignedNote;
import org.gongtong.core.audit.tile.TileId;
import org.gongtong.core.audit.tile.TileStore;
import org.gongtong.core.audit.tile.TileWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code log verify} on a published log, in a folder and at an address. */
class LogVerifyCommandTest {

  private static final NoteSigner SIGNER =
      NoteSigner.generate("log.example/gongtong", new SecureRandom());

  @TempDir Path folder;

  private Path log;
  private Path kept;

  private static CliRun verify(String... options) {
    List<String> arguments = new ArrayList<>(List.of("log", "verify"));
    arguments.addAll(List.of(options));
    return CliRun.of(arguments.toArray(String[]::new));
  }

  private CliRun verifyFolder(String... options) {
    List<String> all = new ArrayList<>(List.of("--dir", log.toString()));
    all.addAll(List.of(options));
    return verify(all.toArray(String[]::new));
  }

  /** Writes files below a folder. */
  private record Published(Path root) implements TileStore {
    @Override
    public void put(TileId id, byte[] bytes) {
      try {
        Path file = root.resolve(id.path());
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Optional<byte[]> find(TileId id) {
      throw new UnsupportedOperationException();
    }
  }

  private static String signed(TileWriter writer) {
    return SignedNote.of(
            new Checkpoint("log.example/gongtong", writer.flush(), List.of()).text(), SIGNER)
        .write();
  }

  @BeforeEach
  void publish() throws IOException {
    log = Files.createDirectory(folder.resolve("log"));
    kept = folder.resolve("kept.txt");
    TileWriter writer = new TileWriter(new Published(log));
    for (int i = 0; i < 700; i++) {
      if (i == 300) {
        Files.writeString(kept, signed(writer));
      }
      writer.add(("{\"event\":" + i + "}").getBytes(StandardCharsets.UTF_8));
    }
    Files.writeString(log.resolve("checkpoint"), signed(writer));
  }

  @Test
  void aSoundLogIsSound() throws IOException {
    CliRun run = verifyFolder("--key", SIGNER.verifier().toString(), "--since", kept.toString());
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).contains("日志完整", "log.example/gongtong 700 ", "goes on from: 300");
    assertThat(run.err()).isEmpty();
    assertThat(verifyFolder().err()).contains("签名未核对");
    Path key = Files.writeString(folder.resolve("log.key"), SIGNER.verifier() + "\n");
    assertThat(verifyFolder("--key", key.toString()).code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void whatWasChangedIsFoundAndNamed() throws IOException {
    Path bundle = log.resolve("tile/entries/001");
    byte[] entries = Files.readAllBytes(bundle);
    entries[100] ^= 1;
    Files.write(bundle, entries);
    CliRun changed = verifyFolder();
    assertThat(changed.code()).isEqualTo(ExitCode.FAILED);
    assertThat(changed.out()).startsWith("✗ CHANGED tile/0/001 ");
    Files.delete(bundle);
    assertThat(verifyFolder().out()).startsWith("✗ MISSING tile/entries/001 ");
  }

  @Test
  void aRewrittenTailIsFoundByWhoeverKeptACheckpoint() throws IOException {
    TileWriter again = new TileWriter(new Published(log));
    for (int i = 0; i < 700; i++) {
      int event = i == 299 ? 7 : i;
      again.add(("{\"event\":" + event + "}").getBytes(StandardCharsets.UTF_8));
    }
    Files.writeString(log.resolve("checkpoint"), signed(again));
    assertThat(verifyFolder("--key", SIGNER.verifier().toString()).code()).isEqualTo(ExitCode.OK);
    CliRun run = verifyFolder("--since", kept.toString());
    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out()).startsWith("✗ NOT_CONTINUED 300 ");
  }

  @Test
  void whatIsNotSignedByTheKeyIsRefused() throws IOException {
    String other = NoteSigner.generate("log.example/gongtong", new SecureRandom()).verifier() + "";
    CliRun run = verifyFolder("--key", other);
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("checkpoint", "signed by this key");
    String checkpoint = Files.readString(log.resolve("checkpoint"));
    Files.writeString(log.resolve("checkpoint"), checkpoint.replace("\n700\n", "\n701\n"));
    assertThat(verifyFolder("--key", SIGNER.verifier().toString()).err())
        .contains("a signature is not that of");
    Files.delete(log.resolve("checkpoint"));
    assertThat(verifyFolder().err()).contains("cannot read checkpoint");
    assertThat(verifyFolder("--since", "nowhere").code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(verify().code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(verify("--url", "file:///etc").err()).contains("--url");
  }

  @Test
  void aLogIsReadAtItsAddress() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/log/",
        exchange -> {
          Path file = log.resolve(exchange.getRequestURI().getPath().substring("/log/".length()));
          boolean there = Files.isRegularFile(file);
          byte[] body = there ? Files.readAllBytes(file) : new byte[0];
          exchange.sendResponseHeaders(there ? 200 : 404, there ? body.length : -1);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort();
      assertThat(verify("--url", url + "/log").code()).isEqualTo(ExitCode.OK);
      Files.delete(log.resolve("tile/1/000.p/2"));
      assertThat(verify("--url", url + "/log/").out()).startsWith("✗ MISSING tile/1/000.p/2 ");
      assertThat(verify("--url", url + "/").code()).isEqualTo(ExitCode.BAD_INPUT);
    } finally {
      server.stop(0);
    }
  }
}
