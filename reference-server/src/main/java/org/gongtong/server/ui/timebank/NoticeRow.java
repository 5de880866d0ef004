package org.gongtong.server.ui.timebank;

import java.util.UUID;

/**
 * An offer or a request of one's own.
 *
 * @param id its id
 * @param kind which of the two
 * @param what with what, in the reader's language
 * @param when in which window
 * @param lasts how long it takes, in words
 * @param state where it stands
 * @param open whether it can be taken back
 */
public record NoticeRow(
    UUID id, WantKind kind, String what, String when, String lasts, String state, boolean open) {}
