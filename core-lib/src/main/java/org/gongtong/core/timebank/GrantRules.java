package org.gongtong.core.timebank;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a grant goes to somebody whom the policy names. Immutable and thread-safe. */
final class GrantRules {

  private final GrantTerms terms;
  private final Members members;

  GrantRules(GrantTerms terms, Members members) {
    this.terms = terms;
    this.members = members;
  }

  /** Why somebody is not granted so much; null if he is, or it is no grant. */
  @Nullable TransferOutcome barred(Transfer transfer, Standing standing) {
    if (transfer.kind() != TransferKind.GRANT || !terms.asks()) {
      return null;
    }
    Optional<GrantClass> in = classOf(transfer);
    if (in.isEmpty()) {
      return TransferOutcome.GRANT_NO_CLASS;
    }
    Long most = in.get().most();
    return most != null && transfer.minutes() > most - granted(transfer, in.get(), standing)
        ? TransferOutcome.GRANT_MAXIMUM
        : null;
  }

  /** The class in which the receiver of a grant is on its day; empty if the policy has none. */
  Optional<GrantClass> classOf(Transfer transfer) {
    if (transfer.kind() != TransferKind.GRANT || !terms.asks()) {
      return Optional.empty();
    }
    Members.Account account = members.account(transfer.to());
    return terms.classOf(
        account.birthDate(), account.attested(), LocalDate.ofEpochDay(transfer.day()));
  }

  /** Minutes that the receiver was granted in the period of his class, by whatever class. */
  long granted(Transfer transfer, GrantClass in, Standing standing) {
    LocalDate day = LocalDate.ofEpochDay(transfer.day());
    return standing.granted(
        transfer.to(),
        Math.toIntExact(in.period().first(day).toEpochDay()),
        Math.toIntExact(in.period().next(day).toEpochDay()));
  }
}
