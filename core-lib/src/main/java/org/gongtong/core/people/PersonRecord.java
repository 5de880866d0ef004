package org.gongtong.core.people;

import java.util.List;

/**
 * What is kept of a person beside his details. Immutable.
 *
 * @param shown the person, masked
 * @param links owners' ids that he is behind
 * @param eligibilities what he was found to be
 * @param consents what he agreed to
 */
public record PersonRecord(
    MaskedPerson shown,
    List<PersonLink> links,
    List<Eligibility> eligibilities,
    List<Consent> consents) {

  /** Copies the lists. */
  public PersonRecord {
    links = List.copyOf(links);
    eligibilities = List.copyOf(eligibilities);
    consents = List.copyOf(consents);
  }
}
