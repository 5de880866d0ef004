package org.gongtong.core.decision.election;

import java.util.ArrayList;
import java.util.List;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.SamePerson;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.rules.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Who may not act together, or at all, in an election: one person under two logins, and those who
 * stand in it. Thread-safe.
 */
final class ElectionPeople {
  private final SamePerson persons;

  ElectionPeople(SamePerson persons) {
    this.persons = persons;
  }

  /** Whether somebody is a candidate, under this login or another of his. */
  boolean stands(Transaction transaction, ElectionContent content, Actor actor) {
    return content.candidates().stream()
        .map(Candidate::account)
        .anyMatch(account -> isOne(transaction, account, actor));
  }

  private boolean isOne(Transaction transaction, @Nullable Actor account, Actor actor) {
    return account != null && persons.isSame(transaction, account, actor);
  }

  /** What is wrong with two who act together. */
  List<Reason> together(
      Transaction transaction, ElectionContent content, Actor first, Actor second) {
    List<Reason> faults = new ArrayList<>();
    if (first.equals(second) || persons.isSame(transaction, first, second)) {
      faults.add(ElectionBoxReason.COUNTERS_SAME.because().refuses());
    }
    if (stands(transaction, content, first) || stands(transaction, content, second)) {
      faults.add(ElectionBoxReason.COUNTER_IS_CANDIDATE.because().refuses());
    }
    return faults;
  }

  /** Trustees who are one person under two logins, or stand under another one. */
  List<Reason> trustees(Transaction transaction, ElectionContent content) {
    List<Reason> faults = new ArrayList<>();
    List<Trustee> trustees = content.trustees();
    for (int i = 0; i < trustees.size(); i++) {
      Trustee trustee = trustees.get(i);
      boolean twice =
          trustees.subList(0, i).stream()
              .anyMatch(other -> persons.isSame(transaction, other.actor(), trustee.actor()));
      if (twice) {
        faults.add(ElectionReason.TRUSTEE_TWICE.because().figure("name", trustee.name()).refuses());
      }
      if (stands(transaction, content, trustee.actor())) {
        faults.add(
            ElectionReason.TRUSTEE_IS_CANDIDATE.because().figure("name", trustee.name()).refuses());
      }
    }
    return faults;
  }
}
