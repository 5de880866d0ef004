package org.gongtong.core.timebank.grant;

import java.time.LocalDate;
import java.util.UUID;
import org.gongtong.core.timebank.Bucket;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be shared. Immutable.
 *
 * @param from an organisation's account; null for the pool
 * @param bucket which part of the receivers' accounts it goes to
 * @param minutes to be shared
 * @param each most minutes of one member
 * @param day on which the grants take effect, in the bank's zone
 */
public record GrantOrder(
    @Nullable UUID from, Bucket bucket, long minutes, long each, LocalDate day) {

  String says() {
    return (from == null ? "" : from.toString())
        + '\n'
        + bucket.code()
        + '\n'
        + minutes
        + '\n'
        + each
        + '\n'
        + day
        + '\n';
  }
}
