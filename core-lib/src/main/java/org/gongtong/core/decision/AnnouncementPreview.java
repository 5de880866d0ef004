package org.gongtong.core.decision;

/**
 * What announcing a draft would bring, for whoever has to decide on it. Immutable.
 *
 * @param window when it would be announced, open and close
 * @param parties how many would vote, by the roster of the opening day as far as it is known
 * @param rule what would hold for it, by the rules of the opening day
 */
public record AnnouncementPreview(VotingWindow window, int parties, DecisionRule rule) {}
