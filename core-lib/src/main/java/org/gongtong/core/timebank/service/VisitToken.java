package org.gongtong.core.timebank.service;

import java.time.Instant;
import org.gongtong.core.kernel.ContentHash;

/**
 * A code that one side shows and the other scans, so that both were there. What it says is kept
 * nowhere, only its hash; it is gone with the step it is used for or the next code. Immutable.
 *
 * @param hash of what it says
 * @param shownBy the side that shows it
 * @param expiresAt from when on it is not taken any more
 */
public record VisitToken(ContentHash hash, Side shownBy, Instant expiresAt) {}
