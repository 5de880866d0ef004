package org.gongtong.server.ui.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.gongtong.core.decision.DecisionRule;
import org.gongtong.core.decision.ElectoralRoll;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.VotingWindow;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.NaturalOrder;
import org.gongtong.core.place.Roster;
import org.gongtong.server.print.MotionOnPaper;
import org.gongtong.server.print.PartLabel;
import org.gongtong.server.print.PrintLanguage;
import org.gongtong.server.print.VotingLetter;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.part.MotionViews;
import org.gongtong.server.ui.part.PaperNumber;
import org.gongtong.server.ui.part.PlaceWords;
import org.gongtong.server.ui.text.Language;
import org.gongtong.server.ui.text.Messages;

/**
 * The letters of a motion in the order in which they are carried round: by compound, building,
 * entrance and room of each party's first part. Chinese: that is what owners read. Holds codes only
 * while they are printed. Confined to one request.
 */
final class LetterRun {
  private static final Comparator<ExclusivePart> ROUND =
      Comparator.comparing(ExclusivePart::compound, NaturalOrder.INSTANCE)
          .thenComparing(ExclusivePart::building, NaturalOrder.INSTANCE)
          .thenComparing(ExclusivePart::entrance, NaturalOrder.INSTANCE)
          .thenComparing(ExclusivePart::room, NaturalOrder.INSTANCE)
          .thenComparing(ExclusivePart::id, NaturalOrder.INSTANCE);

  private final Messages text = Messages.in(Language.CHINESE);
  private final MotionOnPaper motion;
  private final String base;
  private final Map<Integer, List<ExclusivePart>> byParty = new HashMap<>();
  private final List<Integer> order = new ArrayList<>();

  /**
   * @param base the address residents see
   */
  LetterRun(
      Community community,
      Motion motion,
      ElectoralRoll roll,
      Roster parts,
      String base,
      String phone) {
    this.base = base;
    this.motion = onPaper(community, motion, base, phone);
    List<ExclusivePart> round = new ArrayList<>(parts.parts());
    round.sort(ROUND);
    for (ExclusivePart part : round) {
      OptionalInt party = roll.findParty(part.id());
      party.ifPresent(
          number -> {
            if (!byParty.containsKey(number)) {
              order.add(number);
            }
            byParty.computeIfAbsent(number, none -> new ArrayList<>(1)).add(part);
          });
    }
  }

  private MotionOnPaper onPaper(Community community, Motion put, String site, String phone) {
    VotingWindow window = put.window();
    DecisionRule rule = put.rule();
    if (window == null || rule == null) {
      throw new IllegalArgumentException("the motion has not opened: " + put.id());
    }
    return new MotionOnPaper(
        PrintLanguage.ZH_CN,
        community.name().zh(),
        "",
        MotionViews.number(put),
        put.content().question(),
        PlaceWords.scope(text, put.content().scope()),
        MotionViews.needs(text, rule).stream().map(need -> Documents.words(text, need)).toList(),
        window.opensAt().atZone(put.zone()),
        window.closesAt().atZone(put.zone()),
        Site.typed(site + Routes.code()),
        text.of("letter.hand-in", community.name().zh()),
        phone,
        put.content().hash().hex());
  }

  /** The parties in the order of the round. */
  List<Integer> order() {
    return order;
  }

  /** Where a party's first part lies. */
  String place(Messages words, int party) {
    List<ExclusivePart> parts = byParty.getOrDefault(party, List.of());
    return parts.isEmpty() ? String.valueOf(party) : PlaceWords.part(words, parts.get(0));
  }

  /**
   * The letters of those parties that have a code here.
   *
   * @param reprints which reprint it is, by party; 0 for a first letter
   */
  Iterator<VotingLetter> letters(Map<Integer, String> codes, Map<Integer, Integer> reprints) {
    return order.stream()
        .filter(codes::containsKey)
        .map(party -> letter(party, codes, reprints.getOrDefault(party, 0)))
        .iterator();
  }

  private VotingLetter letter(int party, Map<Integer, String> codes, int reprint) {
    String code = String.valueOf(codes.get(party));
    List<ExclusivePart> parts = byParty.getOrDefault(party, List.of());
    List<PartLabel> labels =
        parts.stream().map(part -> new PartLabel("", "", PlaceWords.part(text, part))).toList();
    return new VotingLetter(
        motion,
        String.valueOf(party),
        labels,
        parts.isEmpty() ? "" : parts.get(0).id(),
        code,
        base + Routes.scan(code),
        PaperNumber.of(party),
        reprint);
  }
}
