package org.gongtong.core.decision.paper;

import java.util.UUID;

/**
 * Which ballot of the box came from a line. Immutable.
 *
 * @param motionId the motion
 * @param sheet the sheet
 * @param line the line
 * @param ballotId the ballot; where a paper was signed and not marked by a party that has voted,
 *     the ballot it voted with
 */
public record RecordedLine(UUID motionId, int sheet, int line, UUID ballotId) {}
