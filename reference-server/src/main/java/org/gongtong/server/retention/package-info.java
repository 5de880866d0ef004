/**
 * How long what the server keeps is kept, and what becomes of it then.
 *
 * <p>{@link org.gongtong.server.retention.DataClass} is the list of everything that is kept of
 * people and of what they do: each class has a purpose, a lawful basis, a moment from which its
 * period runs, and an end: it is deleted, made anonymous, or kept for ever with a reason. The words
 * stand beside those of the pages, under {@code retention.CLASS.…}; docs/reference/retention.md is
 * made of them by a test.
 *
 * <p>{@link org.gongtong.server.retention.RetentionPeriods} says how long: what a law orders comes
 * from the rule packs, and the setting {@code retention.periods} chooses within it. {@link
 * org.gongtong.server.retention.Retention} makes a run: class by class, in small transactions, each
 * of which proves that the run is still held by this program, deletes, and counts. So two servers
 * never do it twice, and a run that broke off goes on where it was. A {@link
 * org.gongtong.server.retention.Sweep} knows one class. The states of a run are
 *
 * <ol>
 *   <li><em>begun</em>, and held for some minutes at a time;
 *   <li><em>silent</em>, when its holder is gone: another server, or the same, takes it over;
 *   <li><em>finished</em>: a public event tells how many rows of each class went, except counts of
 *       one or two.
 * </ol>
 */
@NullMarked
package org.gongtong.server.retention;

import org.jspecify.annotations.NullMarked;
