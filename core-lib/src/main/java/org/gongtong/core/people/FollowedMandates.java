package org.gongtong.core.people;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.DateRange;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;

/**
 * Mandates that follow what another system says: an organisation's directory. It is told at times
 * what somebody is there, and grants and ends accordingly, from that day on. Thread-safe.
 *
 * <p>What people granted stays as they left it, and so does what they ended: a mandate of this
 * source that somebody else ended comes back by people alone. Two administrators who exclude each
 * other are given neither, whichever came first, so that what stands depends on what is said now
 * and not on the order in which it was said. The source may take the last security administrator
 * away, as the console may.
 */
public final class FollowedMandates {
  private final UnitOfWork work;
  private final MandateStore mandates;
  private final MandateEvents events;
  private final IdSource ids;
  private final InstantSource clock;
  private final Actor source;

  /**
   * @param source who grants and ends here, and nowhere else
   */
  public FollowedMandates(
      UnitOfWork work,
      MandateStore mandates,
      AuditLog audit,
      IdSource ids,
      InstantSource clock,
      Actor source) {
    this.work = work;
    this.mandates = mandates;
    this.events = new MandateEvents(audit, ids);
    this.ids = ids;
    this.clock = clock;
    this.source = source;
  }

  /**
   * What somebody is to hold.
   *
   * @param place of an extent that the kind is for
   * @param evidence what says so, at most {@value Mandate#EVIDENCE_MOST} characters
   */
  public record Wish(MandateKind kind, MandatePlace place, String evidence) {
    /**
     * @throws IllegalArgumentException if the kind is not for such a place
     */
    public Wish {
      if (!kind.isFor(place.extent())) {
        throw new IllegalArgumentException(kind + " is not for " + place);
      }
    }

    boolean is(Mandate mandate) {
      return mandate.kind() == kind && mandate.place().equals(place);
    }
  }

  /**
   * What was done.
   *
   * @param withheld what is not given, for it excludes something else or was ended by people
   */
  public record Brought(List<Mandate> granted, List<Mandate> ended, List<Wish> withheld) {
    /** Copies the lists. */
    public Brought {
      granted = List.copyOf(granted);
      ended = List.copyOf(ended);
      withheld = List.copyOf(withheld);
    }
  }

  /**
   * Brings the mandates of this source in line.
   *
   * @param wishes all that the holder is to have from this source
   * @param today the day it is at a place
   */
  public Brought follow(String holder, List<Wish> wishes, Function<MandatePlace, LocalDate> today) {
    return work.write(
        transaction -> {
          mandates.awaitTurn(transaction);
          List<Wish> withheld = new ArrayList<>();
          List<Wish> apart = apart(wishes, withheld);
          List<Mandate> ended = end(transaction, holder, apart, today);
          List<Mandate> granted = new ArrayList<>();
          for (Wish wish : apart) {
            List<Mandate> held = mandates.heldBy(transaction, holder);
            DateRange period = DateRange.from(today.apply(wish.place()));
            if (held.stream().anyMatch(has -> wish.is(has) && overlaps(has, period))) {
              continue;
            }
            if (held.stream().anyMatch(has -> isAgainst(has, wish, period))) {
              withheld.add(wish);
            } else {
              granted.add(grant(transaction, holder, wish, period));
            }
          }
          return new Brought(granted, ended, withheld);
        });
  }

  /** Each wish once, without those that exclude one another. */
  private static List<Wish> apart(List<Wish> wishes, List<Wish> withheld) {
    List<Wish> apart = new ArrayList<>();
    for (Wish wish : wishes) {
      boolean there =
          apart.stream().anyMatch(o -> o.kind() == wish.kind() && o.place().equals(wish.place()));
      if (there) {
        continue;
      }
      boolean excluded = wishes.stream().anyMatch(other -> other.kind().excludes(wish.kind()));
      (excluded ? withheld : apart).add(wish);
    }
    return apart;
  }

  private List<Mandate> end(
      Transaction transaction,
      String holder,
      List<Wish> wishes,
      Function<MandatePlace, LocalDate> today) {
    List<Mandate> ended = new ArrayList<>();
    for (Mandate mandate : mandates.heldBy(transaction, holder)) {
      LocalDate from = today.apply(mandate.place());
      boolean isOurs = mandate.grantedBy().equals(source) && mandate.end() == null;
      if (isOurs
          && overlaps(mandate, DateRange.from(from))
          && wishes.stream().noneMatch(wish -> wish.is(mandate))) {
        String why = "no longer: " + mandate.evidence();
        MandateEnd end = new MandateEnd(from, clock.instant(), source, why);
        mandates.addEnd(transaction, mandate.id(), end);
        events.ended(transaction, mandate, end);
        ended.add(mandate);
      }
    }
    return ended;
  }

  private static boolean overlaps(Mandate mandate, DateRange period) {
    return mandate.days().filter(period::overlaps).isPresent();
  }

  /** Whether something that he holds, or that people took from him, stands against a wish. */
  private boolean isAgainst(Mandate has, Wish wish, DateRange period) {
    boolean taken =
        wish.is(has)
            && Optional.ofNullable(has.end()).filter(end -> !end.by().equals(source)).isPresent();
    return taken || has.kind().excludes(wish.kind()) && overlaps(has, period);
  }

  private Mandate grant(Transaction transaction, String holder, Wish wish, DateRange period) {
    Instant now = clock.instant();
    Mandate mandate =
        new Mandate(
            ids.next(),
            holder,
            wish.kind(),
            wish.place(),
            period,
            now,
            source,
            wish.evidence(),
            null);
    mandates.add(transaction, mandate);
    events.granted(transaction, mandate);
    return mandate;
  }
}
