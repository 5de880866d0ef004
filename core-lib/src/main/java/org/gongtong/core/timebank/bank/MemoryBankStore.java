package org.gongtong.core.timebank.bank;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.OperationKey;

/** Keeps in memory what banks chose and used. Thread-safe. */
public final class MemoryBankStore implements BankStore {

  private record EditionOf(UUID bankId, String edition) {}

  private record KeyOf(UUID bankId, OperationKey key) {}

  private final MemoryUnitOfWork.Cell<Map<UUID, List<RuleChoice>>> choices;
  private final MemoryUnitOfWork.Cell<Map<EditionOf, KeptEdition>> editions;
  private final MemoryUnitOfWork.Cell<Map<KeyOf, PostedService>> services;

  public MemoryBankStore(MemoryUnitOfWork work) {
    this.choices = work.cell(Map.of());
    this.editions = work.cell(Map.of());
    this.services = work.cell(Map.of());
  }

  @Override
  public void addChoice(Transaction transaction, RuleChoice choice) {
    List<RuleChoice> more = new ArrayList<>(choices(transaction, choice.bankId()));
    if (choice.number() != more.size() + 1) {
      throw new IllegalStateException("the choice does not follow the last one: " + choice);
    }
    more.add(choice);
    Map<UUID, List<RuleChoice>> all = new HashMap<>(choices.get(transaction));
    all.put(choice.bankId(), List.copyOf(more));
    choices.set(transaction, all);
  }

  @Override
  public List<RuleChoice> choices(Transaction transaction, UUID bankId) {
    return choices.get(transaction).getOrDefault(bankId, List.of());
  }

  @Override
  public void keep(Transaction transaction, KeptEdition edition) {
    Map<EditionOf, KeptEdition> all = new HashMap<>(editions.get(transaction));
    all.putIfAbsent(new EditionOf(edition.bankId(), edition.edition()), edition);
    editions.set(transaction, all);
  }

  @Override
  public Optional<KeptEdition> edition(Transaction transaction, UUID bankId, String edition) {
    return Optional.ofNullable(editions.get(transaction).get(new EditionOf(bankId, edition)));
  }

  @Override
  public void addService(Transaction transaction, PostedService service) {
    Map<KeyOf, PostedService> all = new HashMap<>(services.get(transaction));
    boolean there =
        all.values().stream().anyMatch(o -> o.appointmentId().equals(service.appointmentId()));
    if (there || all.put(new KeyOf(service.bankId(), service.key()), service) != null) {
      throw new IllegalStateException("the service is posted already: " + service);
    }
    services.set(transaction, all);
  }

  @Override
  public Map<OperationKey, PostedService> services(
      Transaction transaction, UUID bankId, Collection<OperationKey> keys) {
    Map<OperationKey, PostedService> found = new HashMap<>();
    for (OperationKey key : keys) {
      PostedService service = services.get(transaction).get(new KeyOf(bankId, key));
      if (service != null) {
        found.put(key, service);
      }
    }
    return found;
  }
}
