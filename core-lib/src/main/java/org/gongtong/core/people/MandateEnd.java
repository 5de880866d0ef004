package org.gongtong.core.people;

import java.time.Instant;
import java.time.LocalDate;
import org.gongtong.core.kernel.Actor;

/**
 * That a mandate was ended before its time. Immutable.
 *
 * @param from the first day on which it grants nothing any more
 * @param at when it was recorded
 * @param by who ended it
 * @param why 1 to {@value MandateService#WHY_MOST} characters
 */
public record MandateEnd(LocalDate from, Instant at, Actor by, String why) {}
