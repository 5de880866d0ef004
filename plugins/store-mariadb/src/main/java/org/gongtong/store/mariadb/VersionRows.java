package org.gongtong.store.mariadb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.gongtong.core.kernel.CanonicalJson;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/**
 * What is kept as a row of versions, each of them in full, beside a head that never changes and is
 * what is locked: motions in {@code motion} and {@code motion_version}, elections likewise.
 * Immutable and thread-safe.
 *
 * @param <T> what a version is
 */
final class VersionRows<T> {

  private static final int MOST = 200;

  private final String name;
  private final Function<Map<String, Object>, T> reading;

  /**
   * @param name of the table of heads, and of the column that holds a version in full
   * @param reading makes a version of its canonical form
   */
  VersionRows(String name, Function<Map<String, Object>, T> reading) {
    this.name = name;
    this.reading = reading;
  }

  /** A statement in which the name stands for {@code $}. */
  private String sql(String statement) {
    return statement.replace("$", name);
  }

  /**
   * Appends a version that follows the latest one.
   *
   * @param insertion inserts its row
   * @throws LostRace if somebody else appended it first
   * @throws IllegalStateException if it does not follow
   */
  void append(Handle handle, UUID id, UUID communityId, int version, Consumer<Handle> insertion) {
    int latest =
        handle
            .createQuery(sql("select coalesce(max(version), 0) from $_version where $_id = ?"))
            .bind(0, id.toString())
            .mapTo(Integer.class)
            .one();
    String which = "version " + version + " of " + name + " " + id;
    if (version >= 1 && version <= latest) {
      throw new LostRace(which + " is there");
    }
    if (version != latest + 1) {
      throw new IllegalStateException(which + " after " + latest);
    }
    try {
      if (version == 1) {
        handle
            .createUpdate(sql("insert into $ (id, community_id) values (?, ?)"))
            .bind(0, id.toString())
            .bind(1, communityId.toString())
            .execute();
      }
      insertion.accept(handle);
    } catch (UnableToExecuteStatementException e) {
      if (UniqueKeys.violated(e)) {
        throw new LostRace("somebody else appended " + which, e);
      }
      throw e;
    }
  }

  /** The latest version. */
  Optional<T> find(Handle handle, UUID id) {
    return handle
        .createQuery(sql("select $ from $_version where $_id = ? order by version desc limit 1"))
        .bind(0, id.toString())
        .mapTo(String.class)
        .findOne()
        .map(this::read);
  }

  /** The latest version, and nobody else shares it or takes a step before the transaction ends. */
  Optional<T> findToChange(Handle handle, UUID id) {
    return findLocked(handle, sql("select 1 from $ where id = ? for update"), id);
  }

  /** The latest version, and nobody takes a step before the transaction ends. */
  Optional<T> findToVote(Handle handle, UUID id) {
    return findLocked(handle, sql("select 1 from $ where id = ? lock in share mode"), id);
  }

  /** The lock is had before the version is read, so that it is the latest. */
  private Optional<T> findLocked(Handle handle, String lock, UUID id) {
    boolean there =
        handle.createQuery(lock).bind(0, id.toString()).mapTo(Integer.class).findOne().isPresent();
    return there ? find(handle, id) : Optional.empty();
  }

  /**
   * The latest versions of a community's, the newest first.
   *
   * @param before the id of the last one already seen; null to begin
   * @param limit how many at most, 1 to 200
   * @throws IllegalArgumentException if the limit is out of range
   */
  List<T> page(Handle handle, UUID communityId, @Nullable UUID before, int limit) {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("a page has 1 to 200 of " + name + ": " + limit);
    }
    long below =
        before == null
            ? Long.MAX_VALUE
            : handle
                .createQuery(sql("select sequence from $ where id = ?"))
                .bind(0, before.toString())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    return handle
        .createQuery(
            sql(
                """
                select v.$ from $ h join $_version v on v.$_id = h.id
                where h.community_id = ? and h.sequence < ?
                  and v.version = (select max(version) from $_version where $_id = h.id)
                order by h.sequence desc limit ?"""))
        .bind(0, communityId.toString())
        .bind(1, below)
        .bind(2, limit)
        .mapTo(String.class)
        .map(this::read)
        .list();
  }

  /** The latest versions of those that stand in one of these states. */
  List<T> latestIn(Handle handle, List<String> states) {
    // Versions have no gaps: the latest is the one that the next does not follow.
    return handle
        .createQuery(
            sql(
                """
                select v.$ from $_version v
                where v.state in (<states>)
                  and not exists (select 1 from $_version n
                                  where n.$_id = v.$_id and n.version = v.version + 1)"""))
        .bindList("states", states)
        .mapTo(String.class)
        .map(this::read)
        .list();
  }

  /** A version from its canonical form. */
  T read(String json) {
    if (!(CanonicalJson.read(json) instanceof Map<?, ?> members)) {
      throw new IllegalStateException("a stored " + name + " is a JSON object: " + json);
    }
    Map<String, Object> map = new LinkedHashMap<>();
    members.forEach((member, value) -> map.put((String) member, value));
    return reading.apply(map);
  }
}
