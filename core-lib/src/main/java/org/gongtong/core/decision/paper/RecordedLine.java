package org.gongtong.core.decision.paper;

import java.util.UUID;

/**
 * Which ballot of the box came from a line. Immutable.
 *
 * @param motionId the motion
 * @param sheet the sheet
 * @param line the line
 * @param ballotId the ballot
 */
public record RecordedLine(UUID motionId, int sheet, int line, UUID ballotId) {}
