package org.gongtong.core.people;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a person agreed to one use of his details, told in one version of a text. What the law
 * orders needs no consent and has none. Immutable.
 *
 * @param id unique, version 7
 * @param personId the person
 * @param purpose what for
 * @param version of the text that was agreed to, 1 to 32 characters
 * @param givenAt when
 * @param guardianId the person who agreed as guardian, or null
 * @param withdrawnAt when it was taken back, or null
 */
public record Consent(
    UUID id,
    UUID personId,
    ConsentPurpose purpose,
    String version,
    Instant givenAt,
    @Nullable UUID guardianId,
    @Nullable Instant withdrawnAt) {}
