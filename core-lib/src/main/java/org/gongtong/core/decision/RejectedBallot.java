package org.gongtong.core.decision;

/**
 * A ballot that does not stand. Immutable.
 *
 * @param ballotId the ballot
 * @param code why
 */
public record RejectedBallot(String ballotId, BallotCode code) {}
