package org.gongtong.server.ui.election;

import org.gongtong.server.ui.part.Citation;
import org.gongtong.server.ui.text.Goal;

/**
 * What the law asks of an election.
 *
 * @param name what is required, in the reader's language
 * @param goal the share
 * @param basis what it is a share of, in the reader's language
 * @param citation the article
 */
public record ElectionNeed(String name, Goal goal, String basis, Citation citation) {}
