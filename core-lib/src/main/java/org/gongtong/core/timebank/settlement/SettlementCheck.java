package org.gongtong.core.timebank.settlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.LedgerCheck;
import org.gongtong.core.timebank.ledger.LedgerFault;
import org.gongtong.core.timebank.ledger.LedgerStore;
import org.gongtong.core.timebank.ledger.TimeBank;

/**
 * Holds what stands with other communities, and what is on its way there, against the orders.
 * Thread-safe. Cost: linear in a bank's orders.
 */
public final class SettlementCheck implements LedgerCheck.Also {

  /** No verdict is of a later day. */
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  private final SettlementStore store;
  private final LedgerStore ledger;

  public SettlementCheck(SettlementStore store, LedgerStore ledger) {
    this.store = store;
    this.ledger = ledger;
  }

  /** What the orders between two banks add up to. */
  private static final class Sum {
    private long onTheirWay;
    private long posted;
  }

  @Override
  public List<LedgerFault> faults(Transaction transaction, TimeBank bank) {
    List<LedgerFault> faults = new ArrayList<>();
    Map<UUID, Sum> sums = sums(transaction, bank);
    for (Clearing clearing : store.clearings(transaction, bank.id())) {
      Sum sum = Optional.ofNullable(sums.remove(clearing.partnerId())).orElseGet(Sum::new);
      long stands =
          ledger.find(transaction, clearing.accountId()).map(AccountState::balance).orElse(0L);
      long days = store.settledUpTo(transaction, bank.id(), clearing.partnerId(), LAST);
      String where = clearing.accountId().toString();
      compare(faults, where, "on its way", clearing.sending(), sum.onTheirWay);
      compare(faults, where, "standing there", stands, sum.posted);
      compare(faults, where, "in statements of days", days, sum.posted);
    }
    sums.keySet()
        .forEach(
            partner ->
                faults.add(
                    new LedgerFault(
                        LedgerFault.Kind.CLEARING, partner.toString(), "orders without account")));
    return faults;
  }

  private static void compare(
      List<LedgerFault> faults, String where, String what, long is, long orders) {
    if (is != orders) {
      faults.add(
          new LedgerFault(
              LedgerFault.Kind.CLEARING, where, is + " " + what + ", by orders " + orders));
    }
  }

  private Map<UUID, Sum> sums(Transaction transaction, TimeBank bank) {
    Map<UUID, Sum> sums = new TreeMap<>();
    List<SettlementOrder> page = store.page(transaction, bank.id(), null, SettlementStore.MOST);
    while (!page.isEmpty()) {
      for (SettlementOrder order : page) {
        Sum sum = sums.computeIfAbsent(order.partnerId(), partner -> new Sum());
        long minutes = order.content().minutes();
        if (order.goes() && order.state().isOnItsWay()) {
          sum.onTheirWay += minutes;
        } else if (order.state() == OrderState.POSTED) {
          sum.posted += order.goes() ? minutes : -minutes;
        }
      }
      UUID last = page.get(page.size() - 1).id();
      page = store.page(transaction, bank.id(), last, SettlementStore.MOST);
    }
    return sums;
  }
}
