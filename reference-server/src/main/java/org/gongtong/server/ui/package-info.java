/**
 * The server's pages: what residents read and vote on, and the clerks' desk.
 *
 * <p>A page is a record of plain values ({@link org.gongtong.server.ui.Page}) drawn by one template
 * under {@code src/main/jte}; templates are compiled at build time and escape by context. The
 * controllers turn what the core says into these records and decide nothing here.
 *
 * <ul>
 *   <li>{@code text}: the two languages, and how numbers, dates and thresholds are worded.
 *   <li>{@code part}: pieces that several pages share: bars, requirements, form errors.
 *   <li>{@code open}: what anyone may read; {@code ballot}: the vote, one thing per page; {@code
 *       staff}: the desk, dense and for the keyboard.
 * </ul>
 *
 * <p>Everything works without JavaScript, under a content security policy of {@code default-src
 * 'self'}: no inline script, no inline style. Sources of the rules of layout: WCAG 2.2 AA and the
 * ministry's design rules for the elderly (适老化通用设计规范), the stricter of both (ADR 0120).
 */
@NullMarked
package org.gongtong.server.ui;

import org.jspecify.annotations.NullMarked;
