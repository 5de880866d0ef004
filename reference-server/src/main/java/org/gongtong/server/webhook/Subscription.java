package org.gongtong.server.webhook;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is told, of what, and how that goes. Immutable.
 *
 * @param id its id
 * @param communityId what happens in which community
 * @param name what it is for
 * @param url where messages are sent
 * @param topics what they tell of
 * @param details what they say beside it
 * @param madeAt since when
 * @param madeBy a login
 * @param stoppedAt when it was stopped; null while it runs
 * @param gone whether the receiver stopped it, by answering 410
 * @param restored whether a restore did, so that it can be started again
 * @param failures in a row
 * @param failingSince the first of these; null while there are none
 * @param waiting messages that wait to be sent
 * @param dead messages that were given up
 */
public record Subscription(
    UUID id,
    UUID communityId,
    String name,
    String url,
    Set<Topic> topics,
    Set<Detail> details,
    Instant madeAt,
    String madeBy,
    @Nullable Instant stoppedAt,
    boolean gone,
    boolean restored,
    int failures,
    @Nullable Instant failingSince,
    long waiting,
    long dead) {

  public Subscription {
    topics = Set.copyOf(topics);
    details = Set.copyOf(details);
  }

  /** Whether messages are still made and sent. */
  public boolean runs() {
    return stoppedAt == null;
  }
}
