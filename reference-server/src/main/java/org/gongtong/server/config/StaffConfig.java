package org.gongtong.server.config;

import java.time.Duration;

/**
 * What staff have to bring to be let in, and for how long they are. Immutable.
 *
 * @param passwordLeast fewest characters of a new password
 * @param passwordKinds how many of small letters, capitals, digits and others a new password mixes
 *     at least, 1 to 4
 * @param attemptsOfLogin failures of one login that are let pass within the span
 * @param attemptsOfAddress failures from one place that are let pass within the span
 * @param attemptSpan how long failures are counted, and how long their author waits
 * @param sessionIdle longest time between two requests of a session
 * @param sessionAge longest time since the sign-in
 * @param linkAge how long an invitation or a reset can be taken up
 * @param assistedSession how long an assisted session at a door lasts, at most 30 minutes
 * @param callBackLeast how many assisted ballots of a vote are called back at least
 * @param callBackPercent what share of them is called back at least
 * @param secondFactorRequired whether everybody who signs in with a password must have a second
 *     factor
 */
public record StaffConfig(
    int passwordLeast,
    int passwordKinds,
    int attemptsOfLogin,
    int attemptsOfAddress,
    Duration attemptSpan,
    Duration sessionIdle,
    Duration sessionAge,
    Duration linkAge,
    Duration assistedSession,
    int callBackLeast,
    int callBackPercent,
    boolean secondFactorRequired) {

  static StaffConfig of(SettingValues values) {
    return new StaffConfig(
        values.number(Setting.STAFF_PASSWORD_LEAST, 8, 64),
        values.number(Setting.STAFF_PASSWORD_KINDS, 1, 4),
        values.number(Setting.STAFF_ATTEMPTS_OF_LOGIN, 3, 100),
        values.number(Setting.STAFF_ATTEMPTS_OF_ADDRESS, 3, 10_000),
        Duration.ofMinutes(values.number(Setting.STAFF_ATTEMPTS_MINUTES, 1, 1_440)),
        Duration.ofMinutes(values.number(Setting.STAFF_SESSION_IDLE_MINUTES, 1, 1_440)),
        Duration.ofHours(values.number(Setting.STAFF_SESSION_HOURS, 1, 168)),
        Duration.ofHours(values.number(Setting.STAFF_LINK_HOURS, 1, 720)),
        Duration.ofMinutes(values.number(Setting.STAFF_ASSIST_MINUTES, 1, 30)),
        values.number(Setting.STAFF_CALLBACK_LEAST, 1, 10_000),
        values.number(Setting.STAFF_CALLBACK_PERCENT, 0, 100),
        values.word(Setting.STAFF_SECOND_FACTOR, "off", "required").equals("required"));
  }
}
