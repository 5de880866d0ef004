/**
 * The words of the pages: two languages, two text sizes, and how figures are worded.
 *
 * <p>Every text lives in {@code messages_zh.properties} or {@code messages_en.properties};
 * templates name keys, and tests hold that both files have the same keys and that each key is used.
 * A threshold is worded as the statutes word it ({@link org.gongtong.server.ui.text.Goal}): 以上 is
 * "at least" (Civil Code art. 1259), 过半数 and 超过 are "more than".
 */
@NullMarked
package org.gongtong.server.ui.text;

import org.jspecify.annotations.NullMarked;
