package org.gongtong.server.ui.part;

/**
 * One entry of a list to choose from.
 *
 * @param value what the form sends
 * @param label what is read
 * @param hint more about it, empty when there is nothing to say
 * @param depth how far it is indented, 0 at the root of a tree
 */
public record Option(String value, String label, String hint, int depth) {}
