package org.gongtong.core.decision.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.gongtong.core.decision.paper.PaperScene.CLOSES;
import static org.gongtong.core.decision.paper.PaperScene.FIRST;
import static org.gongtong.core.decision.paper.PaperScene.OPENS;
import static org.gongtong.core.decision.paper.PaperScene.SECOND;
import static org.gongtong.core.decision.paper.PaperScene.THIRD;
import static org.gongtong.core.decision.paper.PaperScene.codes;
import static org.gongtong.core.decision.paper.PaperScene.line;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongtong.core.audit.AuditEntry;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.decision.BallotEntry;
import org.gongtong.core.decision.BlankChoice;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.DecisionParameters;
import org.gongtong.core.decision.Deeming;
import org.gongtong.core.decision.Evidence;
import org.gongtong.core.decision.Precedence;
import org.gongtong.core.decision.RuleDraft;
import org.gongtong.core.kernel.Actor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PaperDeskTest {

  private final PaperScene scene = new PaperScene();

  static Stream<Arguments> badLines() {
    Instant received = PaperScene.RECEIVED;
    return Stream.of(
        Arguments.of(new SheetLine(3, "P-99", "for", received, null), "3 UNKNOWN_PART"),
        Arguments.of(new SheetLine(3, "P-30", "for", received, null), "3 VOTER_NOT_NAMED"),
        Arguments.of(new SheetLine(3, "P-02", "yes", received, null), "3 INVALID_CHOICE"),
        Arguments.of(new SheetLine(3, "P-02", "", received, null), "3 INVALID_CHOICE"),
        Arguments.of(new SheetLine(3, "", "for", received, null), "3 PART_MISSING"),
        Arguments.of(new SheetLine(3, "P-02", "for", null, null), "3 RECEIVED_MISSING"),
        Arguments.of(new SheetLine(3, "P-02", "for", OPENS.minusSeconds(1), null), "3 TOO_EARLY"),
        Arguments.of(
            new SheetLine(3, "P-02", "for", Instant.parse("2026-03-10T00:00:01Z"), null),
            "3 CAST_IN_FUTURE"),
        Arguments.of(new SheetLine(3, "P-02", "for", received, "x".repeat(65)), "3 PROXY_TOO_LONG"),
        Arguments.of(
            new SheetLine(3, "P-02", "for", received, "O-05", LocalDate.of(2026, 2, 28)),
            "3 PROXY_EXPIRED"),
        Arguments.of(
            new SheetLine(3, "P-02", "for", received, null, LocalDate.of(2026, 12, 31)),
            "3 PROXY_MISSING"),
        Arguments.of(new SheetLine(3, "P-01a", "for", received, null), "3 PARTY_TWICE"));
  }

  @ParameterizedTest
  @MethodSource("badLines")
  void namesABadLine(SheetLine bad, String code) {
    assertThat(codes(scene.enter(1, line(1, "P-01", "for"), bad))).containsExactly(code);
    assertThat(scene.desk.sheets(scene.motionId)).isEmpty();
    assertThat(
            codes(
                scene.desk.look(
                    scene.motionId, 1, Channel.PAPER, List.of(bad, line(1, "P-01", "for")))))
        .contains(code.equals("3 PARTY_TWICE") ? "1 PARTY_TWICE" : code);
  }

  @Test
  void namesEveryBadLineAtOnceAndKeepsNothing() {
    assertThat(
            codes(
                scene.enter(
                    1,
                    new SheetLine(2, "P-77", "for", null, null),
                    line(4, "P-04", "perhaps"),
                    new SheetLine(5, "P-05", "", OPENS.minusSeconds(1), null),
                    line(6, "P-30", "for"))))
        .containsExactly(
            "2 UNKNOWN_PART",
            "2 RECEIVED_MISSING",
            "4 INVALID_CHOICE",
            "5 TOO_EARLY",
            "5 INVALID_CHOICE",
            "6 VOTER_NOT_NAMED");
    assertThat(codes(scene.enter(1))).containsExactly("SHEET_EMPTY");
    assertThat(scene.desk.sheets(scene.motionId)).isEmpty();
    assertThat(scene.events()).isEmpty();
  }

  @Test
  void papersHandedInInTimeAreEnteredAfterTheCloseAndNoneAfterTheCount() {
    scene.closed();
    scene.at(CLOSES.plusSeconds(3600));
    assertThat(codes(scene.enter(1, new SheetLine(1, "P-01", "for", CLOSES.plusSeconds(1), null))))
        .containsExactly("1 TOO_LATE");
    SheetLine last = new SheetLine(1, "P-01", "for", CLOSES, null);
    assertThat(scene.enter(1, last).isAccepted()).isTrue();
    assertThat(scene.check(1, last).orThrow().state()).isEqualTo(SheetState.CHECKED);
    PaperScene counted = new PaperScene();
    counted.counted();
    assertThat(codes(counted.enter(1, line(1, "P-01", "for")))).containsExactly("VOTE_NOT_OPEN");
    assertThat(
            codes(
                counted.desk.enter(
                    FIRST,
                    new UUID(9, 9),
                    1,
                    Channel.PAPER,
                    scene.id(),
                    List.of(line(1, "P-01", "for")))))
        .containsExactly("MOTION_UNKNOWN");
  }

  @Test
  void twoPeopleWhoAgreePutTheWholeSheetIntoTheBox() {
    Sheet entered = scene.enter(3, line(1, "P-01", "for"), line(7, "P-02", "against")).orThrow();
    assertThat(entered.state()).isEqualTo(SheetState.ENTERED);
    assertThat(scene.inTheBox()).isEmpty();
    Sheet checked = scene.check(3, line(7, "P-02", "against"), line(1, "P-01", "for")).orThrow();
    assertThat(checked.state()).isEqualTo(SheetState.CHECKED);
    assertThat(scene.inTheBox())
        .extracting(
            row -> row.evidence().reference(),
            row -> row.evidence().recorder(),
            row -> row.evidence().witness(),
            row -> row.ballot().choice(),
            row -> row.ballot().channel(),
            row -> row.ballot().castAt())
        .containsExactly(
            tuple("sheet 3 line 1", FIRST, "desk-2", "for", Channel.PAPER, PaperScene.RECEIVED),
            tuple(
                "sheet 3 line 7", FIRST, "desk-2", "against", Channel.PAPER, PaperScene.RECEIVED));
    assertThat(checked.recorded())
        .extracting(RecordedLine::line, RecordedLine::ballotId)
        .containsExactly(
            tuple(1, scene.inTheBox().get(0).id()), tuple(7, scene.inTheBox().get(1).id()));
    assertThat(codes(scene.check(3, line(1, "P-01", "for")))).containsExactly("SHEET_CHANGED");
  }

  @Test
  void whoEnteredASheetDoesNotCheckIt() {
    scene.enter(1, line(1, "P-01", "for"));
    assertThat(
            codes(
                scene.desk.check(
                    FIRST, scene.motionId, 1, scene.id(), List.of(line(1, "P-01", "for")))))
        .containsExactly("SAME_PERSON");
    assertThat(scene.inTheBox()).isEmpty();
    assertThat(codes(scene.check(2, line(1, "P-01", "for")))).containsExactly("SHEET_UNKNOWN");
    assertThat(codes(scene.enter(1, line(1, "P-02", "for")))).containsExactly("SHEET_EXISTS");
  }

  @Test
  void whereTheyDifferNothingIsRecordedUntilTheOneWhoWasWrongSaysSo() {
    scene.enter(1, line(1, "P-01", "for"), line(2, "P-02", "for"), line(3, "P-03", "for"));
    Sheet differs = scene.check(1, line(1, "P-01", "for"), line(2, "P-02", "against")).orThrow();
    assertThat(differs.state()).isEqualTo(SheetState.DIFFERS);
    assertThat(differs.agreement().open())
        .extracting(SheetAgreement.Open::number)
        .containsExactly(2, 3);
    assertThat(scene.inTheBox()).isEmpty();
    assertThat(codes(scene.settle(SECOND, 1, 2, line(2, "P-02", "against"))))
        .containsExactly("3 LINE_UNSETTLED");
    assertThat(codes(scene.settle(SECOND, 1, 2, line(2, "P-02", "against"), SheetLine.none(3))))
        .containsExactly("NOTHING_SETTLED");
    Sheet half =
        scene.settle(SECOND, 1, 2, line(2, "P-02", "against"), line(3, "P-03", "for")).orThrow();
    assertThat(half.state()).isEqualTo(SheetState.DIFFERS);
    assertThat(scene.inTheBox()).isEmpty();
    Sheet settled = scene.settle(FIRST, 1, 3, line(2, "P-02", "against")).orThrow();
    assertThat(settled.state()).isEqualTo(SheetState.CHECKED);
    assertThat(scene.inTheBox())
        .extracting(
            row -> row.evidence().reference(),
            row -> row.ballot().choice(),
            row -> row.evidence().recorder().id(),
            row -> row.evidence().witness())
        .containsExactly(
            tuple("sheet 1 line 1", "for", "desk-1", "desk-2"),
            tuple("sheet 1 line 2", "against", "desk-2", "desk-1"),
            tuple("sheet 1 line 3", "for", "desk-1", "desk-2"));
  }

  @Test
  void aThirdPersonAgreesWithOneOrSaysWhatAnotherThenConfirms() {
    scene.enter(1, line(1, "P-01", "for"), line(2, "P-02", "for"));
    scene.check(1, line(1, "P-01", "against"), line(2, "P-02", "against"));
    Sheet open =
        scene.settle(THIRD, 1, 2, line(1, "P-01", "against"), line(2, "P-02", "abstain")).orThrow();
    assertThat(open.agreement().open()).extracting(SheetAgreement.Open::number).containsExactly(2);
    assertThat(codes(scene.settle(SECOND, 1, 2, line(2, "P-02", "abstain"))))
        .containsExactly("SHEET_CHANGED");
    scene.settle(SECOND, 1, 3, line(2, "P-02", "abstain")).orThrow();
    assertThat(scene.inTheBox())
        .extracting(
            row -> row.ballot().choice(),
            row -> row.evidence().recorder().id(),
            row -> row.evidence().witness())
        .containsExactly(
            tuple("against", "desk-2", "desk-3"), tuple("abstain", "desk-3", "desk-2"));
    assertThat(
            codes(
                scene.desk.settle(
                    THIRD, scene.motionId, 1, 3, scene.id(), List.of(SheetLine.none(1)), " ")))
        .containsExactly("REMARK_MISSING");
  }

  @Test
  void aLineTheBoxRefusesKeepsTheWholeSheetOut() {
    scene.enter(1, line(1, "P-01", "for"), line(2, "P-02", "for"));
    scene.box.record(
        scene.motionId,
        new BallotEntry(
            scene.id(),
            "P-02",
            null,
            Channel.PAPER,
            PaperScene.RECEIVED,
            "for",
            null,
            new Evidence("form 9", THIRD, null)));
    assertThat(codes(scene.check(1, line(1, "P-01", "for"), line(2, "P-02", "for"))))
        .containsExactly("2 PARTY_VOTED");
    assertThat(scene.inTheBox()).hasSize(1);
    assertThat(scene.desk.findSheet(scene.motionId, 1).orElseThrow().version()).isEqualTo(1);
    // The second paper is void: the second person leaves the line empty, the first agrees.
    scene.check(1, line(1, "P-01", "for")).orThrow();
    Sheet settled = scene.settle(FIRST, 1, 2, SheetLine.none(2)).orThrow();
    assertThat(settled.state()).isEqualTo(SheetState.CHECKED);
    assertThat(settled.lines()).containsExactly(line(1, "P-01", "for"));
    assertThat(scene.inTheBox()).hasSize(2);
  }

  @Test
  void aProxyBeyondTheCapIsNamedByItsLineAndNothingGoesIn() {
    PaperScene capped = new PaperScene(new RuleDraft().procedure(DecisionParameters.PROXY_CAP, 1));
    SheetLine[] lines = {
      new SheetLine(1, "P-01", "for", PaperScene.RECEIVED, "O-05"),
      new SheetLine(2, "P-02", "for", PaperScene.RECEIVED, "O-05")
    };
    capped.enter(1, lines).orThrow();
    assertThat(codes(capped.check(1, lines))).containsExactly("2 PROXY_OVER_CAP");
    assertThat(capped.inTheBox()).isEmpty();
    assertThat(capped.desk.findSheet(capped.motionId, 1).orElseThrow().recorded()).isEmpty();
  }

  @Test
  void aPartyStandsOnOneSheetOfAChannelWhereOnePaperCounts() {
    scene.enter(1, line(4, "P-01", "for"));
    assertThat(codes(scene.enter(2, line(1, "P-01a", "for"))))
        .containsExactly("1 PARTY_ON_OTHER_SHEET");
    assertThat(
            scene
                .desk
                .enter(
                    FIRST,
                    scene.motionId,
                    3,
                    Channel.MEETING,
                    scene.id(),
                    List.of(line(1, "P-01", "for")))
                .isAccepted())
        .isTrue();
    scene.check(1, line(4, "P-01", "for")).orThrow();
    assertThat(codes(scene.enter(2, line(1, "P-01", "against")))).containsExactly("1 PARTY_VOTED");
    PaperScene last =
        new PaperScene(new RuleDraft().procedure(DecisionParameters.PRECEDENCE, Precedence.LAST));
    last.enter(1, line(4, "P-01", "for"));
    assertThat(last.enter(2, line(1, "P-01", "against")).isAccepted()).isTrue();
  }

  @Test
  void aPaperAfterAWebBallotIsTakenAndThePrecedenceRuleDecides() {
    scene
        .box
        .castOnWeb(Actor.resident("owner"), scene.motionId, 1, scene.id(), "against")
        .orThrow();
    scene.enter(1, line(1, "P-01", "for")).orThrow();
    scene.check(1, line(1, "P-01", "for")).orThrow();
    assertThat(scene.inTheBox())
        .extracting(row -> row.ballot().channel())
        .containsExactly(Channel.WEB, Channel.PAPER);
  }

  @Test
  void aBlankIsABallotWhereTheRulesSaySo() {
    PaperScene blank =
        new PaperScene(
            new RuleDraft()
                .procedure(DecisionParameters.BLANK_CHOICE, BlankChoice.ABSTAIN)
                .procedure(DecisionParameters.DEEMING, Set.of(Deeming.CAST, Deeming.SIGNED_FOR)));
    blank.enter(1, line(1, "P-01", "")).orThrow();
    blank.check(1, line(1, "P-01", "")).orThrow();
    assertThat(blank.inTheBox()).extracting(row -> row.ballot().choice()).containsExactly("");
    // Who signed for the paper and hands in a marked one later has voted.
    blank.enter(2, line(1, "P-01", "for")).orThrow();
    blank.check(2, line(1, "P-01", "for")).orThrow();
    assertThat(blank.inTheBox())
        .extracting(row -> row.ballot().choice())
        .containsExactly("", "for");
  }

  @Test
  void theSameEntrySentAgainIsAnsweredAndAnotherUnderItsKeyIsNot() {
    UUID key = scene.id();
    // A proxy holds on its last day, in the zone of the vote.
    LocalDate lastDay = LocalDate.of(2026, 3, 8);
    List<SheetLine> lines =
        List.of(new SheetLine(1, "P-01", "for", PaperScene.RECEIVED, "O-05", lastDay));
    Sheet once = scene.desk.enter(FIRST, scene.motionId, 1, Channel.PAPER, key, lines).orThrow();
    assertThat(once.lines().get(0).proxyUntil()).isEqualTo(lastDay);
    assertThat(scene.desk.enter(FIRST, scene.motionId, 1, Channel.PAPER, key, lines).orThrow())
        .isEqualTo(once);
    assertThat(
            codes(
                scene.desk.enter(
                    FIRST,
                    scene.motionId,
                    1,
                    Channel.PAPER,
                    key,
                    List.of(line(1, "P-01", "against")))))
        .containsExactly("ENTRY_TAKEN");
    UUID second = scene.id();
    scene.desk.check(SECOND, scene.motionId, 1, second, lines).orThrow();
    assertThat(scene.desk.check(SECOND, scene.motionId, 1, second, lines).orThrow().state())
        .isEqualTo(SheetState.CHECKED);
    assertThat(codes(scene.desk.check(THIRD, scene.motionId, 1, second, lines)))
        .containsExactly("ENTRY_TAKEN");
    assertThat(scene.inTheBox()).hasSize(1);
  }

  @Test
  void eventsSayWhichSheetAndNeverWhatStandsOnIt() {
    scene.enter(1, line(1, "P-01", "for"));
    scene.check(1, line(1, "P-01", "against"));
    scene.settle(FIRST, 1, 2, line(1, "P-01", "against"));
    List<AuditEntry> entries = scene.events();
    assertThat(entries)
        .extracting(entry -> entry.event().type())
        .containsExactly("sheet-entered", "sheet-checked", "ballot-cast", "sheet-settled");
    assertThat(entries)
        .filteredOn(entry -> entry.event().type().startsWith("sheet"))
        .hasSize(3)
        .allSatisfy(
            entry ->
                assertThat(entry.event().canonicalData()).doesNotContain("for", "against", "P-01"));
    assertThat(entries)
        .allSatisfy(entry -> assertThat(entry.event().disclosure()).isEqualTo(Disclosure.SEALED));
  }
}
