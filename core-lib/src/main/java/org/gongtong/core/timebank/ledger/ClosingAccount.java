package org.gongtong.core.timebank.ledger;

import java.util.List;
import org.gongtong.core.timebank.Bucket;

/**
 * An account that is to be given up, locked with its parts. Immutable.
 *
 * @param state the account
 * @param parts its parts
 * @param others the other accounts of the order that the bank has, locked as well
 */
record ClosingAccount(AccountState state, List<AccountState> parts, List<AccountState> others) {

  LedgerAccount account() {
    return state.account();
  }

  long minutes(Bucket bucket) {
    return bucket == Bucket.PERSONAL
        ? state.balance()
        : parts.stream()
            .filter(part -> part.account().bucket() == bucket)
            .mapToLong(AccountState::balance)
            .sum();
  }

  long all() {
    return state.balance() + parts.stream().mapToLong(AccountState::balance).sum();
  }

  long held() {
    return state.held() + parts.stream().mapToLong(AccountState::held).sum();
  }
}
