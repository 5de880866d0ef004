package org.gongtong.server.settlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityStore;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.core.timebank.settlement.Clearing;
import org.gongtong.core.timebank.settlement.ClearingTerms;
import org.gongtong.core.timebank.settlement.Comparison;
import org.gongtong.core.timebank.settlement.SettlementPorts;
import org.gongtong.server.storage.SettlementContactTable;
import org.gongtong.server.storage.SettlementLinkTable;

/** Reads how a bank stands with others. Thread-safe. */
public final class PartnerReader {

  private final SettlementPorts ports;
  private final CommunityStore communities;
  private final SettlementLinkTable links;
  private final SettlementContactTable contacts;

  PartnerReader(
      SettlementPorts ports,
      CommunityStore communities,
      SettlementLinkTable links,
      SettlementContactTable contacts) {
    this.ports = ports;
    this.communities = communities;
    this.links = links;
    this.contacts = contacts;
  }

  /** All that a bank has agreed with, or begun to pair with, in the order of their ids. */
  public List<Partner> all(TimeBank bank) {
    return ports.work().read(transaction -> all(transaction, bank));
  }

  private List<Partner> all(Transaction transaction, TimeBank bank) {
    List<Clearing> clearings = ports.store().clearings(transaction, bank.id());
    List<SettlementLinkTable.Row> rows = links.latest(transaction, bank.id());
    List<SettlementContactTable.Row> talks = contacts.all(transaction, bank.id());
    Set<UUID> ids = new TreeSet<>((a, b) -> a.toString().compareTo(b.toString()));
    clearings.forEach(clearing -> ids.add(clearing.partnerId()));
    rows.forEach(row -> ids.add(row.partnerId()));
    List<Partner> partners = new ArrayList<>();
    for (UUID id : ids) {
      partners.add(
          partner(
              transaction,
              bank,
              id,
              clearings.stream().filter(one -> one.partnerId().equals(id)).findFirst(),
              rows.stream()
                  .filter(one -> one.partnerId().equals(id))
                  .findFirst()
                  .map(PartnerLink::of),
              talks.stream()
                  .filter(one -> one.partnerId().equals(id))
                  .findFirst()
                  .map(PartnerReader::contact)
                  .orElse(PartnerContact.NONE)));
    }
    return partners;
  }

  /**
   * One partner: agreed with, begun to pair with, or on this server.
   *
   * @return refused with {@link PartnerReason#PARTNER_UNKNOWN} for anything else
   */
  public Outcome<Partner> find(TimeBank bank, UUID id) {
    Optional<Partner> known =
        ports
            .work()
            .read(
                transaction -> {
                  Optional<Partner> agreed =
                      all(transaction, bank).stream()
                          .filter(partner -> partner.id().equals(id))
                          .findFirst();
                  return agreed.isPresent() || id.equals(bank.id())
                      ? agreed
                      : ports
                          .ledger()
                          .findBank(transaction, id)
                          .map(
                              there ->
                                  partner(
                                      transaction,
                                      bank,
                                      id,
                                      Optional.empty(),
                                      Optional.empty(),
                                      PartnerContact.NONE));
                });
    return known
        .map(Outcome::accepted)
        .orElseGet(() -> Outcome.refused(PartnerReason.PARTNER_UNKNOWN.because().refuses()));
  }

  private Partner partner(
      Transaction transaction,
      TimeBank bank,
      UUID id,
      Optional<Clearing> clearing,
      Optional<PartnerLink> link,
      PartnerContact contact) {
    Optional<Community> here =
        ports
            .ledger()
            .findBank(transaction, id)
            .flatMap(there -> communities.findById(transaction, there.communityId()));
    LocalDate today = ports.clock().instant().atZone(bank.zone()).toLocalDate();
    LocalDate their = contact.theirDay();
    List<ClearingTerms> terms = ports.store().terms(transaction, bank.id(), id);
    return new Partner(
        id,
        here.map(Community::name)
            .or(() -> link.map(one -> LocalizedText.of(one.name(), one.name())))
            .orElseGet(() -> LocalizedText.of(brief(id), brief(id))),
        here.map(Community::jurisdiction)
            .or(() -> link.map(one -> one.code().place()))
            .orElse(null),
        here.isPresent(),
        clearing.isPresent(),
        clearing.map(one -> stands(transaction, one)).orElse(0L),
        clearing.map(Clearing::sending).orElse(0L),
        ClearingTerms.inForce(terms, today),
        link,
        contact,
        their == null ? null : (Long) ports.store().settledUpTo(transaction, bank.id(), id, their),
        their == null
            ? Optional.empty()
            : last(ports.store().comparisons(transaction, bank.id(), id, their)));
  }

  private static String brief(UUID id) {
    return id.toString().substring(0, 8);
  }

  private long stands(Transaction transaction, Clearing clearing) {
    return ports
        .ledger()
        .find(transaction, clearing.accountId())
        .map(AccountState::balance)
        .orElse(0L);
  }

  private static Optional<Comparison> last(List<Comparison> all) {
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  private static PartnerContact contact(SettlementContactTable.Row row) {
    return new PartnerContact(
        row.reachedAt(),
        row.failingSince(),
        row.fault(),
        row.heardAt(),
        row.refusedAt(),
        row.refused(),
        row.theirDay(),
        row.theirClosing());
  }
}
