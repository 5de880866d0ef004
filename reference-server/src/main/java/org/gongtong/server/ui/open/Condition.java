package org.gongtong.server.ui.open;

import org.gongtong.server.ui.part.Citation;
import org.jspecify.annotations.Nullable;

/**
 * Something the law asks beside shares of owners and of area: that the compact provides for this
 * way of deciding, say.
 *
 * @param what what is asked, in the reader's language
 * @param met whether it is fulfilled
 * @param remedy what would fulfil it, in the reader's language
 * @param citation the article, or null
 */
public record Condition(String what, boolean met, String remedy, @Nullable Citation citation) {}
