package org.gongtong.server.http.log;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import org.gongtong.core.audit.Witness;
import org.gongtong.core.audit.Witness.Answer;
import org.gongtong.server.auth.Audience;
import org.gongtong.server.http.RouteGroup;

/**
 * This server as a witness of other logs (C2SP tlog-witness): {@code POST /witness/add-checkpoint},
 * and {@code /witness/key} with what its signatures are verified with.
 */
public final class WitnessRoutes implements RouteGroup {
  /** Where logs send their checkpoints; they have no cookies and tell no origin. */
  public static final String ADD = "/witness/add-checkpoint";

  private static final String TEXT = "text/plain; charset=utf-8";

  private final Witness witness;

  public WitnessRoutes(Witness witness) {
    this.witness = witness;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.post(ADD, this::add, Audience.EVERYBODY);
    javalin.routes.get("/witness/key", this::key, Audience.EVERYBODY);
  }

  private void key(Context context) {
    context.contentType(TEXT).result(witness.key() + "\n");
  }

  private void add(Context context) {
    Answer answer = witness.add(context.body());
    context.contentType(TEXT);
    if (answer instanceof Answer.Cosigned cosigned) {
      context.result(cosigned.lines());
    } else if (answer instanceof Answer.OtherSize other) {
      context.status(409).contentType("text/x.tlog.size").result(other.size() + "\n");
    } else if (answer instanceof Answer.UnknownLog) {
      context.status(404).result("a log that is not witnessed here\n");
    } else if (answer instanceof Answer.NotSigned) {
      context.status(403).result("not signed with the key of this log\n");
    } else if (answer instanceof Answer.Restored) {
      context
          .status(503)
          .result("restored from a backup: its operator says first what was signed last\n");
    } else if (answer instanceof Answer.NotContinued) {
      context.status(422).result("it does not go on from what was signed\n");
    } else {
      context.status(400).result("old SIZE, hashes, an empty line, a checkpoint\n");
    }
  }
}
