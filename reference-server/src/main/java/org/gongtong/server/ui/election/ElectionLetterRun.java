package org.gongtong.server.ui.election;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gongtong.core.decision.VotingWindow;
import org.gongtong.core.decision.election.Candidate;
import org.gongtong.core.decision.election.Election;
import org.gongtong.core.decision.election.ElectionRoll;
import org.gongtong.core.decision.election.ElectionRule;
import org.gongtong.core.decision.election.ElectionVoter;
import org.gongtong.core.place.Community;
import org.gongtong.server.print.ElectionLetter;
import org.gongtong.server.print.ElectionOnPaper;
import org.gongtong.server.print.PrintLanguage;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.text.Language;
import org.gongtong.server.ui.text.Messages;

/**
 * The letters of an election in the order of the list of voters. Chinese: that is what voters read.
 * Holds codes only while they are printed. Confined to one request.
 */
final class ElectionLetterRun {
  private final Messages text = Messages.in(Language.CHINESE);
  private final ElectionOnPaper election;
  private final List<ElectionVoter> voters;
  private final String base;

  /**
   * @param base the address residents see
   * @throws IllegalArgumentException if the election has not opened
   */
  ElectionLetterRun(
      Community community, Election election, ElectionRoll roll, String base, String phone) {
    VotingWindow window = election.window();
    ElectionRule rule = election.rule();
    if (window == null || rule == null) {
      throw new IllegalArgumentException("the election has not opened: " + election.id());
    }
    this.voters = roll.voters().stream().filter(voter -> !voter.struck()).toList();
    this.base = base;
    this.election =
        new ElectionOnPaper(
            PrintLanguage.ZH_CN,
            community.name().zh(),
            number(election),
            election.content().title(),
            ElectionViews.basis(text, rule),
            text.count("election.persons", election.content().seats())
                + "。"
                + text.count("election.most", election.content().seats()),
            election.content().candidates().stream().map(Candidate::name).toList(),
            ElectionViews.needs(text, election, rule).stream().map(this::sentence).toList(),
            window.opensAt().atZone(election.zone()),
            window.closesAt().atZone(election.zone()),
            (base + Routes.code()).replaceFirst("^https?://", ""),
            text.of("election.letter-station"),
            phone,
            election.content().hash().hex());
  }

  private String sentence(ElectionNeed need) {
    return text.of("election.need", need.name(), text.goal(need.goal()), need.basis());
  }

  /** An election's number as people quote it: the end of its id. */
  static String number(Election election) {
    String id = election.id().toString();
    return id.substring(id.length() - 8).toUpperCase(Locale.ROOT);
  }

  /** The numbers of those who get a letter. */
  List<Integer> order() {
    return voters.stream().map(ElectionVoter::number).toList();
  }

  /**
   * The letters of those who have a code here.
   *
   * @param reprints which reprint it is, by voter; 0 for a first letter
   */
  Iterator<ElectionLetter> letters(Map<Integer, String> codes, Map<Integer, Integer> reprints) {
    return voters.stream()
        .filter(voter -> codes.containsKey(voter.number()))
        .map(
            voter -> {
              String code = String.valueOf(codes.get(voter.number()));
              return new ElectionLetter(
                  election,
                  voter.number(),
                  voter.id(),
                  code,
                  base + Routes.scan(code),
                  reprints.getOrDefault(voter.number(), 0));
            })
        .iterator();
  }
}
