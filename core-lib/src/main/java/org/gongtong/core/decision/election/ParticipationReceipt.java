package org.gongtong.core.decision.election;

import java.util.UUID;

/**
 * That a voter took part. Immutable.
 *
 * @param participation that he did, and how
 * @param eventId the event in the log; its entry gives the receipt code
 * @param first whether this request did it; false if he had taken part before, and nothing changed
 */
public record ParticipationReceipt(Participation participation, UUID eventId, boolean first) {}
