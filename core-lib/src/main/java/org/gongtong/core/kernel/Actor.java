package org.gongtong.core.kernel;

/**
 * Who does something, as far as the domain needs to know: an id without a name. Whether he may is
 * decided before, by the embedding system. Immutable.
 *
 * @param kind what sort of actor
 * @param id an id that names no person: an account's, an owner's, a job's; 1 to 64 characters
 */
public record Actor(Kind kind, String id) {

  /** What sort of actor. */
  public enum Kind {
    /** A member of staff with an account. */
    STAFF,
    /** An owner or resident. */
    RESIDENT,
    /** The system itself: a timer, a migration, a demo. */
    SYSTEM
  }

  /**
   * @throws IllegalArgumentException if the id is blank or longer than 64 characters
   */
  public Actor {
    if (id.isBlank() || id.length() > 64) {
      throw new IllegalArgumentException("an actor's id has 1 to 64 characters: " + id);
    }
  }

  public static Actor staff(String id) {
    return new Actor(Kind.STAFF, id);
  }

  public static Actor resident(String id) {
    return new Actor(Kind.RESIDENT, id);
  }

  public static Actor system(String id) {
    return new Actor(Kind.SYSTEM, id);
  }

  @Override
  public String toString() {
    return switch (kind) {
      case STAFF -> "staff:" + id;
      case RESIDENT -> "resident:" + id;
      case SYSTEM -> "system:" + id;
    };
  }
}
