package org.gongtong.core.timebank.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.timebank.OperationKey;
import org.jspecify.annotations.Nullable;

/**
 * What came of some commands of one bank, as rows. Immutable.
 *
 * @param bankId of which bank
 * @param keys the commands that now have their outcome
 * @param entries what was posted
 * @param postings of these entries, of each account in the order of their sequence
 * @param accounts what changed of accounts, each once
 * @param days what changed of accounts' days, each once
 * @param holds what is held
 * @param ends what became of holds
 * @param parts what parts of accounts had to do with these entries and holds
 * @param grants under which classes of those in need entries were made
 */
public record LedgerRows(
    UUID bankId,
    List<Key> keys,
    List<LedgerEntry> entries,
    List<LedgerPosting> postings,
    List<AccountChange> accounts,
    List<DayChange> days,
    List<LedgerHold> holds,
    List<Ended> ends,
    List<Part> parts,
    List<Granted> grants) {

  /** Rows of accounts without parts, of which none is a grant. */
  public LedgerRows(
      UUID bankId,
      List<Key> keys,
      List<LedgerEntry> entries,
      List<LedgerPosting> postings,
      List<AccountChange> accounts,
      List<DayChange> days,
      List<LedgerHold> holds,
      List<Ended> ends) {
    this(bankId, keys, entries, postings, accounts, days, holds, ends, List.of(), List.of());
  }

  /**
   * What a part of an account had to do with an entry or a hold, so that it can be taken back.
   *
   * @param of the entry or the hold
   * @param accountId the part
   * @param minutes of an entry, added to the part; of a hold, held of it
   */
  public record Part(UUID of, UUID accountId, long minutes) {}

  /**
   * Under which class of those in need time was granted, or a grant was taken back.
   *
   * @param entryId the entry
   * @param accountId the account of the receiver
   * @param classId the class, by its name in the entry's edition
   * @param day on which the grant took effect, of what takes it back as well
   * @param minutes granted, below zero for taken back
   */
  public record Granted(
      UUID entryId, UUID accountId, String classId, LocalDate day, long minutes) {}

  /**
   * A command that has its outcome.
   *
   * @param content the hash of what it said
   * @param answer what became of it
   * @param entryId what it posted; null if nothing
   * @param holdId what it held; null if nothing
   */
  public record Key(
      OperationKey content,
      LedgerAnswer answer,
      Instant recordedAt,
      @Nullable UUID entryId,
      @Nullable UUID holdId) {}

  /**
   * An account as it was locked, and as it is to be.
   *
   * @param before of which the number of postings and the balance must still hold
   */
  public record AccountChange(AccountState before, AccountState after) {}

  /**
   * What is added to an account's day.
   *
   * @param earned to what the account has earned on that day
   */
  public record DayChange(AccountDay day, long earned) {}

  /**
   * That a hold ended.
   *
   * @param key of the command that ended it
   * @param entryId what was posted; null if nothing
   */
  public record Ended(
      UUID holdId,
      HoldEnd end,
      OperationKey key,
      @Nullable UUID entryId,
      Instant recordedAt,
      Actor actor) {}

  /** Whether there is nothing to write. */
  public boolean isEmpty() {
    return keys.isEmpty();
  }
}
