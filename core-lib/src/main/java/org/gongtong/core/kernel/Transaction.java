package org.gongtong.core.kernel;

/**
 * Proof that a unit of work is running, handed to every port that reads or writes inside it.
 * Extension point: each store has its own, and refuses a foreign one with an {@link
 * IllegalArgumentException}. Confined to the thread of its work.
 */
public interface Transaction {}
