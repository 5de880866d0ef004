package org.gongtong.core.timebank.ledger;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.gongtong.core.timebank.Bucket;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferKind;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants of a ledger. Immutable; times are cut to the microsecond.
 *
 * <p>Two commands are the same if their keys are, and all else they say.
 */
public sealed interface LedgerCommand
    permits LedgerCommand.Post,
        LedgerCommand.Reverse,
        LedgerCommand.Hold,
        LedgerCommand.End,
        OrderedMove {

  /** What makes it one however often it is sent. */
  OperationKey key();

  /** When it takes effect, in the place's own time. */
  LocalDateTime at();

  /** A hash of all it says apart from its key, to tell a repetition from another command. */
  default OperationKey content() {
    return OperationKey.of(says());
  }

  /** All it says apart from its key, written one way only. */
  String says();

  /**
   * Posts a transfer.
   *
   * @param from the giver's account; null where the kind names none
   * @param to the receiver's, likewise
   * @param minutes how much
   * @param ref an operation it refers to; part of what it says, and of no effect
   * @param bucket which part of the receiver's account it goes to
   */
  record Post(
      OperationKey key,
      TransferKind kind,
      LocalDateTime at,
      @Nullable UUID from,
      @Nullable UUID to,
      long minutes,
      OperationKey ref,
      Bucket bucket)
      implements LedgerCommand {

    public Post {
      at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** A transfer of unrestricted time. */
    public Post(
        OperationKey key,
        TransferKind kind,
        LocalDateTime at,
        @Nullable UUID from,
        @Nullable UUID to,
        long minutes,
        OperationKey ref) {
      this(key, kind, at, from, to, minutes, ref, Bucket.PERSONAL);
    }

    @Override
    public String says() {
      String what = bucket == Bucket.PERSONAL ? kind.code() : kind.code() + " to " + bucket.code();
      return said(what, at, from, to, minutes, ref);
    }
  }

  /**
   * Takes a posted transfer back by a counter-entry.
   *
   * @param ref the key of the transfer
   * @param from an account that it names; part of what it says, and of no effect
   * @param to likewise
   * @param minutes likewise
   */
  record Reverse(
      OperationKey key,
      LocalDateTime at,
      OperationKey ref,
      @Nullable UUID from,
      @Nullable UUID to,
      long minutes)
      implements LedgerCommand {

    public Reverse {
      at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** A reversal that says no more than it need. */
    public Reverse(OperationKey key, LocalDateTime at, OperationKey ref) {
      this(key, at, ref, null, null, 0);
    }

    @Override
    public String says() {
      return said("reverse", at, from, to, minutes, ref);
    }
  }

  /**
   * Holds the giver's minutes for a transfer that is to come: it is checked as if it took effect at
   * once, and posts nothing.
   *
   * @param from the giver's account; null where the kind names none
   * @param to the receiver's, likewise
   * @param expiresAt from when on it may be ended as expired
   */
  record Hold(
      OperationKey key,
      TransferKind kind,
      LocalDateTime at,
      @Nullable UUID from,
      @Nullable UUID to,
      long minutes,
      Instant expiresAt)
      implements LedgerCommand {

    public Hold {
      at = at.truncatedTo(ChronoUnit.MICROS);
      expiresAt = expiresAt.truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public String says() {
      return said(
          "hold " + kind.code() + " " + expiresAt, at, from, to, minutes, OperationKey.NONE);
    }
  }

  /**
   * Ends a hold.
   *
   * @param ref the key of the hold
   * @param end what becomes of it
   * @param minutes how much of what is held is posted; 0 where it is not
   */
  record End(OperationKey key, LocalDateTime at, OperationKey ref, HoldEnd end, long minutes)
      implements LedgerCommand {

    public End {
      at = at.truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public String says() {
      return said("end " + end.code(), at, null, null, minutes, ref);
    }
  }

  private static String said(
      String what,
      LocalDateTime at,
      @Nullable UUID from,
      @Nullable UUID to,
      long minutes,
      OperationKey ref) {
    return what
        + '\n'
        + at
        + '\n'
        + (from == null ? "" : from)
        + '\n'
        + (to == null ? "" : to)
        + '\n'
        + minutes
        + '\n'
        + ref.toUuid();
  }
}
