package org.gongtong.core.place;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.ScopeCode;

/**
 * Registers communities and finds them. A community never changes once it is registered, so those
 * that were asked for by their slugs are remembered. Thread-safe.
 */
public final class CommunityService {

  private static final int MOST_REMEMBERED = 10_000;

  private final UnitOfWork work;
  private final CommunityStore communities;
  private final AuditLog audit;
  private final IdSource ids;
  private final InstantSource clock;
  private final Map<String, Community> bySlug = new ConcurrentHashMap<>();

  public CommunityService(
      UnitOfWork work,
      CommunityStore communities,
      AuditLog audit,
      IdSource ids,
      InstantSource clock) {
    this.work = work;
    this.communities = communities;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Registers a community, with one audit event.
   *
   * @return the community, or a refusal with a code of {@link CommunityReason}
   */
  public Outcome<Community> register(
      Actor actor,
      String slug,
      LocalizedText name,
      LocalizedText division,
      ScopeCode jurisdiction,
      ZoneId zone) {
    if (!Community.isSlug(slug)) {
      return Outcome.refused(
          CommunityReason.SLUG_MALFORMED.because().figure("slug", slug).refuses());
    }
    Community community = new Community(ids.next(), slug, name, division, jurisdiction, zone);
    return work.write(
        transaction -> {
          if (!communities.add(transaction, community)) {
            return Outcome.refused(
                CommunityReason.SLUG_TAKEN.because().figure("slug", slug).refuses());
          }
          Instant now = clock.instant();
          audit.append(
              transaction,
              new AuditEvent(
                  ids.next(),
                  Disclosure.PUBLIC,
                  "place",
                  "community-registered",
                  community.id().toString(),
                  actor,
                  now,
                  now,
                  Map.of("slug", slug, "jurisdiction", jurisdiction.code(), "zone", zone.getId())));
          return Outcome.accepted(community);
        });
  }

  /** The community of an id. */
  public Optional<Community> findById(UUID id) {
    return work.read(transaction -> communities.findById(transaction, id));
  }

  /** The community of a slug. */
  public Optional<Community> findBySlug(String slug) {
    Community known = bySlug.get(slug);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Community> found =
        work.glance(transaction -> communities.findBySlug(transaction, slug));
    if (found.isPresent() && bySlug.size() < MOST_REMEMBERED) {
      bySlug.put(slug, found.get());
    }
    return found;
  }

  /**
   * The community of a slug.
   *
   * @return the community, or a refusal {@link CommunityReason#COMMUNITY_UNKNOWN}
   */
  public Outcome<Community> require(String slug) {
    return findBySlug(slug)
        .<Outcome<Community>>map(Outcome::accepted)
        .orElseGet(
            () ->
                Outcome.refused(
                    CommunityReason.COMMUNITY_UNKNOWN.because().figure("slug", slug).refuses()));
  }

  /** All communities, in the order of their slugs. */
  public List<Community> all() {
    return work.read(communities::all);
  }
}
