package org.gongtong.core.timebank.ledger;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Where proposals wait for their second person. Extension point, implemented by stores;
 * implementations are thread-safe. An account has one at most; whoever adds or removes one has the
 * account locked. They are no records: what becomes of one, the closings and the log tell.
 */
public interface ProposalStore {

  /** Adds a proposal. */
  void add(Transaction transaction, ClosingProposal proposal);

  /** The proposal about an account. */
  Optional<ClosingProposal> find(Transaction transaction, UUID accountId);

  /** Removes the proposal about an account, if there is one. */
  void remove(Transaction transaction, UUID accountId);

  /**
   * Proposals of a bank, in the order of their accounts' ids.
   *
   * @param after the account after which they begin; null for the first
   * @param limit how many at most
   */
  List<ClosingProposal> page(Transaction transaction, UUID bankId, @Nullable UUID after, int limit);
}
