package org.gongtong.core.people;

import java.util.UUID;

/**
 * Seals details of persons and opens them again. Extension point: the embedding system has the
 * keys. Implementations are thread-safe.
 */
public interface FieldVault {

  /** Seals a value for one field of one person, with the newest key. */
  String seal(UUID personId, PersonField field, String value);

  /**
   * Opens what {@link #seal} sealed for the same field of the same person.
   *
   * @throws RuntimeException if it was changed, was sealed for another one, or its key is gone
   */
  String open(UUID personId, PersonField field, String sealed);

  /** Whether it was sealed with the newest key. */
  boolean isCurrent(UUID personId, PersonField field, String sealed);

  /**
   * A keyed hash of a value in its normal form, by which alike values are found in a community and
   * nowhere else.
   *
   * @return 64 hexadecimal digits
   */
  String lookup(UUID communityId, PersonField field, String value);

  /** Seals what one record says of a person's circumstances, with the newest key. */
  String sealCircumstance(UUID personId, UUID recordId, String value);

  /**
   * Opens what {@link #sealCircumstance} sealed for the same record.
   *
   * @throws RuntimeException as {@link #open}
   */
  String openCircumstance(UUID personId, UUID recordId, String sealed);

  /** Whether it was sealed with the newest key. */
  boolean isCurrentCircumstance(UUID personId, UUID recordId, String sealed);
}
