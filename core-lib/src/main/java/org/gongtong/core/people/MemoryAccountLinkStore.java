package org.gongtong.core.people;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.Transaction;

/** Links of accounts without a database: gone when the process ends. Thread-safe. */
public final class MemoryAccountLinkStore implements AccountLinkStore {
  private final MemoryUnitOfWork.Cell<List<AccountLink>> links;
  private final PersonStore persons;

  /**
   * @param persons of the same unit of work
   */
  public MemoryAccountLinkStore(MemoryUnitOfWork work, PersonStore persons) {
    this.links = work.cell(List.of());
    this.persons = persons;
  }

  @Override
  public boolean add(Transaction transaction, AccountLink link) {
    List<AccountLink> all = new ArrayList<>(links.get(transaction));
    boolean added =
        all.stream().noneMatch(known -> isOf(known, link.login(), link.personId()))
            && all.add(link);
    links.set(transaction, List.copyOf(all));
    return added;
  }

  private static boolean isOf(AccountLink link, String login, UUID personId) {
    return link.login().equals(login) && link.personId().equals(personId);
  }

  @Override
  public boolean remove(Transaction transaction, String login, UUID personId) {
    List<AccountLink> all = new ArrayList<>(links.get(transaction));
    boolean removed = all.removeIf(known -> isOf(known, login, personId));
    links.set(transaction, List.copyOf(all));
    return removed;
  }

  @Override
  public List<AccountLink> of(Transaction transaction, String login) {
    return links.get(transaction).stream()
        .filter(link -> link.login().equals(login))
        .filter(link -> persons.find(transaction, link.personId()).isPresent())
        .sorted(Comparator.comparing(link -> link.personId().toString()))
        .toList();
  }
}
