package org.gongtong.server.http;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.kernel.IdSource;
import org.jspecify.annotations.Nullable;

/** TEMPORARY until the table arrives. */
public final class RememberedAnswers implements Repeats {
  private static final int MOST = 10_000;

  private record Known(String fingerprint, UUID id, Answer.@Nullable Content answer) {}

  private final IdSource ids;
  private final Map<String, Known> known =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
          return size() > MOST;
        }
      };

  public RememberedAnswers(IdSource ids) {
    this.ids = ids;
  }

  @Override
  public Answer once(Operation operation, ApiRequest request, String key, Command command)
      throws IOException {
    String fingerprint = request.fingerprint();
    String name = request.actor() + " " + key;
    Known mine = new Known(fingerprint, ids.next(), null);
    Known before;
    synchronized (known) {
      before = known.putIfAbsent(name, mine);
    }
    if (before != null && !before.fingerprint().equals(fingerprint)) {
      throw new ProblemException(ApiReason.KEY_REUSED);
    }
    if (before != null && before.answer() != null) {
      return before.answer();
    }
    UUID id = before == null ? mine.id() : before.id();
    request.as(id);
    Answer answer;
    try {
      answer = command.run();
    } catch (ProblemException e) {
      synchronized (known) {
        known.remove(name);
      }
      throw e;
    }
    synchronized (known) {
      if (answer instanceof Answer.Content content) {
        known.put(name, new Known(fingerprint, id, content));
      } else {
        known.remove(name);
      }
    }
    return answer;
  }
}
