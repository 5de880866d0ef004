package org.gongtong.core.timebank.grant;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.LedgerAccount;
import org.gongtong.core.timebank.ledger.LedgerInspection;
import org.gongtong.core.timebank.ledger.LedgerPosting;
import org.jspecify.annotations.Nullable;

/** Rounds of an embedder without a database: gone when the process ends. Thread-safe. */
public final class MemoryRoundStore implements RoundStore {

  private final LedgerInspection ledger;
  private final MemoryUnitOfWork.Cell<Map<UUID, GrantRound>> rounds;
  private final MemoryUnitOfWork.Cell<Map<UUID, List<GrantRound.Line>>> lines;

  /**
   * @param ledger the accounts that rounds are about
   */
  public MemoryRoundStore(MemoryUnitOfWork work, LedgerInspection ledger) {
    this.ledger = ledger;
    this.rounds = work.cell(Map.of());
    this.lines = work.cell(Map.of());
  }

  @Override
  public void add(Transaction transaction, GrantRound round, List<GrantRound.Line> all) {
    Map<UUID, GrantRound> more = new HashMap<>(rounds.get(transaction));
    boolean taken =
        more.values().stream()
            .filter(other -> other.bankId().equals(round.bankId()))
            .anyMatch(other -> other.number() == round.number() || other.key().equals(round.key()));
    if (taken || more.put(round.id(), round) != null) {
      throw new IllegalStateException("the round is there already: " + round);
    }
    rounds.set(transaction, more);
    Map<UUID, List<GrantRound.Line>> moreLines = new HashMap<>(lines.get(transaction));
    moreLines.put(round.id(), List.copyOf(all));
    lines.set(transaction, moreLines);
  }

  @Override
  public Optional<GrantRound> find(Transaction transaction, UUID id) {
    return Optional.ofNullable(rounds.get(transaction).get(id));
  }

  @Override
  public Optional<GrantRound> find(Transaction transaction, UUID bankId, OperationKey key) {
    return rounds.get(transaction).values().stream()
        .filter(round -> round.bankId().equals(bankId) && round.key().equals(key))
        .findFirst();
  }

  @Override
  public List<GrantRound> latest(Transaction transaction, UUID bankId, int before, int limit) {
    return rounds.get(transaction).values().stream()
        .filter(round -> round.bankId().equals(bankId) && round.number() < before)
        .sorted(Comparator.comparingInt(GrantRound::number).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public List<GrantRound.Line> lines(Transaction transaction, UUID roundId) {
    return lines.get(transaction).getOrDefault(roundId, List.of());
  }

  @Override
  public List<LedgerAccount> persons(
      Transaction transaction,
      UUID bankId,
      LocalDate day,
      @Nullable LocalDate born,
      @Nullable UUID after,
      int limit) {
    List<LedgerAccount> all = new ArrayList<>();
    ledger.scan(transaction, bankId, new Persons(all));
    return all.stream()
        .filter(account -> isOpen(account, day) && isBorn(account, born))
        .filter(account -> after == null || account.id().toString().compareTo(after.toString()) > 0)
        .sorted(Comparator.comparing(account -> account.id().toString()))
        .limit(limit)
        .toList();
  }

  private static boolean isOpen(LedgerAccount account, LocalDate day) {
    LocalDate closed = account.closed();
    return !day.isBefore(account.opened()) && (closed == null || day.isBefore(closed));
  }

  private static boolean isBorn(LedgerAccount account, @Nullable LocalDate born) {
    LocalDate birth = account.birthDate();
    return born == null || birth != null && !birth.isAfter(born);
  }

  /** Gathers the accounts of persons. */
  private record Persons(List<LedgerAccount> found) implements LedgerInspection.Visitor {

    @Override
    public void account(AccountState state, long pending) {
      if (state.account().kind() == AccountKind.INDIVIDUAL && !state.account().isPart()) {
        found.add(state.account());
      }
    }

    @Override
    public void posting(LedgerPosting posting) {
      // Only whose accounts there are counts here.
    }

    @Override
    public void entry(LedgerInspection.Entry entry) {
      // As above.
    }

    @Override
    public void part(LedgerInspection.Entry entry, UUID partId, UUID accountId, long minutes) {
      // As above.
    }
  }
}
