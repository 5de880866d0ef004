package org.gongtong.core.place;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;

/**
 * Imports rosters: shows what one would change, and applies it whole, as dated rows. Thread-safe.
 *
 * <p>A roster lists every part of its community; a part it does not list is gone from its effective
 * date on. Rosters follow one another in time: none can be slipped in before one already there.
 */
public final class RosterService {

  /** How a decided import goes on. */
  private record Plan(Optional<ImportedRoster> latest, RosterDifference difference) {

    /** The very roster that came last, sent again: after a lost reply, or by a second click. */
    Optional<ImportedRoster> repeatOf(ContentHash content, LocalDate effective) {
      return latest.filter(
          last -> last.content().equals(content) && last.effectiveFrom().equals(effective));
    }
  }

  private final UnitOfWork work;
  private final RosterStore rosters;
  private final AuditLog audit;
  private final IdSource ids;
  private final InstantSource clock;
  private final ZoneId zone;

  /**
   * @param zone the zone of the communities: in it a day begins
   */
  public RosterService(
      UnitOfWork work,
      RosterStore rosters,
      AuditLog audit,
      IdSource ids,
      InstantSource clock,
      ZoneId zone) {
    this.work = work;
    this.rosters = rosters;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * What {@link #apply} would change; nothing is written. A roster already applied for that date
   * changes nothing and is not refused.
   *
   * @return the changes, or a refusal with a code of {@link RosterImportReason}
   */
  public Outcome<RosterDifference> preview(UUID communityId, Roster roster, LocalDate effective) {
    ContentHash content = roster.contentHash();
    return work.read(
        transaction ->
            plan(transaction, communityId, roster, content, effective).map(Plan::difference));
  }

  /**
   * Applies a roster from a day on, with one audit event, or changes nothing. The same roster for
   * the same day sent again is answered with the import that is there.
   *
   * @param effective the first day on which the roster holds
   * @return the import, or a refusal with a code of {@link RosterImportReason}
   */
  public Outcome<ImportedRoster> apply(
      Actor actor, UUID communityId, Roster roster, LocalDate effective) {
    ContentHash content = roster.contentHash();
    return work.write(
        transaction ->
            plan(transaction, communityId, roster, content, effective)
                .map(
                    plan ->
                        plan.repeatOf(content, effective)
                            .orElseGet(
                                () ->
                                    append(
                                        transaction,
                                        actor,
                                        imported(
                                            plan, actor, communityId, roster, content, effective),
                                        plan.difference()))));
  }

  private Outcome<Plan> plan(
      Transaction transaction,
      UUID communityId,
      Roster roster,
      ContentHash content,
      LocalDate effective) {
    if (roster.parts().isEmpty()) {
      return Outcome.refused(RosterImportReason.ROSTER_EMPTY.because().refuses());
    }
    Optional<ImportedRoster> latest = rosters.findLatestImport(transaction, communityId);
    if (latest.isPresent() && effective.isBefore(latest.get().effectiveFrom())) {
      return Outcome.refused(
          refusal(RosterImportReason.LATER_IMPORT_EXISTS, latest.get(), effective));
    }
    // Imports never go back in time, so what holds on the effective date is the latest. Its very
    // number is asked for: another import may be committed between these two reads.
    Roster before =
        latest
            .map(last -> rosters.partsOf(transaction, last))
            .orElseGet(() -> new Roster(List.of()));
    Plan plan = new Plan(latest, RosterDifference.between(before, roster));
    if (latest.isPresent()
        && plan.difference().isEmpty()
        && plan.repeatOf(content, effective).isEmpty()) {
      return Outcome.refused(refusal(RosterImportReason.ROSTER_UNCHANGED, latest.get(), effective));
    }
    return Outcome.accepted(plan);
  }

  private static Reason refusal(
      RosterImportReason code, ImportedRoster latest, LocalDate effective) {
    return code.because()
        .figure("number", latest.number())
        .figure("from", latest.effectiveFrom())
        .figure("date", effective)
        .refuses();
  }

  private ImportedRoster imported(
      Plan plan,
      Actor actor,
      UUID communityId,
      Roster roster,
      ContentHash content,
      LocalDate effective) {
    return new ImportedRoster(
        ids.next(),
        communityId,
        plan.latest().map(ImportedRoster::number).orElse(0) + 1,
        effective,
        clock.instant(),
        actor,
        content,
        roster.parts().size(),
        plan.difference().added().size(),
        plan.difference().changed().size(),
        plan.difference().gone().size());
  }

  private ImportedRoster append(
      Transaction transaction, Actor actor, ImportedRoster imported, RosterDifference difference) {
    rosters.apply(transaction, new RosterImport(imported, difference));
    Instant effectiveAt = imported.effectiveFrom().atStartOfDay(zone).toInstant();
    audit.append(
        transaction,
        new AuditEvent(
            ids.next(),
            "place",
            "roster-imported",
            imported.communityId().toString(),
            actor,
            effectiveAt,
            imported.recordedAt(),
            Map.of(
                "import", imported.id().toString(),
                "number", imported.number(),
                "effectiveFrom", imported.effectiveFrom().toString(),
                "content", imported.content().hex(),
                "parts", imported.parts(),
                "added", imported.added(),
                "changed", imported.changed(),
                "gone", imported.gone())));
    return imported;
  }
}
