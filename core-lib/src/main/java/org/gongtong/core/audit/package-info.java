/**
 * What happened, who did it and when: the events that every change leaves behind.
 *
 * <p>A service that changes something appends one {@link org.gongtong.core.audit.AuditEvent} in the
 * same transaction as the change itself, so that there is neither a change without its event nor an
 * event without its change. An event has two times: when what it tells took effect, and when it was
 * recorded. It names its actor by an id and carries no personal data.
 *
 * <p>Life of an event: <b>made</b> by a service → <b>appended</b> through {@link
 * org.gongtong.core.audit.AuditLog}, which seals it → <b>waits</b> from the commit on → <b>has a
 * place</b> in the public log, soon and for ever. Events are never changed or removed, and a
 * mistake is mended by a further event; where a person is erased, the salts go and what they were
 * of, and the entry stays.
 *
 * <p>Anybody may read the log, so that an event publishes no more than its {@link
 * org.gongtong.core.audit.Disclosure} says: a public one all but who did it, a sealed one two
 * {@linkplain org.gongtong.core.audit.Commitment commitments}, to what happened and to who did it.
 * The bytes of an entry ({@link org.gongtong.core.audit.SealedEvent#leaf}, after RFC 8785) are the
 * leaf of a tree ({@link org.gongtong.core.audit.tree}), whose files ({@link
 * org.gongtong.core.audit.tile}) and signed heads ({@link org.gongtong.core.audit.note}) have the
 * forms that other clients know.
 *
 * <p>{@link org.gongtong.core.audit.Sequencer} gives places. The number an event gets when it is
 * written is no place: it is given before the commit, and a number that never commits leaves a gap.
 * A {@link org.gongtong.core.audit.ReceiptCode} names an entry by its hash; a {@link
 * org.gongtong.core.audit.Witness} signs the heads of other logs that go on from what it saw.
 */
@NullMarked
package org.gongtong.core.audit;

import org.jspecify.annotations.NullMarked;
