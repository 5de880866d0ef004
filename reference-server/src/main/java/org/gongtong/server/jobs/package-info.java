/**
 * What the server does by itself, on threads of its own: so far, taking the steps of motions and
 * elections whose time has come ({@link org.gongtong.server.jobs.MotionClock}).
 *
 * <p>A job is started once the database is up, and stopped after the last request and before the
 * pool closes; a run that has begun is waited for. What a job cannot do it says in the log, once,
 * and on the desk for as long as it lasts.
 */
@NullMarked
package org.gongtong.server.jobs;

import org.jspecify.annotations.NullMarked;
