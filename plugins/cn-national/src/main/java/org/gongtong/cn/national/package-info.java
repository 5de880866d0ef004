/**
 * The rules that hold in all of mainland China.
 *
 * <p>{@link org.gongtong.cn.national.CnNational} is the pack; each law has a class of its own:
 *
 * <ul>
 *   <li>{@code CivilCode}: articles 278 (nine matters that owners decide together) and 279 (a
 *       dwelling put to business use). Nothing in them may be changed by a narrower scope.
 *   <li>{@code OwnersVoting}: what every such vote shares. Counting follows the Supreme People's
 *       Court's interpretation on condominium ownership, articles 8 and 9; notice and demand follow
 *       the Regulations on Property Management, articles 13 and 14; the time to go to court is
 *       article 12 of the interpretation.
 *   <li>{@code ResidentsCommitteeLaw}: meetings and elections of residents, in two editions. What
 *       happens on 2025-12-31 is judged by the law of 1989, what happens on 2026-01-01 by the law
 *       of 2025.
 *   <li>{@code ChinaHolidays}: the days off and the weekends worked, year by year, as data.
 * </ul>
 *
 * <p>Bounds follow Civil Code article 1259: 以上 includes the number, 超过 does not; 过半数 is more than
 * one half.
 *
 * <p>What the pack does not know, it leaves to others. Owners' votes before 2021-01-01 followed the
 * Property Law of 2007 with other ratios, which are not here: such a day is refused. How those are
 * counted who are silent, which ballot of several stands and what counts as taking part is in no
 * national text that was read; the values here are defaults of this pack, marked as changeable, and
 * the citation's note says so.
 */
@NullMarked
package org.gongtong.cn.national;

import org.jspecify.annotations.NullMarked;
