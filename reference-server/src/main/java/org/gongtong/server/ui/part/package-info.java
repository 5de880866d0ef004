/**
 * Pieces that several pages share.
 *
 * <p>A motion is shown in one of its states ({@code drafted → announced → open → closed → decided →
 * posted → final | annulled}, or withdrawn before opening). A requirement of the law is two bars,
 * heads and area, each against its threshold mark ({@link org.gongtong.server.ui.part.Bar}); the
 * geometry is computed on whole numbers and rounded down, so that no bar ever looks longer than the
 * vote was. Forms carry a {@link org.gongtong.server.ui.part.Command} and come back with {@link
 * org.gongtong.server.ui.part.FormErrors}.
 */
@NullMarked
package org.gongtong.server.ui.part;

import org.jspecify.annotations.NullMarked;
