package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gongtong.core.decision.election.Election;
import org.gongtong.core.decision.election.ElectionBallot;
import org.gongtong.core.decision.election.ElectionBoxReason;
import org.gongtong.core.decision.election.ElectionFigures;
import org.gongtong.core.decision.election.ElectionRecount;
import org.gongtong.core.decision.election.PaperBox;
import org.junit.jupiter.api.Test;

/**
 * What counting papers beside a box promises over a store. Extension point: test classes of stores
 * have it.
 */
public interface ElectionPaperContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  ElectionParts electionStore();

  /** So many of twelve voters vote on the web for A, and so many are given a paper. */
  private static Election closed(ElectionScene scene, int onWeb, int onPaper) {
    Election election = scene.open();
    IntStream.rangeClosed(1, onWeb).forEach(voter -> scene.cast(election, voter, 1).orThrow());
    IntStream.rangeClosed(onWeb + 1, onWeb + onPaper)
        .forEach(
            voter -> scene.box().markPaper(ElectionScene.CLERK, election.id(), voter).orThrow());
    return scene.close(election);
  }

  private static List<String> refused(ElectionScene scene, Election closed, PaperBox papers) {
    List<String> codes =
        ElectionScene.codes(scene.counted(closed, papers, scene.codes(closed, 1, 2)));
    assertThat(scene.latest(closed.id())).isEqualTo(closed);
    assertThat(scene.sealed(closed)).hasSize(ElectionScene.box(closed).ballots());
    return codes;
  }

  /**
   * Sums of papers are added; papers that were not found are told; a recount takes them as told.
   */
  @Test
  default void sumsOfPapersAreAdded() {
    ElectionScene scene = new ElectionScene(electionStore());
    Election closed = closed(scene, 4, 6);
    PaperBox papers = new PaperBox.Sums(5, 1, 1, List.of(0, 3, 2));
    Election counted = scene.counted(closed, papers, scene.codes(closed, 1, 2)).orThrow();
    ElectionFigures figures = ElectionScene.figures(counted);
    assertThat(figures.votes()).containsExactly(4, 3, 2);
    assertThat(figures.blank()).isEqualTo(1);
    assertThat(figures.invalid()).isEqualTo(1);
    assertThat(figures.participated()).isEqualTo(9);
    assertThat(figures.papersMissing()).isEqualTo(1);
    assertThat(figures.opened()).isEqualTo(4);
    assertThat(scene.events(counted))
        .filteredOn(event -> event.type().equals("election-counted"))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.data())
                    .containsEntry("papers", Map.of("blank", 1L, "votes", List.of(0L, 3L, 2L))));
    ElectionRecount recount = scene.reader().recount(counted.id()).orThrow();
    assertThat(recount.agrees()).isTrue();
    // 4 of 9 are no majority, though they are one of the ballots on the web.
    assertThat(recount.result().elected()).isEmpty();
  }

  /** Papers read one by one are published among the others. */
  @Test
  default void papersReadOneByOneAreAmongTheOthers() {
    ElectionScene scene = new ElectionScene(electionStore());
    Election closed = closed(scene, 5, 2);
    PaperBox papers = new PaperBox.Read(List.of(ElectionBallot.of(List.of(1, 3))), 1);
    Election counted = scene.counted(closed, papers, scene.codes(closed, 1, 2)).orThrow();
    assertThat(ElectionScene.figures(counted).votes()).containsExactly(6, 0, 1);
    assertThat(ElectionScene.figures(counted).papers()).isNull();
    assertThat(ElectionScene.figures(counted).participated()).isEqualTo(7);
    assertThat(scene.reader().ballots(counted.id()).orThrow().ballots()).hasSize(6).isSorted();
    assertThat(scene.reader().recount(counted.id()).orThrow().agrees()).isTrue();
  }

  /** So few of one kind that sums apart would tell whose they are: they are read one by one. */
  @Test
  default void fewPapersAreNotCountedApart() {
    ElectionScene scene = new ElectionScene(electionStore());
    Election fewPapers = closed(scene, 5, 2);
    assertThat(refused(scene, fewPapers, new PaperBox.Sums(2, 0, 0, List.of(2, 0, 0))))
        .containsExactly(ElectionBoxReason.PAPERS_TELL_WHOSE.name());
    Election fewOnWeb = closed(scene, 2, 6);
    assertThat(refused(scene, fewOnWeb, new PaperBox.Sums(6, 0, 0, List.of(6, 0, 0))))
        .containsExactly(ElectionBoxReason.PAPERS_TELL_WHOSE.name());
    Election papersAlone = closed(scene, 0, 7);
    assertThat(
            scene
                .counted(
                    papersAlone,
                    new PaperBox.Sums(7, 0, 0, List.of(7, 0, 0)),
                    scene.codes(papersAlone, 1, 2))
                .isAccepted())
        .isTrue();
  }

  /** More papers than were given out, and figures that cannot be, are refused; nothing changes. */
  @Test
  default void figuresThatCannotBeAreRefused() {
    ElectionScene scene = new ElectionScene(electionStore());
    Election closed = closed(scene, 4, 6);
    String wrong = ElectionBoxReason.PAPER_SUMS_WRONG.name();
    assertThat(refused(scene, closed, new PaperBox.Sums(7, 0, 0, List.of(7, 0, 0))))
        .containsExactly(ElectionBoxReason.BOX_PAPERS_TOO_MANY.name());
    assertThat(refused(scene, closed, new PaperBox.Sums(6, 4, 3, List.of(0, 0, 0))))
        .contains(wrong);
    assertThat(refused(scene, closed, new PaperBox.Sums(6, 0, 0, List.of(7, 0, 0))))
        .containsExactly(wrong);
    assertThat(refused(scene, closed, new PaperBox.Sums(6, 0, 0, List.of(6, 6, 1))))
        .containsExactly(wrong);
    assertThat(refused(scene, closed, new PaperBox.Sums(6, 0, 0, List.of(3, 2, 0))))
        .containsExactly(wrong);
    assertThat(refused(scene, closed, new PaperBox.Sums(6, 0, 0, List.of(6, 0))))
        .containsExactly(wrong);
    assertThat(refused(scene, closed, new PaperBox.Sums(6, -1, 0, List.of(6, 0, 0))))
        .containsExactly(wrong);
    assertThat(
            refused(
                scene, closed, new PaperBox.Read(List.of(ElectionBallot.of(List.of(1, 2, 3))), 0)))
        .containsExactly(ElectionBoxReason.PAPER_BALLOT_INVALID.name());
    assertThat(refused(scene, closed, new PaperBox.Read(List.of(), 7)))
        .containsExactly(ElectionBoxReason.BOX_PAPERS_TOO_MANY.name());
    assertThat(refused(scene, closed, new PaperBox.Read(List.of(), -1))).containsExactly(wrong);
    PaperBox right = new PaperBox.Sums(6, 0, 0, List.of(6, 6, 0));
    Election counted = scene.counted(closed, right, scene.codes(closed, 1, 2)).orThrow();
    assertThat(ElectionScene.figures(counted).votes()).containsExactly(10, 6, 0);
  }
}
