/**
 * What four places ask beyond the nation's law, a pack each.
 *
 * <p>They were chosen because they differ in kind:
 *
 * <ul>
 *   <li>{@link org.gongtong.cn.local.Hubei} adds a way of deciding: the objection vote on the
 *       maintenance fund, if the compact provides for it.
 *   <li>{@link org.gongtong.cn.local.Yichang}, a city in Hubei, adds days (result, posting) and a
 *       matter of its own, lifts in old buildings.
 *   <li>{@link org.gongtong.cn.local.Shenzhen} counts otherwise: whole square metres, and a proxy
 *       acts for three owners at most.
 *   <li>{@link org.gongtong.cn.local.Sichuan} changes who takes part: whoever signed for the ballot
 *       or signed in.
 * </ul>
 *
 * <p>A pack sets only what its ordinance says; everything else comes from the scopes around it
 * (Yichang's from Hubei and the nation). Where the national pack fixed a value, such as the
 * majorities of Civil Code 278, an ordinance cannot change it here, and does not try. An ordinance
 * older than the national rules holds alone for the years before 2021, which is too little for a
 * vote: such a day is refused.
 *
 * <p>An ordinance that was amended after the edition that was read, or whose name could not be
 * checked, is marked unverified, and its note says why.
 */
@NullMarked
package org.gongtong.cn.local;

import org.jspecify.annotations.NullMarked;
