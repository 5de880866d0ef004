package org.gongtong.core.audit;

/**
 * An event at its number in the log. Immutable.
 *
 * @param sequence from 1 up, unique in the log, perhaps with gaps
 * @param event the event
 */
public record AuditEntry(long sequence, AuditEvent event) {}
