package org.gongtong.server.http;

import io.javalin.http.Context;
import java.util.Optional;
import org.gongtong.core.kernel.Actor;

/** Who has signed in. Thread-safe. */
@FunctionalInterface
public interface ApiDoor {
  /** The member of staff whose session the request belongs to. */
  Optional<Actor> signedIn(Context context);
}
