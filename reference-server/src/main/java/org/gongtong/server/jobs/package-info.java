/**
 * What the server does by itself, on threads of its own: taking the steps of motions and elections
 * whose time has come ({@link org.gongtong.server.jobs.MotionClock}), those of visits, offers and
 * holds of the time bank ({@link org.gongtong.server.jobs.TimeBankClock}), drawing the assisted
 * ballots that are called back ({@link org.gongtong.server.jobs.CallBackLot}), and each day
 * deleting what was kept long enough ({@link org.gongtong.server.jobs.RetentionClock}). What goes
 * to other servers has clocks beside what is sent: a slow receiver holds up nothing here.
 *
 * <p>A job is started once the database is up, and stopped after the last request and before the
 * pool closes; a run that has begun is waited for. What a job cannot do it says in the log, once,
 * and on the desk for as long as it lasts.
 */
@NullMarked
package org.gongtong.server.jobs;

import org.jspecify.annotations.NullMarked;
