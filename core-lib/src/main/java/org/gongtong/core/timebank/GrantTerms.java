package org.gongtong.core.timebank;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * To whom one edition of a time bank's rules grants time. Immutable.
 *
 * @param classes those in need, the first before the others; none if anybody may be granted time
 */
public record GrantTerms(List<GrantClass> classes) {

  /** Anybody may be granted time. */
  public static final GrantTerms ANYBODY = new GrantTerms(List.of());

  public GrantTerms {
    classes = List.copyOf(classes);
  }

  /** Whether only those in a class are granted time. */
  public boolean asks() {
    return !classes.isEmpty();
  }

  /**
   * The first class that somebody is in on a day; empty if he is in none.
   *
   * @param birth his date of birth; null if it is not known
   * @param attested what was attested of him, on whatever days
   */
  public Optional<GrantClass> classOf(
      @Nullable LocalDate birth, Collection<Attested> attested, LocalDate day) {
    Set<String> circumstances = new HashSet<>();
    for (Attested one : attested) {
      if (one.holdsOn(day)) {
        circumstances.add(one.circumstance());
      }
    }
    return classes.stream().filter(one -> one.has(birth, circumstances, day)).findFirst();
  }

  /** The place of a class among all, 1 for the first; 0 if there is none of this id. */
  public int rank(String id) {
    for (int i = 0; i < classes.size(); i++) {
      if (classes.get(i).id().equals(id)) {
        return i + 1;
      }
    }
    return 0;
  }
}
