package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gongtong.testkit.store.DecisionScene.codes;
import static org.gongtong.testkit.store.DecisionScene.entry;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.audit.ReceiptCode;
import org.gongtong.core.decision.BallotEvent;
import org.gongtong.core.decision.BundleHolder;
import org.gongtong.core.decision.BundleReader;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.DecisionParameters;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.RecordedBallot;
import org.gongtong.core.decision.RecountBundle;
import org.gongtong.core.decision.RecountCheck;
import org.gongtong.core.decision.TallyResult;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ResolvedRule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * That a decision is counted again from its bundle and the public log. Extension point: test
 * classes of stores have it.
 */
public interface RecountContract {

  /** Whom the sample rules give a bundle. */
  Set<BundleHolder> STAFF = Set.of(BundleHolder.COMMITTEE_STAFF);

  /** The store; it may be the same for all tests and hold rows of others. */
  StoreParts store();

  /** Every kind of row there is: the recount has the figures of the count, and no name. */
  @Test
  default void aDecisionIsCountedAgainWithoutAName() {
    DecisionScene scene = scene();
    Motion motion = voted(scene);
    TallyResult counted = scene.reader().result(motion.id()).orThrow();
    RecountBundle bundle = bundle(motion);
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
    RecountBundle bundle = bundle(motion);
    Motion decided = scene.latest(motion);
    scene.motions().post(DecisionScene.CLERK, motion.id(), decided.version()).orThrow();
    assertThat(bundle(motion).hash()).isEqualTo(bundle.hash());
    assertThat(codes(bundles().bundle(scene().open().id(), STAFF))).containsExactly("NOT_COUNTED");
    assertThat(codes(bundles().bundle(UUID.randomUUID(), STAFF))).containsExactly("MOTION_UNKNOWN");
  }

  /** Whatever is changed in a bundle, or left out of the log, shows. */
  @Test
  default void whatWasChangedShows() {
    DecisionScene scene = scene();
    Motion motion = voted(scene);
    RecountBundle bundle = bundle(motion);
    List<byte[]> entries = entries(scene, motion);
    assertThat(check(bundle, List.of())).contains(RecountCheck.Fault.NOT_DECIDED);

    List<byte[]> oneLess = new ArrayList<>(entries);
    oneLess.removeIf(entry -> is(entry, bundle.entries().get(0)));
    assertThat(oneLess).hasSize(entries.size() - 1);
    assertThat(check(bundle, oneLess)).contains(RecountCheck.Fault.BALLOT_NOT_IN_LOG);

    List<RecountBundle.Entry> rows = bundle.entries();
    RecountBundle fewer = with(bundle, bundle.parties(), rows.subList(1, rows.size()));
    assertThat(check(fewer, entries)).contains(RecountCheck.Fault.OTHER_BUNDLE);
    assertThat(check(fewer, naming(entries, bundle, fewer)))
        .contains(RecountCheck.Fault.OTHER_BALLOTS);

    List<RecountBundle.Entry> turned = new ArrayList<>(rows);
    turned.set(0, with(rows.get(0), "\"choice\":\"for\"", "\"choice\":\"against\""));
    RecountBundle other = with(bundle, bundle.parties(), turned);
    assertThat(check(other, naming(entries, bundle, other)))
        .contains(RecountCheck.Fault.BALLOT_NOT_IN_LOG);

    List<RecountBundle.Member> heavier = new ArrayList<>(bundle.parties());
    RecountBundle.Member first = heavier.get(1);
    heavier.set(
        1,
        new RecountBundle.Member(
            first.number(), first.heads() + 1, first.weight(), first.named(), first.voter()));
    RecountBundle weighed = with(bundle, heavier, rows);
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

  /** Nobody says other than the log who was named, who voted, or which proxy acted. */
  @Test
  default void aForgedFlagShows() {
    DecisionScene scene = scene();
    Motion motion = voted(scene);
    RecountBundle bundle = bundle(motion);
    List<byte[]> entries = entries(scene, motion);
    assertThat(bundle.form()).isEqualTo(RecountBundle.BOUND);
    assertThat(bundle.namings()).hasSize(2);
    for (int i = 0; i < bundle.entries().size(); i++) {
      RecountBundle.Entry entry = bundle.entries().get(i);
      List<RecountBundle.Entry> own = new ArrayList<>(bundle.entries());
      own.set(i, flagged(entry, !entry.own(), entry.proxy()));
      shows(RecountCheck.Fault.FORGED_FLAG, entries, bundle, with(bundle, bundle.parties(), own));
      List<RecountBundle.Entry> proxy = new ArrayList<>(bundle.entries());
      proxy.set(i, flagged(entry, entry.own(), entry.proxy() == 0 ? 1 : 0));
      shows(RecountCheck.Fault.FORGED_FLAG, entries, bundle, with(bundle, bundle.parties(), proxy));
    }
    for (int i = 0; i < bundle.parties().size(); i++) {
      RecountBundle.Member party = bundle.parties().get(i);
      List<RecountBundle.Member> named = new ArrayList<>(bundle.parties());
      named.set(i, member(party, !party.named(), party.voter()));
      shows(RecountCheck.Fault.FORGED_FLAG, entries, bundle, with(bundle, named, bundle.entries()));
      List<RecountBundle.Member> voter = new ArrayList<>(bundle.parties());
      voter.set(i, member(party, party.named(), party.voter() + 1));
      shows(
          RecountCheck.Fault.OTHER_ROLL_OR_RULE,
          entries,
          bundle,
          with(bundle, voter, bundle.entries()));
    }
    RecountBundle.Naming last = bundle.namings().get(1);
    RecountBundle unnamed =
        new RecountBundle(
            bundle.form(),
            bundle.salt(),
            bundle.motion(),
            bundle.parties(),
            bundle.namings().subList(0, 1),
            bundle.entries());
    shows(RecountCheck.Fault.OTHER_BALLOTS, entries, bundle, unnamed);
    List<RecountBundle.Naming> renamed = new ArrayList<>(bundle.namings());
    renamed.set(
        1,
        new RecountBundle.Naming(
            last.what().replace("\"voter\":2", "\"voter\":1"), last.salt(), last.who()));
    assertThat(renamed).isNotEqualTo(bundle.namings());
    RecountBundle another =
        new RecountBundle(
            bundle.form(),
            bundle.salt(),
            bundle.motion(),
            bundle.parties(),
            renamed,
            bundle.entries());
    shows(RecountCheck.Fault.BALLOT_NOT_IN_LOG, entries, bundle, another);
  }

  /** A bundle from before the log bound its flags is read, written and checked as it was. */
  @Test
  default void aBundleOfTheFirstFormIsStillRead() {
    DecisionScene scene = scene();
    Motion motion = scene.open();
    scene.web(motion, "P02", "for").orThrow();
    scene.decide(motion);
    RecountBundle bundle = bundle(motion);
    RecountBundle first =
        new RecountBundle(
            RecountBundle.FLAGS_ONLY,
            "",
            bundle.motion(),
            bundle.parties().stream().map(party -> member(party, party.named(), 0)).toList(),
            List.of(),
            bundle.entries());
    String text = new String(first.bytes(), StandardCharsets.UTF_8);
    assertThat(text).startsWith("{\"bundle\":1,").doesNotContain("\"voter\":0}");
    assertThat(RecountBundle.parse(first.bytes())).isEqualTo(first);
    List<byte[]> lying = naming(entries(scene, motion), bundle, first);
    // A log that binds the flags is not answered with a bundle that does not.
    assertThat(check(first, lying)).contains(RecountCheck.Fault.OTHER_ROLL_OR_RULE);
    List<byte[]> old =
        lying.stream()
            .map(entry -> new String(entry, StandardCharsets.UTF_8))
            .map(entry -> entry.replaceFirst("\"named\":\"[0-9a-f]{64}\",", ""))
            .map(entry -> entry.replaceFirst("\"bundle\":", "\"ballots\":1,\"bundle\":"))
            .map(entry -> entry.getBytes(StandardCharsets.UTF_8))
            .toList();
    assertThat(check(first, old)).isEmpty();
  }

  private static void shows(
      RecountCheck.Fault fault, List<byte[]> entries, RecountBundle from, RecountBundle forged) {
    assertThat(check(forged, entries)).contains(RecountCheck.Fault.OTHER_BUNDLE);
    assertThat(check(forged, naming(entries, from, forged))).contains(fault);
  }

  private static RecountBundle.Entry flagged(RecountBundle.Entry entry, boolean own, int proxy) {
    return new RecountBundle.Entry(entry.what(), entry.salt(), entry.who(), own, proxy);
  }

  private static RecountBundle.Member member(RecountBundle.Member party, boolean named, int voter) {
    return new RecountBundle.Member(party.number(), party.heads(), party.weight(), named, voter);
  }

  private static RecountBundle with(
      RecountBundle bundle, List<RecountBundle.Member> parties, List<RecountBundle.Entry> entries) {
    return new RecountBundle(
        bundle.form(), bundle.salt(), bundle.motion(), parties, bundle.namings(), entries);
  }

  /** Who has a receipt and the bundle sees whether his ballot is in the count. */
  @Test
  default void aReceiptIsFoundInTheCount() {
    DecisionScene scene = scene();
    Motion motion = voted(scene);
    RecountBundle bundle = bundle(motion);
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
    byte[] bytes = bundle(voted(scene)).bytes();
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

  /** The rule says who is given the bundle, and the refusal names the rule. */
  @Test
  default void aBundleIsGivenToWhomTheRuleNames() {
    DecisionScene scene = scene();
    Motion motion = voted(scene);
    assertThat(bundles().bundle(motion.id(), Set.of(BundleHolder.SUPERVISION)).isAccepted())
        .isTrue();
    Reason others =
        bundles()
            .bundle(motion.id(), Set.of(BundleHolder.AUTHORITY, BundleHolder.PARTIES))
            .refusals()
            .get(0);
    assertThat(others.code()).isEqualTo("BUNDLE_NOT_GIVEN");
    assertThat(others.text(Language.EN))
        .contains("the supervision group, committee staff", "default of this product, unverified");
    assertThat(others.citation()).isNull();
    SampleRules rules =
        new SampleRules().with(DecisionParameters.RECOUNT_BUNDLE, Set.of(BundleHolder.AUTHORITY));
    DecisionScene elsewhere = new DecisionScene(store(), rules.book());
    Motion there = voted(elsewhere);
    assertThat(bundles().bundle(there.id(), Set.of(BundleHolder.AUTHORITY)).isAccepted()).isTrue();
    Reason staff = bundles().bundle(there.id(), STAFF).refusals().get(0);
    ResolvedRule procedure = Objects.requireNonNull(there.rule()).procedure();
    assertThat(staff.rule()).isEqualTo(procedure.id());
    assertThat(staff.citation()).isEqualTo(procedure.citationOf(DecisionParameters.RECOUNT_BUNDLE));
    assertThat(codes(bundles().bundle(there.id(), Set.of()))).containsExactly("BUNDLE_NOT_GIVEN");
  }

  private RecountBundle bundle(Motion motion) {
    return bundles().bundle(motion.id(), STAFF).orThrow();
  }

  private BundleReader bundles() {
    return new BundleReader(store().work(), store().motions(), store().ballots(), store().audit());
  }

  private DecisionScene scene() {
    return new DecisionScene(store(), new SampleRules().book());
  }

  /** Web and paper, a meeting, a correction, one taken back, a proxy, a voter named twice. */
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
    scene
        .box()
        .record(motion.id(), scene.byProxy("P12", "X99", LocalDate.of(2030, 1, 31)))
        .orThrow();
    name(scene, motion, "O11", "letter 1");
    name(scene, motion, "O11b", "letter 2");
    scene.web(motion, "P11", "against").orThrow();
    scene.decide(motion);
    return motion;
  }

  private static void name(DecisionScene scene, Motion motion, String voter, String evidence) {
    scene.box().nameVoter(DecisionScene.CLERK, motion.id(), "P11", voter, evidence).orThrow();
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
