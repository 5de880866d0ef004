/**
 * Policies of time banks, as editions.
 *
 * <p>{@link org.gongtong.cn.timebanks.CnTimeBanks} is the pack; each place has a class of its own:
 *
 * <ul>
 *   <li>{@code Volunteering}: the limit that the nation sets, an edition of the same rule in the
 *       scope around all cities: volunteering is unpaid.
 *   <li>{@code Beijing}: an hour is a coin in the whole city; who is 60, or whose spouse is, spends
 *       it; lineal relatives get gifts.
 *   <li>{@code Nanjing}: 1500 hours are kept, the rest is donated; groups only donate. Three
 *       editions, since an ordinance of 2020 and the settlement for the whole city changed it.
 *   <li>{@code Shanghai}: the pilot of Changning, two coins a day and 600 in all.
 *   <li>{@code Services}: how services go, a rule of its own for all places: categories, longest
 *       visit, who records and who mediates.
 *   <li>{@code HoursExchange}: the international convention of mutual credit, a rule of its own
 *       that a place without a policy chooses.
 * </ul>
 *
 * <p>Caps and limits are inclusive: 不超过 and 以内 allow the figure itself (Civil Code 1259). Ages are
 * completed years, reached on the birthday.
 *
 * <p>The full schemes of the cities were not available. What was read second hand says so, figure
 * by figure; what no text was found for is a default of the pack, is marked as such and may be
 * changed by narrower scopes. What a policy does not set holds for nobody: none of these has an
 * expiry or a service radius, because none was found.
 */
@NullMarked
package org.gongtong.cn.timebanks;

import org.jspecify.annotations.NullMarked;
