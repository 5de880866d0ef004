package org.gongtong.core.people;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A person as a list shows him. Immutable.
 *
 * @param person the person
 * @param fields what is kept of him, masked
 * @param owners owners' ids that he is behind
 */
public record MaskedPerson(Person person, Map<PersonField, String> fields, List<String> owners) {

  /** Copies the collections. */
  public MaskedPerson {
    Map<PersonField, String> copy = new EnumMap<>(PersonField.class);
    copy.putAll(fields);
    fields = Collections.unmodifiableMap(copy);
    owners = List.copyOf(owners);
  }
}
