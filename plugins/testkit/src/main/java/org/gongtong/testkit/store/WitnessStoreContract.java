package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.audit.WitnessStore;
import org.gongtong.core.audit.tree.TreeHead;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.UnitOfWork;
import org.junit.jupiter.api.Test;

/** What a witness's memory promises. Extension point: test classes of stores have it. */
public interface WitnessStoreContract {

  /** The store's unit of work. */
  UnitOfWork work();

  /** What is tested. */
  WitnessStore witnessed();

  /** The last that was kept is found, of each log by itself. */
  @Test
  default void theLastIsFound() {
    String one = UUID.randomUUID() + ".example/log";
    String other = UUID.randomUUID() + ".example/log";
    assertThat(find(one)).isEmpty();
    keep(one, 5);
    keep(other, 7);
    keep(one, 9);
    keep(one, 9);
    assertThat(find(one)).contains(head(9));
    assertThat(find(other)).contains(head(7));
  }

  /**
   * After a restore no log is as it was until it was confirmed, those never seen included; and
   * after another restore again.
   */
  @Test
  default void aRestoredMemoryIsNotTrusted() {
    String one = UUID.randomUUID() + ".example/log";
    String other = UUID.randomUUID() + ".example/log";
    keep(one, 5);
    for (int restores = 0; restores < 2; restores++) {
      work()
          .write(
              transaction -> {
                witnessed().markRestored(transaction);
                return one;
              });
      assertThat(isRestored(one)).isTrue();
      assertThat(isRestored(other)).isTrue();
      work()
          .write(
              transaction -> {
                witnessed().confirm(transaction, one);
                return one;
              });
      assertThat(isRestored(one)).isFalse();
      assertThat(isRestored(other)).isTrue();
    }
    assertThat(find(one)).contains(head(5));
  }

  private boolean isRestored(String origin) {
    return work().<Boolean>read(transaction -> witnessed().isRestored(transaction, origin));
  }

  private static TreeHead head(long size) {
    return new TreeHead(size, ContentHash.of("root " + size));
  }

  private Optional<TreeHead> find(String origin) {
    return work().write(transaction -> witnessed().lock(transaction, origin));
  }

  private void keep(String origin, long size) {
    work()
        .write(
            transaction -> {
              Optional<TreeHead> before = witnessed().lock(transaction, origin);
              witnessed().keep(transaction, origin, before, head(size));
              return origin;
            });
  }
}
