package org.gongtong.core.people;

import java.time.Instant;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;

/**
 * That the holder of a login is a person whose records are kept, and so the owner of whatever that
 * person is linked to. Immutable.
 *
 * @param login of staff
 * @param personId the person
 * @param evidence what shows it, 1 to {@value PersonRecords#EVIDENCE_MOST} characters
 * @param at when it was recorded
 * @param by who recorded it
 */
public record AccountLink(String login, UUID personId, String evidence, Instant at, Actor by) {}
