package org.gongtong.server.ui.part;

/**
 * The article a rule comes from.
 *
 * @param source the law, in the reader's language
 * @param article the article and item, in the reader's language
 * @param verified false when the figure was read second hand or the edition may have been amended;
 *     the page then says so
 */
public record Citation(String source, String article, boolean verified) {}
