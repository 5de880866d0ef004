package org.gongtong.core.people;

import java.time.Instant;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;

/**
 * That a community keeps details of somebody. Who it is stands apart, sealed field by field ({@link
 * PersonField}); everything else in the domain knows owners' ids and none of these. Immutable.
 *
 * @param id unique, version 7
 * @param communityId whose records these are
 * @param recordedAt when they were begun
 * @param recordedBy who began them
 */
public record Person(UUID id, UUID communityId, Instant recordedAt, Actor recordedBy) {}
