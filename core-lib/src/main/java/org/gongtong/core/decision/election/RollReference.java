package org.gongtong.core.decision.election;

import org.gongtong.core.kernel.ContentHash;

/**
 * Which list of voters an election has. Immutable.
 *
 * @param version the version of the election that brought the list
 * @param entitled how many may vote
 * @param hash of the list: {@link ElectionRoll#hash}
 */
public record RollReference(int version, int entitled, ContentHash hash) {}
