package org.gongtong.server.auth;

import io.javalin.http.Context;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gongtong.core.people.Mandate;
import org.gongtong.core.rules.Outcome;

/**
 * What whoever sent a request may do. Mandates are read at most once a request, by one look at an
 * index, and never for a request of somebody who has not signed in: a voter waits for none of it.
 * Those of a program's owner are remembered for a second ({@link AccessMemory}). Thread-safe.
 */
public final class Permissions {
  private static final String FOUND = "gongtong.rights";
  private static final String SUBJECT = "gongtong.subject";

  private final StaffDoor door;
  private final Function<String, List<Mandate>> mandates;
  private final AccessMemory memory;
  private final InstantSource clock;
  private final Subject server;

  /**
   * @param mandates all that a login holds or held
   * @param memory of those that were read a moment ago
   * @param zone the server's
   */
  public Permissions(
      StaffDoor door,
      Function<String, List<Mandate>> mandates,
      AccessMemory memory,
      InstantSource clock,
      ZoneId zone) {
    this.door = door;
    this.mandates = mandates;
    this.memory = memory;
    this.clock = clock;
    this.server = Subject.server(zone);
  }

  /** The rights of whoever sent this request; none if he has not signed in. */
  public Rights of(Context context) {
    Rights known = context.attribute(FOUND);
    if (known != null) {
      return known;
    }
    Rights found =
        door.scopes(context)
            .map(scopes -> ofProgram(door.require(context).login()).within(scopes))
            .orElseGet(() -> door.find(context).map(m -> of(m.login())).orElse(Rights.none()));
    context.attribute(FOUND, found);
    return found;
  }

  private Rights ofProgram(String login) {
    return new Rights(memory.mandates(login, mandates), clock);
  }

  /**
   * Whether a program that sent this request was given this scope; a person at a page needs none.
   */
  public boolean isInScope(Context context, Action action) {
    return door.scopes(context).map(scopes -> scopes.contains(action)).orElse(true);
  }

  /** The rights of a login, whether or not it may be used. */
  public Rights of(String login) {
    return new Rights(mandates.apply(login), clock);
  }

  /**
   * Whether a colleague may sign as the second person for a community.
   *
   * @return the login, or {@link PermissionReason#WITNESS_NOT_PERMITTED}
   */
  public Outcome<String> witness(String login, Subject subject) {
    return of(login).may(Action.PAPER_WITNESS, subject)
        ? Outcome.accepted(login)
        : Outcome.refused(
            PermissionReason.WITNESS_NOT_PERMITTED
                .because()
                .figure("witness", login)
                .figure("where", subject.name())
                .figure("mandates", Rights.givers(Action.PAPER_WITNESS))
                .refuses());
  }

  /** Notes what this request is about, for those who draw its page. */
  public void about(Context context, Subject subject) {
    context.attribute(SUBJECT, subject);
  }

  /** What this request is about; the server if nobody said. */
  public Subject subject(Context context) {
    return Optional.<Subject>ofNullable(context.attribute(SUBJECT)).orElse(server);
  }

  /** The server itself. */
  public Subject server() {
    return server;
  }

  /** Whether whoever sent this request may do something to what it is about. */
  public boolean may(Context context, Action action) {
    return of(context).may(action, subject(context));
  }
}
