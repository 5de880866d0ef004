package org.gongtong.core.timebank.service;

import java.time.Instant;

/**
 * What may answer a notice. Immutable.
 *
 * @param notice an offer for a request, a request for an offer
 * @param waitingSince since when its member waits: when it was posted, or when his last visit was
 *     over if that is later; may lie ahead if he has one agreed
 */
public record Candidate(Notice notice, Instant waitingSince) {}
