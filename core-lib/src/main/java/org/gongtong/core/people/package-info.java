/**
 * Who holds which post: mandates.
 *
 * <p>A {@link org.gongtong.core.people.Mandate} says that the holder of an account does a kind of
 * work ({@link org.gongtong.core.people.MandateKind}: committee staff, grid worker, member of a
 * supervision group, subdistrict officer, and the three administrators) for a place ({@link
 * org.gongtong.core.people.MandatePlace}: the whole server, a community, or a compound, building or
 * entrance of it) for a period. Its states are
 *
 * <ol>
 *   <li><em>granted</em>, not begun: the first day lies ahead;
 *   <li><em>in force</em>, from the first day on;
 *   <li><em>over</em>, from the day on which its period ends or for which somebody ended it.
 * </ol>
 *
 * <p>A mandate is never changed. Ending one adds a row ({@link
 * org.gongtong.core.people.MandateEnd}); whoever is to hold it again is granted another. So the log
 * can always say by which mandate somebody did something. Holders are accounts, never names of
 * persons; a person who does two kinds of work that exclude each other has two accounts and, by
 * rights, a colleague.
 *
 * <p>The system, security and audit administrators are kept apart: GB/T 22239-2019 asks for three
 * (系统管理, 审计管理, 安全管理; 8.1.5 of level 3) with rights that check each other. {@link
 * org.gongtong.core.people.MandateService} lets no account hold two of them on the same day, lets
 * nobody grant a mandate to himself, and lets nobody end the mandate of the last security
 * administrator, who alone can grant any.
 *
 * <p>What a mandate allows is decided by the embedding system: the core asks for an {@code Actor}
 * and no further.
 */
@NullMarked
package org.gongtong.core.people;

import org.jspecify.annotations.NullMarked;
