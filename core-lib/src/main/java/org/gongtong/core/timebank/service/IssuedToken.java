package org.gongtong.core.timebank.service;

import java.time.Instant;

/**
 * A code to be shown. Immutable.
 *
 * @param appointment as it stands with the code
 * @param secret what the code says, 8 digits; told this once
 * @param expiresAt from when on it is not taken any more
 */
public record IssuedToken(Appointment appointment, String secret, Instant expiresAt) {}
