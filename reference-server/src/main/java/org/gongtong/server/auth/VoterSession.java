package org.gongtong.server.auth;

import java.time.Instant;
import java.util.UUID;

/**
 * The right to cast one party's ballot for a little while, got for a voting code. Immutable.
 *
 * @param motionId the motion
 * @param party the party's number on its roll
 * @param until when it ends
 */
public record VoterSession(UUID motionId, int party, Instant until) {}
