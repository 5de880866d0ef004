package org.gongtong.core.people;

import java.time.Instant;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;

/**
 * That a person is the owner or voter of an id in the community's roster. Votes, decisions and
 * hours refer to the id; when the person goes, this goes, and they stay. Immutable.
 *
 * @param personId the person
 * @param ownerId the id in the roster
 * @param evidence what shows it, 1 to {@value PersonRecords#EVIDENCE_MOST} characters
 * @param at when it was recorded
 * @param by who recorded it
 */
public record PersonLink(UUID personId, String ownerId, String evidence, Instant at, Actor by) {}
