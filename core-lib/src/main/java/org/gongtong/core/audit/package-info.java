/**
 * What happened, who did it and when: the events that every change leaves behind.
 *
 * <p>A service that changes something appends one {@link org.gongtong.core.audit.AuditEvent} in the
 * same transaction as the change itself, so that there is neither a change without its event nor an
 * event without its change. An event has two times: when what it tells took effect, and when it was
 * recorded. It names its actor by an id and carries no personal data.
 *
 * <p>Life of an event: <b>made</b> by a service → <b>appended</b> through {@link
 * org.gongtong.core.audit.AuditLog}, which gives it a number → for ever there: events are never
 * changed or removed, and a mistake is mended by a further event.
 *
 * <p>Each event has one byte form ({@link org.gongtong.core.audit.AuditEvent#canonical}, after RFC
 * 8785). That is where the Merkle log will stand, on the trees of {@link
 * org.gongtong.core.audit.tree}: its leaves are the hashes of these bytes, taken in the order of a
 * sequence without gaps, with signed checkpoints that anyone can verify offline. This package is
 * its place; the numbers given today order events and prove nothing.
 */
@NullMarked
package org.gongtong.core.audit;

import org.jspecify.annotations.NullMarked;
