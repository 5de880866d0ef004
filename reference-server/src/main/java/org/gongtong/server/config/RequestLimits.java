package org.gongtong.server.config;

import java.time.Duration;

/**
 * How much of the server one visitor may take.
 *
 * @param perAddress requests a minute from one address, 0 for any number
 * @param perAccount requests a minute of one login or voting session, 0 for any number
 * @param requestTime within which the whole of a request must have come
 */
public record RequestLimits(int perAddress, int perAccount, Duration requestTime) {}
