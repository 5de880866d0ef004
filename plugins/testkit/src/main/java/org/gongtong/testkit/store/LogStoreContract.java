package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.Commitment;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.audit.LoggedEvent;
import org.gongtong.core.audit.ReceiptCode;
import org.gongtong.core.audit.Sequencer;
import org.gongtong.core.audit.WaitingEvent;
import org.gongtong.core.audit.tile.EntryBundle;
import org.gongtong.core.audit.tile.LogCheck;
import org.gongtong.core.audit.tile.TileId;
import org.gongtong.core.audit.tree.MerkleTree;
import org.gongtong.core.audit.tree.TreeHead;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.kernel.Transaction;
import org.junit.jupiter.api.Test;

/** What the public log promises. Extension point: test classes of stores have it. */
public interface LogStoreContract {

  /** The store; it may be the same for all tests and hold events of others. */
  StoreParts store();

  /** Each event gets one place, and the tiles are those of the head. */
  @Test
  default void everyEventGetsItsPlace() {
    String subject = UUID.randomUUID().toString();
    appendAll(subject, 700);
    integrateAll();
    List<Long> places = places(subject);
    assertThat(places).hasSize(700).doesNotHaveDuplicates().isSorted();
    assertThatTheLogIsWhole();
    assertThat(new Sequencer(store().work(), store().log()).integrate()).isZero();
    assertThat(places(subject)).isEqualTo(places);
  }

  /** Events are read back by their places. */
  @Test
  default void eventsAreReadByTheirPlaces() {
    String subject = UUID.randomUUID().toString();
    appendAll(subject, 5);
    integrateAll();
    long first = places(subject).get(0);
    List<LoggedEvent> read = store().work().read(t -> store().log().placed(t, first + 1, 3));
    assertThat(read)
        .extracting(logged -> logged.index().getAsLong())
        .containsExactly(first + 1, first + 2, first + 3);
    assertThat(read).allMatch(l -> l.sealed().event().subject().equals(subject));
  }

  /** What was published stays: the root of each head is met again on the way to later ones. */
  @Test
  default void aLogOnlyGrows() {
    Sequencer sequencer = new Sequencer(store().work(), store().log());
    List<TreeHead> heads = new ArrayList<>();
    for (int count : new int[] {1, 255, 1, 0, 300}) {
      appendAll(UUID.randomUUID().toString(), count);
      while (sequencer.integrate() > 0) {
        heads.add(head());
      }
    }
    List<byte[]> leaves = leaves();
    for (TreeHead head : heads) {
      MerkleTree tree = new MerkleTree();
      leaves.subList(0, (int) head.size()).forEach(tree::add);
      assertThat(tree.head()).isEqualTo(head);
    }
  }

  /** Several may integrate in turn: each goes on where the other was. */
  @Test
  default void sequencersTakeTurns() {
    Sequencer one = new Sequencer(store().work(), store().log());
    Sequencer other = new Sequencer(store().work(), store().log());
    for (int turn = 0; turn < 3; turn++) {
      appendAll(UUID.randomUUID().toString(), 100);
      one.integrate();
      appendAll(UUID.randomUUID().toString(), 100);
      other.integrate();
    }
    integrateAll();
    assertThatTheLogIsWhole();
  }

  /** What a failed transaction integrated has no place, and the sequencer goes on. */
  @Test
  default void aFailureLeavesTheLogAsItWas() {
    String subject = UUID.randomUUID().toString();
    integrateAll();
    TreeHead before = head();
    appendAll(subject, 3);
    FailingLogStore failing = new FailingLogStore(store().log());
    Sequencer sequencer = new Sequencer(store().work(), failing);
    assertThatThrownBy(sequencer::integrate).hasMessage(FailingLogStore.MESSAGE);
    assertThat(head()).isEqualTo(before);
    assertThat(places(subject)).isEmpty();
    failing.mend();
    assertThat(sequencer.integrate()).isEqualTo(3);
    assertThat(places(subject)).hasSize(3);
    assertThatTheLogIsWhole();
  }

  /** An event has one place for ever. */
  @Test
  default void noEventIsPlacedTwice() {
    appendAll(UUID.randomUUID().toString(), 1);
    List<WaitingEvent> waiting = store().work().write(t -> store().log().waiting(t, 10));
    integrateAll();
    TreeHead head = head();
    TreeHead next = new TreeHead(head.size() + waiting.size(), head.root());
    assertThatThrownBy(
            () ->
                store()
                    .work()
                    .write(
                        t -> {
                          store().log().integrate(t, head.size() - 1, waiting, head);
                          return t;
                        }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(head()).isEqualTo(head).isNotEqualTo(next);
  }

  /** A sealed event publishes two hashes; who has the salt can show what it was. */
  @Test
  default void aSealedEventTellsNothing() {
    AuditEvent event = append(SampleRosters.event(UUID.randomUUID().toString()));
    LoggedEvent logged = find(event.id());
    assertThat(logged.sealed().event()).isEqualTo(event);
    String leaf = leaf(logged);
    assertThat(leaf).matches("\\{\"v\":1,\"what\":\"[0-9a-f]{64}\",\"who\":\"[0-9a-f]{64}\"}");
    assertThat(CanonicalJson.write(CanonicalJson.read(leaf))).isEqualTo(leaf);
    Commitment what = logged.sealed().what();
    Commitment who = logged.sealed().who();
    assertThat(leaf).contains(what.hash().hex()).contains(who.hash().hex());
    assertThat(Commitment.opens(what.hash(), salt(what), event.canonicalWhat())).isTrue();
    assertThat(Commitment.opens(who.hash(), salt(who), event.who())).isTrue();
    assertThat(Commitment.opens(what.hash(), salt(who), event.canonicalWhat())).isFalse();
    assertThat(Commitment.opens(who.hash(), salt(who), "staff:somebody-else")).isFalse();
  }

  private static byte[] salt(Commitment commitment) {
    return Objects.requireNonNull(commitment.salt());
  }

  /** A public event publishes all but who did it. */
  @Test
  default void aPublicEventTellsAllButWho() {
    AuditEvent event = append(SampleRosters.event(UUID.randomUUID().toString(), Disclosure.PUBLIC));
    LoggedEvent logged = find(event.id());
    String leaf = leaf(logged);
    assertThat(CanonicalJson.write(CanonicalJson.read(leaf))).isEqualTo(leaf);
    assertThat(leaf)
        .contains("\"subject\":\"" + event.subject() + "\"", "中文 👍")
        .contains("\"type\":\"contract-checked\"", "\"who\":\"" + logged.sealed().who().hash())
        .doesNotContain(event.actor().id());
  }

  /** A tile that has grown still answers for what it was. */
  @Test
  default void aNarrowerTileIsFoundInAWiderOne() {
    appendAll(UUID.randomUUID().toString(), 20);
    integrateAll();
    long size = head().size();
    int width = (int) (size % TileId.FULL);
    if (width < 2) {
      appendAll(UUID.randomUUID().toString(), 5);
      integrateAll();
      size = head().size();
      width = (int) (size % TileId.FULL);
    }
    long tile = size / TileId.FULL;
    byte[] hashes = tile(new TileId(0, tile, width));
    assertThat(tile(new TileId(0, tile, width - 1))).isEqualTo(slice(hashes, (width - 1) * 32));
    List<byte[]> entries = EntryBundle.read(tile(new TileId(TileId.ENTRIES, tile, width)));
    List<byte[]> fewer = EntryBundle.read(tile(new TileId(TileId.ENTRIES, tile, width - 1)));
    assertThat(entries).hasSize(width);
    assertThat(fewer).hasSize(width - 1).containsExactlyElementsOf(entries.subList(0, width - 1));
    TileId wider = new TileId(0, tile, TileId.FULL);
    assertThat(store().work().<Boolean>read(t -> store().log().tiles(t).find(wider).isEmpty()))
        .isTrue();
  }

  private static byte[] slice(byte[] bytes, int length) {
    return Arrays.copyOf(bytes, length);
  }

  /** A receipt finds its event, before it has a place and afterwards; another finds none. */
  @Test
  default void aReceiptFindsItsEvent() {
    AuditEvent event = append(SampleRosters.event(UUID.randomUUID().toString()));
    ReceiptCode code = ReceiptCode.of(find(event.id()).sealed().leafHash());
    assertThat(receipt(code).sealed().event()).isEqualTo(event);
    integrateAll();
    assertThat(receipt(code).index()).isPresent();
    char last = code.code().charAt(18) == '0' ? '1' : '0';
    ReceiptCode other = new ReceiptCode(code.code().substring(0, 18) + last);
    Optional<LoggedEvent> none = store().work().read(t -> store().log().findReceipt(t, other));
    assertThat(none).isEmpty();
  }

  private LoggedEvent receipt(ReceiptCode code) {
    return store().work().read(t -> store().log().findReceipt(t, code)).orElseThrow();
  }

  /** The newest checkpoint is kept. */
  @Test
  default void theCheckpointIsKept() {
    String note = "note " + UUID.randomUUID() + "\n";
    store()
        .work()
        .write(
            t -> {
              store().log().keepCheckpoint(t, note);
              store().log().keepCosigned(t, note + "cosigned\n");
              return t;
            });
    Optional<String> cosigned = store().work().read(t -> store().log().cosigned(t));
    assertThat(cosigned).contains(note + "cosigned\n");
    Optional<String> kept = store().work().read(t -> store().log().checkpoint(t));
    assertThat(kept).contains(note);
  }

  /** A restored log is known as such until it was compared. */
  @Test
  default void aRestoredLogIsMarked() {
    for (boolean restored : new boolean[] {true, false}) {
      store()
          .work()
          .write(
              t -> {
                store().log().markRestored(t, restored);
                return t;
              });
      boolean marked = store().work().<Boolean>read(t -> store().log().isRestored(t));
      assertThat(marked).isEqualTo(restored);
    }
  }

  private byte[] tile(TileId id) {
    return store().work().read(t -> store().log().tiles(t).find(id)).orElseThrow();
  }

  private static String leaf(LoggedEvent logged) {
    return new String(logged.sealed().leaf(), StandardCharsets.UTF_8);
  }

  private LoggedEvent find(UUID id) {
    return store().work().read(t -> store().audit().find(t, id)).orElseThrow();
  }

  private AuditEvent append(AuditEvent event) {
    return store()
        .work()
        .write(
            t -> {
              store().audit().append(t, event);
              return event;
            });
  }

  private void appendAll(String subject, int count) {
    store()
        .work()
        .write(
            t -> {
              for (int i = 0; i < count; i++) {
                store().audit().append(t, SampleRosters.event(subject));
              }
              return t;
            });
  }

  private void integrateAll() {
    Sequencer sequencer = new Sequencer(store().work(), store().log());
    while (sequencer.integrate() > 0) {
      assertThat(head().size()).isPositive();
    }
  }

  private TreeHead head() {
    return store().work().read(t -> store().log().head(t));
  }

  private List<Long> places(String subject) {
    return store().work().read(t -> store().audit().ofSubject(t, subject)).stream()
        .filter(logged -> logged.index().isPresent())
        .map(logged -> logged.index().getAsLong())
        .toList();
  }

  private List<byte[]> leaves() {
    return store().work().read(this::leaves);
  }

  private List<byte[]> leaves(Transaction transaction) {
    List<byte[]> leaves = new ArrayList<>();
    long size = store().log().head(transaction).size();
    for (long at = 0; at < size; at += TileId.FULL) {
      int width = (int) Math.min(TileId.FULL, size - at);
      TileId id = new TileId(TileId.ENTRIES, at / TileId.FULL, width);
      leaves.addAll(EntryBundle.read(store().log().tiles(transaction).find(id).orElseThrow()));
    }
    return leaves;
  }

  private void assertThatTheLogIsWhole() {
    Optional<LogCheck.Finding> finding =
        store()
            .work()
            .read(t -> new LogCheck(store().log().tiles(t), store().log().head(t), null).run());
    assertThat(finding).isEmpty();
  }
}
