package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gongtong.testkit.store.DecisionScene.codes;
import static org.gongtong.testkit.store.DecisionScene.entry;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.audit.ReceiptCode;
import org.gongtong.core.decision.BallotEvent;
import org.gongtong.core.decision.BundleReader;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.RecordedBallot;
import org.gongtong.core.decision.RecountBundle;
import org.gongtong.core.decision.RecountCheck;
import org.gongtong.core.decision.TallyResult;
import org.gongtong.core.kernel.ContentHash;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * That a decision is counted again from its bundle and the public log. Extension point: test
 * classes of stores have it.
 */
public interface RecountContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  StoreParts store();

  /** Every kind of row there is: the recount has the figures of the count, and no name. */
  @Test
  default void aDecisionIsCountedAgainWithoutAName() {
    DecisionScene scene = scene();
    Motion motion = voted(scene);
    TallyResult counted = scene.reader().result(motion.id()).orThrow();
    RecountBundle bundle = bundles().bundle(motion.id()).orThrow();
    RecountBundle read = RecountBundle.parse(bundle.bytes());
    assertThat(read).isEqualTo(bundle);
    TallyResult again = read.recount();
    assertThat(again.outcome()).isEqualTo(counted.outcome());
    assertThat(again.participated()).isEqualTo(counted.participated());
    assertThat(again.inFavour()).isEqualTo(counted.inFavour());
    assertThat(again.against()).isEqualTo(counted.against());
    assertThat(again.abstained()).isEqualTo(counted.abstained());
    assertThat(again.roll()).isEqualTo(counted.roll());
    assertThat(again.standingByChannel()).isEqualTo(counted.standingByChannel());
    assertThat(again.rejected()).isEqualTo(counted.rejected());
    assertThat(new String(bundle.bytes(), StandardCharsets.UTF_8))
        .doesNotContain("\"O0", "\"P0", "clerk-7", "resident:", "X99");
    assertThat(check(bundle, entries(scene, motion))).isEmpty();
  }

  /** The bundle stays the same bytes while the motion goes on. */
  @Test
  default void aBundleStaysAsItWas() {
    DecisionScene scene = scene();
    Motion motion = voted(scene);
    RecountBundle bundle = bundles().bundle(motion.id()).orThrow();
    Motion decided = scene.latest(motion);
    scene.motions().post(DecisionScene.CLERK, motion.id(), decided.version()).orThrow();
    assertThat(bundles().bundle(motion.id()).orThrow().hash()).isEqualTo(bundle.hash());
    assertThat(codes(bundles().bundle(scene().open().id()))).containsExactly("NOT_COUNTED");
    assertThat(codes(bundles().bundle(UUID.randomUUID()))).containsExactly("MOTION_UNKNOWN");
  }

  /** Whatever is changed in a bundle, or left out of the log, shows. */
  @Test
  default void whatWasChangedShows() {
    DecisionScene scene = scene();
    Motion motion = voted(scene);
    RecountBundle bundle = bundles().bundle(motion.id()).orThrow();
    List<byte[]> entries = entries(scene, motion);
    assertThat(check(bundle, List.of())).contains(RecountCheck.Fault.NOT_DECIDED);

    List<byte[]> oneLess = new ArrayList<>(entries);
    oneLess.removeIf(entry -> is(entry, bundle.entries().get(0)));
    assertThat(oneLess).hasSize(entries.size() - 1);
    assertThat(check(bundle, oneLess)).contains(RecountCheck.Fault.BALLOT_NOT_IN_LOG);

    List<RecountBundle.Entry> rows = bundle.entries();
    RecountBundle fewer =
        new RecountBundle(bundle.motion(), bundle.parties(), rows.subList(1, rows.size()));
    assertThat(check(fewer, entries)).contains(RecountCheck.Fault.OTHER_BUNDLE);
    assertThat(check(fewer, naming(entries, bundle, fewer)))
        .contains(RecountCheck.Fault.OTHER_BALLOTS);

    List<RecountBundle.Entry> turned = new ArrayList<>(rows);
    turned.set(0, with(rows.get(0), "\"choice\":\"for\"", "\"choice\":\"against\""));
    RecountBundle other = new RecountBundle(bundle.motion(), bundle.parties(), turned);
    assertThat(check(other, naming(entries, bundle, other)))
        .contains(RecountCheck.Fault.BALLOT_NOT_IN_LOG);

    List<RecountBundle.Member> heavier = new ArrayList<>(bundle.parties());
    RecountBundle.Member first = heavier.get(1);
    heavier.set(
        1,
        new RecountBundle.Member(first.number(), first.heads() + 1, first.weight(), first.named()));
    RecountBundle weighed = new RecountBundle(bundle.motion(), heavier, rows);
    List<byte[]> lying = naming(entries, bundle, weighed);
    assertThat(check(weighed, lying)).contains(RecountCheck.Fault.OTHER_ROLL_OR_RULE);
    assertThat(check(weighed, with(lying, bundle.rollHash(), weighed.rollHash())))
        .contains(RecountCheck.Fault.OTHER_FIGURES);

    List<byte[]> twice = new ArrayList<>(entries);
    twice.add(entries.get(entries.size() - 1));
    assertThat(check(bundle, twice)).contains(RecountCheck.Fault.DECIDED_TWICE);
    List<byte[]> late = new ArrayList<>(oneLess);
    entries.stream().filter(entry -> is(entry, bundle.entries().get(0))).forEach(late::add);
    assertThat(check(bundle, late)).contains(RecountCheck.Fault.BALLOT_AFTER_COUNT);
  }

  /** Who has a receipt and the bundle sees whether his ballot is in the count. */
  @Test
  default void aReceiptIsFoundInTheCount() {
    DecisionScene scene = scene();
    Motion motion = voted(scene);
    RecountBundle bundle = bundles().bundle(motion.id()).orThrow();
    List<RecordedBallot> rows = scene.rows(motion);
    assertThat(bundle.standing(receipt(scene, motion, rows.get(0))))
        .contains(RecountBundle.Standing.IN_THE_COUNT);
    assertThat(bundle.standing(receipt(scene, motion, rows.get(1))))
        .contains(RecountBundle.Standing.CORRECTED);
    assertThat(bundle.standing(new ReceiptCode("0000-0000-0000-0000"))).isEmpty();
  }

  private static ReceiptCode receipt(DecisionScene scene, Motion motion, RecordedBallot row) {
    return scene.logged(motion).stream()
        .filter(logged -> logged.sealed().event().id().equals(BallotEvent.idOf(row.id())))
        .map(logged -> ReceiptCode.of(logged.sealed().leafHash()))
        .findFirst()
        .orElseThrow();
  }

  /** What is no bundle is refused with the line where it shows. */
  @Test
  default void aBrokenFileNamesItsLine() {
    DecisionScene scene = scene();
    byte[] bytes = bundles().bundle(voted(scene).id()).orThrow().bytes();
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertThatThrownBy(() -> parse(text.substring(0, text.length() - 5)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> parse(text.replaceFirst("\"heads\":", "\"heds\":")))
        .hasMessageContaining("line 2");
    assertThatThrownBy(() -> parse("")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> parse("{}\n")).hasMessageContaining("line 1");
  }

  private static RecountBundle parse(String text) {
    return RecountBundle.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static RecountBundle.Entry with(RecountBundle.Entry entry, String from, String to) {
    assertThat(entry.what()).contains(from);
    return new RecountBundle.Entry(
        entry.what().replace(from, to), entry.salt(), entry.who(), entry.own(), entry.proxy());
  }

  /** The log as it would be if it named another bundle. */
  private static List<byte[]> naming(List<byte[]> entries, RecountBundle from, RecountBundle to) {
    return with(entries, from.hash(), to.hash());
  }

  private static List<byte[]> with(List<byte[]> entries, ContentHash from, ContentHash to) {
    return entries.stream()
        .map(entry -> new String(entry, StandardCharsets.UTF_8))
        .map(text -> text.replace(from.hex(), to.hex()).getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  private static boolean is(byte[] entry, RecountBundle.Entry ballot) {
    return new String(entry, StandardCharsets.UTF_8).contains(ballot.who().hex());
  }

  private static Optional<RecountCheck.Fault> check(RecountBundle bundle, List<byte[]> entries) {
    RecountCheck check = new RecountCheck(bundle);
    entries.forEach(check::meet);
    return check.finish();
  }

  private static List<byte[]> entries(DecisionScene scene, Motion motion) {
    return scene.logged(motion).stream().map(logged -> logged.sealed().leaf()).toList();
  }

  private BundleReader bundles() {
    return new BundleReader(store().work(), store().motions(), store().ballots(), store().audit());
  }

  private DecisionScene scene() {
    return new DecisionScene(store(), new SampleRules().book());
  }

  /** Web and paper, a meeting and a visit, a correction, one taken back, a proxy. */
  private static Motion voted(DecisionScene scene) {
    Motion motion = scene.open();
    scene.web(motion, "P02", "for").orThrow();
    RecordedBallot wrong = scene.paper(motion, "P03", "against").orThrow();
    correct(scene, motion, wrong, "for");
    RecordedBallot taken =
        scene
            .box()
            .record(motion.id(), entry("P04", Channel.MEETING, scene.now(), "for"))
            .orThrow();
    correct(scene, motion, taken, null);
    scene.box().record(motion.id(), scene.byProxy("P12", "X99")).orThrow();
    scene.decide(motion);
    return motion;
  }

  private static void correct(
      DecisionScene scene, Motion motion, RecordedBallot wrong, @Nullable String choice) {
    UUID id = DecisionScene.IDS.next();
    scene
        .box()
        .correct(motion.id(), wrong.id(), id, choice, "登记错误", DecisionScene.evidence())
        .orThrow();
  }
}
