package org.gongtong.core.place;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
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
 * Naming the voter of some co-owners is a small import of its own, with the evidence in its event.
 */
public final class RosterService {

  /** How many characters the evidence for a named voter may have. */
  public static final int LONGEST_EVIDENCE = 200;

  private static final RosterDifference NOTHING =
      new RosterDifference(List.of(), List.of(), List.of());

  /** How a decided import goes on. */
  private record Plan(Optional<ImportedRoster> latest, RosterDifference difference) {

    int number() {
      return latest.map(ImportedRoster::number).orElse(0);
    }

    boolean isNotAfter(OptionalInt seen) {
      return seen.isPresent() && seen.getAsInt() != number();
    }

    /** The very roster that came last, sent again: after a lost reply, or by a second click. */
    Optional<ImportedRoster> repeatOf(LocalDate effective) {
      return latest.filter(last -> difference.isEmpty() && last.effectiveFrom().equals(effective));
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

  /** The same service for communities of another zone. */
  public RosterService in(ZoneId other) {
    return new RosterService(work, rosters, audit, ids, clock, other);
  }

  /** The import that came last: it tells what is known, from its effective date on. */
  public Optional<ImportedRoster> findLatest(UUID communityId) {
    return work.read(transaction -> rosters.findLatestImport(transaction, communityId));
  }

  /** The whole roster as an import left it. */
  public Roster partsOf(ImportedRoster imported) {
    return work.read(transaction -> rosters.partsOf(transaction, imported));
  }

  /** Whether a part lies in a compound, building or entrance of the latest roster. */
  public boolean hasPlace(UUID communityId, String path) {
    return findLatest(communityId)
        .map(latest -> PlaceTree.of(partsOf(latest)).find(path).isPresent())
        .orElse(false);
  }

  /** As {@link RosterStore#page}. */
  public List<ExclusivePart> page(
      ImportedRoster imported, RosterSearch search, String after, int limit) {
    return work.read(transaction -> rosters.page(transaction, imported, search, after, limit));
  }

  /** As {@link RosterStore#findPart}. */
  public Optional<ExclusivePart> findPart(ImportedRoster imported, String id) {
    return work.read(transaction -> rosters.findPart(transaction, imported, id));
  }

  /** As {@link RosterStore#summary}. */
  public RosterSummary summary(ImportedRoster imported) {
    return work.read(transaction -> rosters.summary(transaction, imported));
  }

  /**
   * What {@link #apply} would change; nothing is written. A roster already applied for that date
   * changes nothing and is not refused.
   *
   * @return the changes, or a refusal with a code of {@link RosterImportReason}
   */
  public Outcome<RosterPreview> preview(UUID communityId, Roster roster, LocalDate effective) {
    return work.read(
        transaction ->
            plan(transaction, communityId, roster, effective)
                .map(
                    plan ->
                        new RosterPreview(
                            plan.number(),
                            plan.difference(),
                            Stream.concat(
                                    days().warning(effective).stream(),
                                    cleared(plan.difference()).stream())
                                .toList())));
  }

  /** That the same owners would have nobody who votes any more. */
  private static Optional<Reason> cleared(RosterDifference difference) {
    long parts =
        difference.changed().stream()
            .filter(change -> change.before().owners().equals(change.part().owners()))
            .filter(change -> change.before().voter() != null && change.part().voter() == null)
            .count();
    return parts == 0
        ? Optional.empty()
        : Optional.of(RosterImportReason.VOTERS_CLEARED.because().figure("parts", parts).holds());
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
    return apply(actor, communityId, roster, effective, OptionalInt.empty());
  }

  /**
   * As above, provided that no other import came after the one the difference was looked at
   * against.
   *
   * @param after {@link RosterPreview#after}
   */
  public Outcome<ImportedRoster> apply(
      Actor actor, UUID communityId, Roster roster, LocalDate effective, int after) {
    return apply(actor, communityId, roster, effective, OptionalInt.of(after));
  }

  private Outcome<ImportedRoster> apply(
      Actor actor, UUID communityId, Roster roster, LocalDate effective, OptionalInt after) {
    ContentHash content = roster.contentHash();
    return work.write(
        transaction ->
            plan(transaction, communityId, roster, effective)
                .flatMap(
                    plan -> {
                      Optional<ImportedRoster> repeated = plan.repeatOf(effective);
                      if (repeated.isPresent()) {
                        return Outcome.accepted(repeated.get());
                      }
                      if (plan.isNotAfter(after)) {
                        return Outcome.refused(
                            refusal(
                                RosterImportReason.IMPORT_BETWEEN,
                                plan.latest().orElseThrow(),
                                effective));
                      }
                      ImportedRoster imported =
                          imported(plan, actor, communityId, roster, content, effective);
                      rosters.apply(transaction, new RosterImport(imported, plan.difference()));
                      audit.append(transaction, event("roster-imported", imported, Map.of()));
                      return Outcome.accepted(imported);
                    }));
  }

  private Outcome<Plan> plan(
      Transaction transaction, UUID communityId, Roster roster, LocalDate effective) {
    if (roster.parts().isEmpty()) {
      return Outcome.refused(RosterImportReason.ROSTER_EMPTY.because().refuses());
    }
    Optional<Reason> impossible = days().refusal(effective);
    if (impossible.isPresent()) {
      return Outcome.refused(impossible.get());
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
    if (latest.isPresent() && plan.difference().isEmpty() && plan.repeatOf(effective).isEmpty()) {
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

  /**
   * Names the one owner who votes for all parts of some co-owners, as an import of its own that
   * changes these parts. It holds from today on, or from the day of the latest import when that is
   * still to come. Moves no head and no area.
   *
   * @param partId one of their parts
   * @param voter one of the owners
   * @param evidence what shows that they agreed: number and date of a document, no personal data; 1
   *     to {@value #LONGEST_EVIDENCE} characters
   * @return the import, or a refusal with codes of {@link VoterReason}
   */
  public Outcome<ImportedRoster> nameVoter(
      Actor actor, UUID communityId, String partId, String voter, String evidence) {
    return nameVoter(actor, communityId, partId, voter, evidence, OptionalInt.empty());
  }

  /**
   * As above, provided that no import came after the one that was looked at. The same naming sent
   * again is answered with the import that is there.
   *
   * @param after number of that import
   */
  public Outcome<ImportedRoster> nameVoter(
      Actor actor, UUID communityId, String partId, String voter, String evidence, int after) {
    return nameVoter(actor, communityId, partId, voter, evidence, OptionalInt.of(after));
  }

  private Outcome<ImportedRoster> nameVoter(
      Actor actor,
      UUID communityId,
      String partId,
      String voter,
      String evidence,
      OptionalInt after) {
    return work.write(
        transaction -> {
          Optional<ImportedRoster> latest = rosters.findLatestImport(transaction, communityId);
          Optional<ExclusivePart> part =
              latest.flatMap(last -> rosters.findPart(transaction, last, partId));
          if (isRepeat(latest, part, actor, voter, after)) {
            return Outcome.accepted(latest.orElseThrow());
          }
          List<Reason> reasons =
              latest.isPresent() && new Plan(latest, NOTHING).isNotAfter(after)
                  ? List.of(
                      VoterReason.ROSTER_CHANGED_MEANWHILE
                          .because()
                          .figure("number", latest.get().number())
                          .refuses())
                  : VoterChange.refusals(part, partId, voter, evidence);
          if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
          }
          VoterChange change =
              VoterChange.of(
                  rosters.partsOf(transaction, latest.orElseThrow()),
                  part.orElseThrow().owners(),
                  voter);
          Plan plan = new Plan(latest, change.difference());
          ImportedRoster imported =
              imported(
                  plan,
                  actor,
                  communityId,
                  change.after(),
                  change.after().contentHash(),
                  notBefore(latest.get().effectiveFrom()));
          rosters.apply(transaction, new RosterImport(imported, plan.difference()));
          audit.append(
              transaction,
              event(
                  "voter-named",
                  imported,
                  Map.of("part", partId, "voter", voter, "evidence", evidence.strip())));
          return Outcome.accepted(imported);
        });
  }

  /** The very naming sent again: after a lost reply, or by a second click. */
  private static boolean isRepeat(
      Optional<ImportedRoster> latest,
      Optional<ExclusivePart> part,
      Actor actor,
      String voter,
      OptionalInt after) {
    return latest.isPresent()
        && after.isPresent()
        && latest.get().number() == after.getAsInt() + 1
        && latest.get().actor().equals(actor)
        && part.isPresent()
        && voter.equals(part.get().voter());
  }

  /** Which days a roster may begin to hold on, now. */
  public EffectiveDay days() {
    return new EffectiveDay(LocalDate.ofInstant(clock.instant(), zone));
  }

  private LocalDate notBefore(LocalDate earliest) {
    LocalDate today = days().today();
    return today.isBefore(earliest) ? earliest : today;
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
        plan.number() + 1,
        effective,
        clock.instant(),
        actor,
        content,
        roster.parts().size(),
        plan.difference().added().size(),
        plan.difference().changed().size(),
        plan.difference().gone().size());
  }

  private AuditEvent event(String type, ImportedRoster imported, Map<String, Object> more) {
    Map<String, Object> data = new HashMap<>(more);
    data.put("import", imported.id().toString());
    data.put("number", imported.number());
    data.put("effectiveFrom", imported.effectiveFrom().toString());
    data.put("content", imported.content().hex());
    data.put("parts", imported.parts());
    data.put("added", imported.added());
    data.put("changed", imported.changed());
    data.put("gone", imported.gone());
    return new AuditEvent(
        ids.next(),
        "place",
        type,
        imported.communityId().toString(),
        imported.actor(),
        imported.effectiveFrom().atStartOfDay(zone).toInstant(),
        imported.recordedAt(),
        data);
  }
}
