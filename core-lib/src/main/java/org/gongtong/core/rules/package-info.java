/**
 * Rules as data: what the law asks, since when, and where it is written.
 *
 * <p>A {@link org.gongtong.core.rules.RulePack} brings {@link org.gongtong.core.rules.Edition
 * editions}. An edition says, for one {@link org.gongtong.core.rules.RuleId rule} and one {@link
 * org.gongtong.core.rules.ScopeCode scope} (a country, a province, a city, a compact), which {@link
 * org.gongtong.core.rules.Parameter parameters} have which values, on which days it is in force,
 * and which article says so. Nothing in this package knows a threshold or a period; it only keeps
 * them.
 *
 * <p>A {@link org.gongtong.core.rules.RuleBook} is an immutable snapshot of editions. It resolves
 * (rule, chain of scopes, day) to a {@link org.gongtong.core.rules.ResolvedRule} by laying the
 * narrower editions over the wider ones. Every setting says who may change it ({@link
 * org.gongtong.core.rules.Change}); a city that changes what the nation fixed is refused as a
 * conflict and both articles are shown. Nothing in force on the day is a refusal that says so,
 * never a silent consent.
 *
 * <p>{@link org.gongtong.core.rules.RulePackLoader} finds the packs on a class path. Each ends in
 * the {@link org.gongtong.core.rules.LoadReport}: enabled, or {@link
 * org.gongtong.core.rules.Quarantined quarantined} with a {@link org.gongtong.core.rules.PackFault
 * code} and one line. A broken pack never stops the others.
 *
 * <p>The areas read typed values out of a resolved rule and do the arithmetic. A procedure stores
 * the resolved rule in full, so that removing or upgrading a pack changes nothing that was begun.
 *
 * <p>What a user can cause is never an exception: a {@link org.gongtong.core.rules.Verdict} lists
 * {@link org.gongtong.core.rules.Reason reasons}, passed ones too, each with code, rule, article,
 * figures and remedy in Chinese and English.
 *
 * <p>Periods follow Civil Code articles 200 to 204 ({@link org.gongtong.core.rules.WorkCalendar}).
 */
@NullMarked
package org.gongtong.core.rules;

import org.jspecify.annotations.NullMarked;
