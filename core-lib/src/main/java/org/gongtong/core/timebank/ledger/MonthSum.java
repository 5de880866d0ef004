package org.gongtong.core.timebank.ledger;

import java.time.YearMonth;

/**
 * What a bank's month adds up to, by when things were recorded. Services that were taken back are
 * subtracted in the month in which they were. Immutable.
 *
 * @param month the month in the bank's zone
 * @param given minutes credited for services
 * @param givers accounts they were credited to
 * @param received of these, what members paid for with their own time
 * @param receivers accounts behind that: of those who paid and those who were paid the fewer
 * @param earners accounts credited for services that nobody paid for
 * @param pool minutes in the pool when the month ended
 * @param poolMembers accounts that gave to the pool or got from it
 */
public record MonthSum(
    YearMonth month,
    long given,
    long givers,
    long received,
    long receivers,
    long earners,
    long pool,
    long poolMembers) {}
