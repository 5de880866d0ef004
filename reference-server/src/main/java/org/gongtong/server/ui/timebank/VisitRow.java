package org.gongtong.server.ui.timebank;

import java.util.UUID;

/**
 * A visit in a list.
 *
 * @param id its id
 * @param what with what, in the reader's language
 * @param when from when until when
 * @param role what the reader does there: "you help"
 * @param state where it stands
 * @param waits what waits for the reader, or empty
 */
public record VisitRow(
    UUID id, String what, String when, String role, String state, String waits) {}
