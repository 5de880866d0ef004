package org.gongtong.core.timebank.service;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.gongtong.core.kernel.TypedId;
import org.gongtong.core.rules.ScopeCode;

/**
 * An offer or a request at one point of its life: open, then withdrawn or expired; a request is
 * also arranged while a visit for it is agreed. Immutable.
 *
 * @param id its id
 * @param communityId whose time bank
 * @param version 1 when it was posted, one more with every step
 * @param jurisdiction whose rules apply
 * @param zone in which its days are counted
 * @param kind offer or request
 * @param member the id of the member whose it is, 1 to 64 characters
 * @param content what is offered or needed
 * @param state where it stands
 * @param postedAt since when it waits
 */
public record Notice(
    UUID id,
    UUID communityId,
    int version,
    ScopeCode jurisdiction,
    ZoneId zone,
    NoticeKind kind,
    String member,
    NoticeContent content,
    NoticeState state,
    Instant postedAt) {

  private static final int ID_MOST = 64;

  /**
   * @throws IllegalArgumentException if the member's id is none
   */
  public Notice {
    if (member.isBlank() || member.length() > ID_MOST || TypedId.hasForeign(member)) {
      throw new IllegalArgumentException("an id has 1 to " + ID_MOST + " characters: " + member);
    }
  }

  Notice in(NoticeState next) {
    return new Notice(
        id, communityId, version + 1, jurisdiction, zone, kind, member, content, next, postedAt);
  }

  /** The notice in full, for {@link org.gongtong.core.kernel.CanonicalJson}. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", id.toString());
    map.put("community", communityId.toString());
    map.put("version", (long) version);
    map.put("jurisdiction", jurisdiction.code());
    map.put("zone", zone.getId());
    map.put("kind", kind.name());
    map.put("member", member);
    map.put("categories", List.copyOf(content.categories()));
    map.put("path", content.path());
    map.put("from", content.from().toString());
    map.put("until", content.until().toString());
    map.put("minutes", (long) content.minutes());
    map.put("mobility", List.copyOf(content.mobility()));
    map.put("skills", List.copyOf(content.skills()));
    map.put("state", state.name());
    map.put("posted", postedAt.toString());
    return map;
  }

  /**
   * Reads what {@link #toMap} wrote.
   *
   * @throws IllegalArgumentException if the map was not written by {@link #toMap}
   */
  public static Notice fromMap(Map<String, ?> members) {
    StoredMap map = new StoredMap(members);
    return new Notice(
        map.id("id"),
        map.id("community"),
        (int) map.number("version"),
        ScopeCode.of(map.text("jurisdiction")),
        ZoneId.of(map.text("zone")),
        NoticeKind.valueOf(map.text("kind")),
        map.text("member"),
        new NoticeContent(
            new TreeSet<>(map.texts("categories")),
            map.text("path"),
            map.instant("from"),
            map.instant("until"),
            (int) map.number("minutes"),
            new TreeSet<>(map.texts("mobility")),
            new TreeSet<>(map.texts("skills"))),
        NoticeState.valueOf(map.text("state")),
        map.instant("posted"));
  }
}
