package org.gongtong.core.audit;

import java.util.OptionalLong;

/**
 * An event and where it is in the public log. Immutable.
 *
 * @param sealed the event
 * @param index its place in the log, from 0; empty until it was integrated, mostly within a second
 */
public record LoggedEvent(SealedEvent sealed, OptionalLong index) {}
