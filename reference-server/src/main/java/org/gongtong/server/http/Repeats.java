package org.gongtong.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.rules.Outcome;
import org.gongtong.server.auth.Idempotency;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a command sent twice with one key is done once: the first answer is kept whole
 * and given again. A refused command did nothing and its key is free. Thread-safe.
 */
public final class Repeats {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Idempotency idempotency;
  private final IdSource ids;

  public Repeats(Idempotency idempotency, IdSource ids) {
    this.idempotency = idempotency;
    this.ids = ids;
  }

  /** What is kept of an answer. */
  private record Kept(Map<String, String> headers, Map<String, @Nullable Object> body) {}

  /** A run of the command, and the answer it made in full. */
  private static final class Run {
    private @Nullable Answer made;
  }

  Answer once(ApiRequest request, String key, Operation.Handler handler) throws IOException {
    String scope = "staff:" + request.actor().id();
    Run run = new Run();
    Outcome<Idempotency.Answer> outcome =
        idempotency.around(
            scope,
            key,
            request.fingerprint(),
            () -> {
              run.made = answer(request.as(ids.next()), handler);
              return run.made instanceof Answer.Content content
                  ? Outcome.accepted(kept(content))
                  : Outcome.refused(((Answer.Refusal) run.made).problem().reasons());
            });
    return run.made == null ? Answer.of(outcome, Repeats::again) : run.made;
  }

  private static Answer answer(ApiRequest request, Operation.Handler handler) {
    try {
      return handler.answer(request);
    } catch (ProblemException e) {
      // Nothing was done; as a value it gives the key back.
      return new Answer.Refusal(e.problem());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Idempotency.Answer kept(Answer.Content content) {
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("headers", content.headers());
    whole.put("body", content.body());
    return new Idempotency.Answer(
        content.status(),
        content.headers().get("Location"),
        new String(JsonText.write(whole), StandardCharsets.UTF_8));
  }

  private static Answer again(Idempotency.Answer kept) {
    try {
      Kept whole = MAPPER.readValue(kept.body(), new TypeReference<Kept>() {});
      return new Answer.Content(kept.status(), whole.headers(), whole.body());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was kept was written by this class", e);
    }
  }
}
