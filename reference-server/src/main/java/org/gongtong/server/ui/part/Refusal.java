package org.gongtong.server.ui.part;

/**
 * A refusal as it is shown: what was not done, and how it can be.
 *
 * @param code the stable code, for the telephone and for developers
 * @param what what happened, in the reader's language
 * @param remedy what to do now, in the reader's language
 */
public record Refusal(String code, String what, String remedy) {}
