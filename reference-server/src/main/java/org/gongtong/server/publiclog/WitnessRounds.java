package org.gongtong.server.publiclog;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gongtong.core.audit.LogStore;
import org.gongtong.core.audit.note.Checkpoint;
import org.gongtong.core.audit.note.SignedNote;
import org.gongtong.core.audit.tile.TileProofs;
import org.gongtong.core.audit.tree.TreeHead;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.server.config.Witnessing.WitnessAddress;
import org.gongtong.server.jobs.RepeatedWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the newest checkpoint round to the witnesses and keeps it with their signatures. What is
 * published does not wait for them: a witness that is away for a day is asked again, and signs what
 * there is by then. Thread-safe.
 */
public final class WitnessRounds implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WitnessRounds.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final int LONGEST_ANSWER = 10_000;
  private static final int CONFLICT = 409;
  private static final int OK = 200;

  private final UnitOfWork work;
  private final LogStore store;
  private final List<WitnessAddress> witnesses;
  private final HttpClient client;
  private final RepeatedWork thread;

  /**
   * What each has signed last, as far as this process knows; it is told otherwise by the witness.
   */
  private final Map<WitnessAddress, Long> signed = new HashMap<>();

  private final Map<WitnessAddress, String> faults = new HashMap<>();

  public WitnessRounds(UnitOfWork work, LogStore store, List<WitnessAddress> witnesses) {
    this.work = work;
    this.store = store;
    this.witnesses = List.copyOf(witnesses);
    // Redirects are not followed: the address is the operator's word, and nobody else's.
    this.thread = new RepeatedWork("witness-rounds", this::round, PAUSE);
    this.client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  }

  /** Begins to go round; once, and only where there is a witness. */
  public void start() {
    if (!witnesses.isEmpty()) {
      thread.start();
    }
  }

  /** One round; what fails is told to the log. */
  public synchronized void round() {
    try {
      goRound();
    } catch (RuntimeException e) {
      // Thrown on, it would end the rounds for ever.
      LOG.error("见证出错，稍后重试 / witnessing failed, and tries again", e);
    }
  }

  private void goRound() {
    Optional<String> newest = work.read(store::checkpoint);
    if (newest.isEmpty()) {
      return;
    }
    SignedNote note = SignedNote.parse(newest.get());
    SignedNote joined = note;
    for (WitnessAddress witness : witnesses) {
      joined = asked(witness, note).map(joined::joined).orElse(joined);
    }
    if (!joined.equals(note)) {
      keep(joined);
    }
  }

  private void keep(SignedNote note) {
    work.write(
        transaction -> {
          Optional<SignedNote> before = store.cosigned(transaction).map(SignedNote::parse);
          SignedNote all =
              before.filter(b -> b.text().equals(note.text())).map(note::joined).orElse(note);
          store.keepCosigned(transaction, all.write());
          return all;
        });
  }

  private Optional<SignedNote> asked(WitnessAddress witness, SignedNote note) {
    TreeHead head = Checkpoint.parse(note.text()).head();
    if (signed.getOrDefault(witness, -1L) == head.size()) {
      return Optional.empty();
    }
    try {
      Answer answer = send(witness, note, signed.getOrDefault(witness, 0L));
      if (answer.status() == CONFLICT) {
        answer = send(witness, note, Long.parseLong(answer.text().strip()));
      }
      if (answer.status() != OK) {
        throw new IOException("status " + answer.status());
      }
      SignedNote cosigned = SignedNote.parse(note.text() + "\n" + answer.text());
      if (cosigned.verifiedBy(List.of(witness.key())).isEmpty()) {
        throw new IOException("not signed by " + witness.key().name());
      }
      signed.put(witness, head.size());
      told(witness, "");
      return Optional.of(cosigned);
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      told(witness, String.valueOf(e.getMessage()));
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** A line when a witness fails otherwise than before, and when it answers again. */
  private void told(WitnessAddress witness, String fault) {
    if (fault.equals(faults.getOrDefault(witness, ""))) {
      return;
    }
    faults.put(witness, fault);
    String name = witness.key().name();
    if (fault.isEmpty()) {
      LOG.info("见证方 {} 恢复 / the witness {} answers again", name, name);
    } else {
      LOG.warn("见证方 {} 没有签名：{} / the witness {} did not sign: {}", name, fault, name, fault);
    }
  }

  private record Answer(int status, String text) {}

  private Answer send(WitnessAddress witness, SignedNote note, long from)
      throws IOException, InterruptedException {
    long size = Checkpoint.parse(note.text()).head().size();
    List<ContentHash> proof =
        from == 0 || from > size
            ? List.of()
            : work.read(t -> new TileProofs(store.tiles(t), size).consistency(from));
    String body =
        "old "
            + from
            + "\n"
            + proof.stream().map(WitnessRounds::line).collect(Collectors.joining())
            + "\n"
            + note.write();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(witness.address() + "/add-checkpoint"))
            .timeout(PATIENCE)
            .header("Content-Type", "text/plain; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
    // No more is taken in than an answer may have: its sender need not mean well.
    try (InputStream in = answer.body()) {
      byte[] bytes = in.readNBytes(LONGEST_ANSWER + 1);
      if (bytes.length > LONGEST_ANSWER) {
        throw new IOException("an answer of more than " + LONGEST_ANSWER + " bytes");
      }
      return new Answer(answer.statusCode(), new String(bytes, StandardCharsets.UTF_8));
    }
  }

  private static String line(ContentHash hash) {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hash.hex())) + "\n";
  }

  /** Ends; waits for a round that has begun. */
  @Override
  public void close() {
    thread.close();
  }
}
