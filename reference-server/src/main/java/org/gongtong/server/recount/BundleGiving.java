package org.gongtong.server.recount;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.decision.BundleHolder;
import org.gongtong.core.decision.BundleReader;
import org.gongtong.core.decision.RecountBundle;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.rules.Outcome;

/**
 * Gives the files of a recount to those to whom the rule of the vote gives them, and records who
 * took them. Thread-safe.
 */
public final class BundleGiving {
  private final BundleReader bundles;
  private final RecountArchive archive;
  private final UnitOfWork work;
  private final AuditLog audit;
  private final IdSource ids;
  private final InstantSource clock;

  public BundleGiving(
      BundleReader bundles,
      RecountArchive archive,
      UnitOfWork work,
      AuditLog audit,
      IdSource ids,
      InstantSource clock) {
    this.bundles = bundles;
    this.archive = archive;
    this.work = work;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** What holders of mandates are to a recount. Owners have no account here. */
  public static Set<BundleHolder> holders(Set<MandateKind> kinds) {
    Set<BundleHolder> holders = EnumSet.noneOf(BundleHolder.class);
    for (MandateKind kind : kinds) {
      switch (kind) {
        case COMMITTEE_STAFF -> holders.add(BundleHolder.COMMITTEE_STAFF);
        case SUPERVISION_MEMBER -> holders.add(BundleHolder.SUPERVISION);
        case SUBDISTRICT_OFFICER -> holders.add(BundleHolder.AUTHORITY);
        default -> {
          // Nobody else is anything to a recount.
        }
      }
    }
    return holders;
  }

  /** The bundle that is checked with the public log. */
  public Outcome<RecountBundle> bundle(Actor actor, UUID motionId, Set<BundleHolder> asking) {
    return bundles.bundle(motionId, asking).map(made -> taken(actor, motionId, "bundle", made));
  }

  /** The tables that are counted without it. */
  public Outcome<RecountFiles> files(Actor actor, UUID motionId, Set<BundleHolder> asking) {
    return bundles
        .given(motionId, asking)
        .flatMap(motion -> archive.files(motionId))
        .map(made -> taken(actor, motionId, "tables", made));
  }

  private <T> T taken(Actor actor, UUID motionId, String what, T made) {
    Instant now = clock.instant();
    return work.write(
        transaction -> {
          audit.append(
              transaction,
              new AuditEvent(
                  ids.next(),
                  Disclosure.SEALED,
                  "decision",
                  "bundle-exported",
                  motionId.toString(),
                  actor,
                  now,
                  now,
                  Map.of("file", what)));
          return made;
        });
  }
}
