package org.gongtong.server.ui.part;

/**
 * One thing wrong in a form.
 *
 * @param field the id of the input, which the summary links to
 * @param message what is wrong and what to do, in the reader's language
 */
public record FieldError(String field, String message) {}
