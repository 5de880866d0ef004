package org.gongtong.server.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.people.Person;
import org.gongtong.core.people.PersonErasure;
import org.gongtong.core.people.PersonRetention;
import org.gongtong.core.people.PersonStore;
import org.gongtong.server.storage.UnneededPersonTable;
import org.jspecify.annotations.Nullable;

/**
 * Persons whom nothing ties to their community. Each run looks at all of them and notes since which
 * day that is so; a mistaken roster that is put right within the period costs nobody his record.
 * Where there is no roster, whoever is linked to an owner's id is needed. Thread-safe.
 */
public final class PersonSweep implements Sweep {
  private static final int PAGE = 200;

  private final UnitOfWork work;
  private final PersonStore persons;
  private final PersonRetention retention;
  private final PersonErasure erasure;
  private final Function<UUID, Optional<Set<String>>> rosters;
  private final boolean linked;
  private final UnneededPersonTable unneeded = new UnneededPersonTable();

  /**
   * @param rosters the owners' ids of a community's newest roster; not asked in a transaction
   * @param linked whether it is about those who are linked to an owner's id, or about the others
   */
  public PersonSweep(
      UnitOfWork work,
      PersonStore persons,
      PersonRetention retention,
      PersonErasure erasure,
      Function<UUID, Optional<Set<String>>> rosters,
      boolean linked) {
    this.work = work;
    this.persons = persons;
    this.retention = retention;
    this.erasure = erasure;
    this.rosters = rosters;
    this.linked = linked;
  }

  @Override
  public long due(Cutoff cutoff) {
    Predicate<String> counts = counts(cutoff);
    return those(cutoff, (t, person) -> isDue(t, person, cutoff, counts)).size();
  }

  @Override
  public int batch(Cutoff cutoff, Hold hold) {
    Predicate<String> counts = counts(cutoff);
    note(cutoff, counts);
    List<Person> over = those(cutoff, (t, person) -> isDue(t, person, cutoff, counts));
    int gone = 0;
    for (Person person : over) {
      boolean erased =
          erasure
              .expire(
                  RecordSweep.RETENTION,
                  person.id(),
                  (t, same) -> {
                    hold.prove(t);
                    if (!isDue(t, same, cutoff, counts)) {
                      return false;
                    }
                    hold.count(t, 1);
                    return true;
                  })
              .isAccepted();
      gone += erased ? 1 : 0;
    }
    hold.write(
        transaction -> {
          unneeded.sweep(transaction);
          return 0;
        });
    return gone;
  }

  private Predicate<String> counts(Cutoff cutoff) {
    Set<String> owners = new HashSet<>();
    Optional<Set<String>> roster = rosters.apply(cutoff.place().id());
    roster.ifPresent(owners::addAll);
    return owner -> roster.isEmpty() || owners.contains(owner);
  }

  /** Notes who is needed by now, and who is not any more. */
  private void note(Cutoff cutoff, Predicate<String> counts) {
    // Most are as they were yesterday: only reading is cheap.
    List<Person> changed =
        those(cutoff, (t, person) -> isNoted(t, person) == isNeeded(t, person, cutoff, counts));
    for (Person person : changed) {
      work.write(t -> note(t, person, cutoff, counts));
    }
  }

  private boolean isNoted(Transaction transaction, Person person) {
    return unneeded.since(transaction, person.id()).isPresent();
  }

  private boolean isNeeded(
      Transaction transaction, Person person, Cutoff cutoff, Predicate<String> counts) {
    return retention.isNeeded(transaction, person, counts, cutoff.today());
  }

  private boolean note(
      Transaction transaction, Person person, Cutoff cutoff, Predicate<String> counts) {
    if (persons.lock(transaction, person.id()).isEmpty()) {
      return false;
    }
    boolean needed = isNeeded(transaction, person, cutoff, counts);
    if (needed) {
      unneeded.unmark(transaction, person.id());
    } else {
      unneeded.mark(transaction, person.id(), cutoff.today());
    }
    return needed;
  }

  private boolean isDue(
      Transaction transaction, Person person, Cutoff cutoff, Predicate<String> counts) {
    Optional<LocalDate> since = unneeded.since(transaction, person.id());
    // A day before he was recorded was noted by a clock that was wrong.
    LocalDate recorded = LocalDate.ofInstant(person.recordedAt(), cutoff.place().zone());
    return since.isPresent()
        && since.get().isBefore(cutoff.firstKept())
        && recorded.isBefore(cutoff.firstKept())
        && linked != persons.links(transaction, person.id()).isEmpty()
        && !isNeeded(transaction, person, cutoff, counts);
  }

  /** The persons of a community of whom something holds, page by page. */
  private List<Person> those(Cutoff cutoff, BiPredicate<Transaction, Person> holds) {
    UUID communityId = cutoff.place().id();
    List<Person> those = new ArrayList<>();
    @Nullable UUID after = null;
    while (true) {
      @Nullable UUID from = after;
      List<Person> page = work.read(t -> persons.page(t, communityId, from, PAGE));
      those.addAll(work.read(t -> page.stream().filter(person -> holds.test(t, person)).toList()));
      if (page.size() < PAGE) {
        return those;
      }
      after = page.get(page.size() - 1).id();
    }
  }
}
