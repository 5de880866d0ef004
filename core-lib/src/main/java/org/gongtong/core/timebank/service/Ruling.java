package org.gongtong.core.timebank.service;

import java.time.Instant;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;

/**
 * What came of a dispute. Immutable.
 *
 * @param minutes what the service is worth, 0 for nothing
 * @param agreed whether both sides agreed to it in the mediation
 * @param why the reason
 * @param by who decided
 * @param mandateId by which mandate
 * @param at when
 */
public record Ruling(
    long minutes, boolean agreed, String why, Actor by, UUID mandateId, Instant at) {}
