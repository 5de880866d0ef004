package org.gongtong.server.auth;

import java.time.Instant;
import java.util.UUID;

/**
 * A session of a member of staff. Immutable.
 *
 * @param id names it; its token, which proves it, is kept nowhere
 * @param address where it was opened from
 * @param agent what the browser that opened it says of itself; may be empty
 * @param endsAt when it ends at the latest
 */
public record StaffSession(
    UUID id,
    StaffMember member,
    StaffStage stage,
    SignInMethod method,
    String address,
    String agent,
    Instant createdAt,
    Instant lastSeenAt,
    Instant endsAt) {}
