package org.gongtong.core.audit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.gongtong.core.audit.tile.EntryBundle;
import org.gongtong.core.audit.tile.TileId;
import org.gongtong.core.audit.tile.TileStore;
import org.gongtong.core.audit.tree.MerkleTree;
import org.gongtong.core.audit.tree.TreeHead;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * The audit log and the public log of an embedder without a database: gone when the process ends.
 * Thread-safe. Cost: looking an event up is linear in the log.
 */
public final class MemoryAuditLog implements AuditLog, LogStore, EventFinder {

  /** The newest event and all before it, so that appending shares them instead of copying. */
  private record Chain(Appended newest, Optional<Chain> before) {}

  private record Appended(long sequence, SealedEvent sealed) {}

  private record Published(TreeHead head, Optional<String> checkpoint, Optional<String> cosigned) {}

  private final RandomGenerator random;
  private final MemoryUnitOfWork.Cell<Boolean> restored;
  private final MemoryUnitOfWork.Cell<Optional<Chain>> newest;
  private final MemoryUnitOfWork.Cell<Published> published;

  /**
   * By the widest there was. Not undone with a transaction: what the head does not stand for is
   * never asked for, and comes again.
   */
  private final Map<TileId, byte[]> tiles = new ConcurrentHashMap<>();

  /**
   * @param random where salts come from: a secure one, or commitments hide nothing
   */
  public MemoryAuditLog(MemoryUnitOfWork work, RandomGenerator random) {
    this.random = random;
    this.restored = work.cell(false);
    this.newest = work.cell(Optional.empty());
    this.published =
        work.cell(new Published(new MerkleTree().head(), Optional.empty(), Optional.empty()));
  }

  @Override
  public void append(Transaction transaction, AuditEvent event) {
    Optional<Chain> before = newest.get(transaction);
    long sequence = before.map(chain -> chain.newest().sequence()).orElse(0L) + 1;
    Appended added = new Appended(sequence, SealedEvent.of(event, random));
    newest.set(transaction, Optional.of(new Chain(added, before)));
  }

  @Override
  public List<AuditEntry> page(Transaction transaction, long afterSequence, int limit) {
    if (limit < 1 || limit > 1000) {
      throw new IllegalArgumentException("a page has 1 to 1000 events: " + limit);
    }
    return after(transaction, afterSequence, limit).stream()
        .map(added -> new AuditEntry(added.sequence(), added.sealed().event()))
        .toList();
  }

  /** The first of the events above a number, at most so many. */
  private List<Appended> after(Transaction transaction, long sequence, int limit) {
    ArrayDeque<Appended> page = new ArrayDeque<>();
    Optional<Chain> at = newest.get(transaction);
    while (at.isPresent() && at.get().newest().sequence() > sequence) {
      page.addFirst(at.get().newest());
      if (page.size() > limit) {
        page.removeLast();
      }
      at = at.get().before();
    }
    return new ArrayList<>(page);
  }

  @Override
  public Optional<LoggedEvent> find(Transaction transaction, UUID eventId) {
    return where(transaction, added -> added.event().id().equals(eventId)).stream().findFirst();
  }

  @Override
  public List<LoggedEvent> ofSubject(Transaction transaction, String subject) {
    return where(transaction, added -> added.event().subject().equals(subject));
  }

  private List<LoggedEvent> where(Transaction transaction, Predicate<SealedEvent> wanted) {
    long size = head(transaction).size();
    return after(transaction, 0, Integer.MAX_VALUE).stream()
        .filter(added -> wanted.test(added.sealed()))
        .map(added -> logged(added, size))
        .toList();
  }

  @Override
  public List<FoundEvent> newest(
      Transaction transaction, EventSearch search, FoundEvent.@Nullable Cursor before, int limit) {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("a page has 1 to " + MOST + " events: " + limit);
    }
    long size = head(transaction).size();
    return after(transaction, 0, Integer.MAX_VALUE).stream()
        .filter(added -> added.sealed().event().actor().kind() != Actor.Kind.RESIDENT)
        .filter(added -> search.finds(added.sealed().event()))
        .filter(a -> before == null || before.isBefore(a.sealed().event(), a.sequence()))
        .map(added -> new FoundEvent(added.sequence(), logged(added, size)))
        .sorted(
            Comparator.comparing((FoundEvent found) -> found.event().recordedAt())
                .thenComparing(FoundEvent::sequence)
                .reversed())
        .limit(limit)
        .toList();
  }

  private static LoggedEvent logged(Appended added, long size) {
    return new LoggedEvent(
        added.sealed(),
        added.sequence() <= size ? OptionalLong.of(added.sequence() - 1) : OptionalLong.empty());
  }

  @Override
  public List<LoggedEvent> placed(Transaction transaction, long first, int limit) {
    return where(transaction, added -> true).stream()
        .filter(logged -> logged.index().isPresent() && logged.index().getAsLong() >= first)
        .limit(limit)
        .toList();
  }

  @Override
  public Optional<LoggedEvent> findReceipt(Transaction transaction, ReceiptCode code) {
    return where(transaction, added -> code.isOf(added.leafHash())).stream().findFirst();
  }

  @Override
  public TreeHead head(Transaction transaction) {
    return published.get(transaction).head();
  }

  /** As {@link #head}: writes run one after another anyway. */
  @Override
  public TreeHead lockHead(Transaction transaction) {
    return head(transaction);
  }

  /** Numbers have no gaps here, and an event's place is its number less one. */
  @Override
  public List<WaitingEvent> waiting(Transaction transaction, int limit) {
    return after(transaction, head(transaction).size(), limit).stream()
        .map(added -> WaitingEvent.of(added.sequence(), added.sealed()))
        .toList();
  }

  @Override
  public void integrate(
      Transaction transaction, long first, List<WaitingEvent> events, TreeHead head) {
    Published before = published.get(transaction);
    if (before.head().size() != first || first + events.size() != head.size()) {
      throw new IllegalStateException("the log has " + before.head().size() + " events");
    }
    published.set(transaction, new Published(head, before.checkpoint(), before.cosigned()));
  }

  @Override
  public Optional<String> checkpoint(Transaction transaction) {
    return published.get(transaction).checkpoint();
  }

  @Override
  public boolean isRestored(Transaction transaction) {
    return restored.get(transaction);
  }

  @Override
  public void markRestored(Transaction transaction, boolean isRestored) {
    restored.set(transaction, isRestored);
  }

  @Override
  public Optional<String> cosigned(Transaction transaction) {
    return published.get(transaction).cosigned();
  }

  @Override
  public void keepCosigned(Transaction transaction, String note) {
    Published before = published.get(transaction);
    published.set(
        transaction, new Published(before.head(), before.checkpoint(), Optional.of(note)));
  }

  @Override
  public void keepCheckpoint(Transaction transaction, String note) {
    Published before = published.get(transaction);
    published.set(transaction, new Published(before.head(), Optional.of(note), before.cosigned()));
  }

  @Override
  public int eraseWho(Transaction transaction, String subject, Set<Actor> actors) {
    return replace(
        transaction,
        event -> event.subject().equals(subject) && actors.contains(event.actor()),
        SealedEvent::withoutWho);
  }

  @Override
  public int eraseWhat(Transaction transaction, String subject) {
    return replace(
        transaction,
        event -> event.subject().equals(subject) && event.disclosure() == Disclosure.SEALED,
        SealedEvent::withoutWhat);
  }

  private int replace(
      Transaction transaction, Predicate<AuditEvent> wanted, UnaryOperator<SealedEvent> erased) {
    int changed = 0;
    Optional<Chain> again = Optional.empty();
    for (Appended added : after(transaction, 0, Integer.MAX_VALUE)) {
      boolean replaced = wanted.test(added.sealed().event());
      changed += replaced ? 1 : 0;
      SealedEvent kept = replaced ? erased.apply(added.sealed()) : added.sealed();
      again = Optional.of(new Chain(new Appended(added.sequence(), kept), again));
    }
    newest.set(transaction, again);
    return changed;
  }

  @Override
  public TileStore tiles(Transaction transaction) {
    return new TileStore() {
      @Override
      public void put(TileId id, byte[] bytes) {
        tiles.put(widest(id), bytes.clone());
      }

      @Override
      public Optional<byte[]> find(TileId id) {
        return Optional.ofNullable(tiles.get(widest(id)))
            .flatMap(bytes -> EntryBundle.narrowed(id, bytes));
      }
    };
  }

  private static TileId widest(TileId id) {
    return new TileId(id.level(), id.index(), TileId.FULL);
  }
}
