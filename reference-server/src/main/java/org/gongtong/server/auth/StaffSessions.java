package org.gongtong.server.auth;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who is signed in. Thread-safe. */
public final class StaffSessions {
  private final Map<String, StaffMember> open = new ConcurrentHashMap<>();

  /** The member of staff whose cookie this is. */
  Optional<StaffMember> find(String token) {
    return Optional.ofNullable(open.get(token));
  }
}
