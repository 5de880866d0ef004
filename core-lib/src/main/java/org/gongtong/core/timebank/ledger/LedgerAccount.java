package org.gongtong.core.timebank.ledger;

import java.time.LocalDate;
import java.util.UUID;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.Bucket;
import org.jspecify.annotations.Nullable;

/**
 * An account of a time bank. Immutable.
 *
 * @param id unique
 * @param bankId of which bank
 * @param kind whose time it holds
 * @param holder the id of whom it belongs to, no name; up to 64 characters, empty for pool, reserve
 *     and parts of accounts
 * @param birthDate of the person it belongs to, of a household the member's whose age counts, where
 *     rules ask for an age; null if not known
 * @param opened the first day on which it takes part in transfers
 * @param closed the first day on which it does no more; null while it is open
 * @param bucket what its time may be used for
 * @param parentId the account it is a part of; null as a rule
 * @param marks what there is about it beside this, to be read when it is needed
 */
public record LedgerAccount(
    UUID id,
    UUID bankId,
    AccountKind kind,
    String holder,
    @Nullable LocalDate birthDate,
    LocalDate opened,
    @Nullable LocalDate closed,
    Bucket bucket,
    @Nullable UUID parentId,
    Marks marks) {

  /**
   * What there is about an account beside itself. Immutable.
   *
   * @param parts whether it has parts of restricted time
   * @param limits whether it has limits of its own
   * @param predecessors whether another account was merged into it
   */
  public record Marks(boolean parts, boolean limits, boolean predecessors) {

    /** As nearly all accounts are. */
    public static final Marks NONE = new Marks(false, false, false);
  }

  /** An account that is no part of another, and of which there is nothing more to know. */
  public LedgerAccount(
      UUID id,
      UUID bankId,
      AccountKind kind,
      String holder,
      @Nullable LocalDate birthDate,
      LocalDate opened,
      @Nullable LocalDate closed) {
    this(id, bankId, kind, holder, birthDate, opened, closed, Bucket.PERSONAL, null, Marks.NONE);
  }

  /**
   * @throws IllegalArgumentException if the holder's id is too long
   */
  public LedgerAccount {
    if (holder.length() > 64) {
      throw new IllegalArgumentException("a holder's id has up to 64 characters: " + holder);
    }
  }

  /** Whether it is a part of another account. */
  public boolean isPart() {
    return parentId != null;
  }

  LedgerAccount closedFrom(@Nullable LocalDate day) {
    return new LedgerAccount(
        id, bankId, kind, holder, birthDate, opened, day, bucket, parentId, marks);
  }

  LedgerAccount ageless() {
    return new LedgerAccount(
        id, bankId, kind, holder, null, opened, closed, bucket, parentId, marks);
  }

  LedgerAccount marked(Marks more) {
    Marks all =
        new Marks(
            marks.parts || more.parts,
            marks.limits || more.limits,
            marks.predecessors || more.predecessors);
    return new LedgerAccount(
        id, bankId, kind, holder, birthDate, opened, closed, bucket, parentId, all);
  }

  /** A part of this account that holds restricted time. */
  LedgerAccount part(UUID partId, Bucket restricted, LocalDate from) {
    return new LedgerAccount(
        partId, bankId, kind, "", null, from, closed, restricted, id, Marks.NONE);
  }
}
