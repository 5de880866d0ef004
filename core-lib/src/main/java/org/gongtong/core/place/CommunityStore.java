package org.gongtong.core.place;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;

/**
 * Where communities are kept. Extension point, implemented by stores; implementations are
 * thread-safe. Every method refuses a transaction of another store with an {@link
 * IllegalArgumentException} and one that is over with an {@link IllegalStateException}.
 */
public interface CommunityStore {

  /**
   * Adds a community.
   *
   * @return whether it was added; false, and nothing changed, if its slug is taken
   * @throws IllegalStateException if the transaction only reads
   */
  boolean add(Transaction transaction, Community community);

  /** The community of an id. */
  Optional<Community> findById(Transaction transaction, UUID id);

  /** The community of a slug. */
  Optional<Community> findBySlug(Transaction transaction, String slug);

  /** All communities, in the order of their slugs. */
  List<Community> all(Transaction transaction);
}
