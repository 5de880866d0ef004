/**
 * The time bank as its coordinators see it: what is open and whom it would suit, visits that wait
 * for somebody, disputes, accounts with what can be entered by hand, and what becomes of them.
 *
 * <p>A grid worker sees the visits of his buildings; accounts are the clerks'. Members are shown by
 * their masked names to whoever may see persons, and by their ids to others. Nobody arranges a
 * visit of his own here, nor enters time for himself.
 */
@NullMarked
package org.gongtong.server.ui.timebank.desk;

import org.jspecify.annotations.NullMarked;
