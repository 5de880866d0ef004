package org.gongtong.server.ui.ballot;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.gongtong.server.ui.Routes;

/** A voter's session is for no motion: for an election, whose pages are others. */
final class NoMotion extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final UUID id;

  NoMotion(UUID id) {
    super("no motion " + id, null, false, false);
    this.id = id;
  }

  /** Leads such a session to its own pages; costs nothing where there is a motion. */
  static Handler leadsOn(Consumer<Context> handler, Predicate<UUID> elections) {
    return context -> {
      try {
        handler.accept(context);
      } catch (NoMotion e) {
        if (!elections.test(e.id)) {
          throw e;
        }
        context.redirect(Routes.electionPaper(), HttpStatus.SEE_OTHER);
      }
    };
  }
}
