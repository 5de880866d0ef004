package org.gongtong.core.timebank.service;

import org.jspecify.annotations.Nullable;

/**
 * How an appointment ended without a visit. Immutable.
 *
 * @param side the side that called it off or did not come; null for staff or time
 * @param late whether it was called off later than the policy asks
 * @param why the reason as it was given; empty for none
 */
public record Ending(@Nullable Side side, boolean late, String why) {}
