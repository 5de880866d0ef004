/**
 * The store ports on MariaDB: what the domain records, in tables that only grow.
 *
 * <p>{@link org.gongtong.store.mariadb.MariaDbUnitOfWork} runs work in one transaction, READ
 * COMMITTED when it writes, and runs it again from its start when the database asks for that: a
 * deadlock (1213), a lock not had in time (1205), a row changed under a snapshot (1020), a cluster
 * node that is not ready (1047), a connection lost before the commit. Stores of communities,
 * rosters, motions, ballots and events work inside such a transaction, and so may other tables of
 * an application, through {@link org.gongtong.store.mariadb.MariaDbTransaction}.
 *
 * <p>The row {@code motion} never changes and is what is locked: {@link
 * org.gongtong.store.mariadb.MariaDbMotionStore} locks it for a step, {@link
 * org.gongtong.store.mariadb.MariaDbBallotStore} shares it for a ballot. So every ballot that was
 * accepted is in the count, however late its transaction ends.
 *
 * <p>Accounts of time banks are locked in the order of their ids ({@link
 * org.gongtong.store.mariadb.MariaDbLedgerStore}) and change with their postings, which do not; so
 * do their days, and the list of holds that are pending.
 *
 * <p>On a cluster a lock is its node's alone. Between nodes the later of two commits is turned away
 * if both have written one row, and not if one has only locked what the other wrote: whoever locks
 * a row so that others wait writes it, too. Ledgers and appointments do. Ballots share the head of
 * their motion and write nothing to it, so that votes need one node that all servers write to.
 *
 * <p>Life of the tables: <b>absent</b> → <b>made and brought up to date</b> by Flyway from {@code
 * classpath:db/migration}, which lies in this jar and is run by the application → <b>grown</b> by
 * rows that are never updated or deleted, but for sealed ballots, which go when they are counted
 * ({@link org.gongtong.store.mariadb.MariaDbElectionStore}). Times are UTC, to the microsecond.
 * Unique keys, not checks made beforehand, decide between two who come at once.
 */
@NullMarked
package org.gongtong.store.mariadb;

import org.jspecify.annotations.NullMarked;
