package org.gongtong.server.http;

import io.javalin.http.Context;
import java.util.List;
import org.gongtong.core.rules.Reason;

/** Words a refusal as a page or as JSON. Thread-safe. */
@FunctionalInterface
public interface ProblemWriter {
  /** Sets status and body; the headers of the frame are there already. */
  void write(Context context, int status, List<Reason> unmet);
}
