package org.gongtong.server.settlement;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.audit.note.NoteVerifier;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.place.Community;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.core.timebank.settlement.SettlementPorts;
import org.gongtong.core.timebank.settlement.SettlementReason;
import org.gongtong.server.storage.SettlementLinkTable;
import org.gongtong.server.webhook.Attempt;
import org.gongtong.server.webhook.Post;

/**
 * Whom a bank believes on other servers. Whoever holds a partner's key posts time into this
 * community up to its limit: one member of staff enters the pairing code, another one compares and
 * confirms it. Each step has one audit event in the same transaction. Thread-safe.
 */
public final class Partnerships {
  /** Most characters of a name. */
  public static final int NAME_MOST = 80;

  private final SettlementPorts ports;
  private final SettlementLinkTable table;
  private final SettlementKeys keys;
  private final Post post;

  Partnerships(SettlementPorts ports, SettlementLinkTable table, SettlementKeys keys, Post post) {
    this.ports = ports;
    this.table = table;
    this.keys = keys;
    this.post = post;
  }

  /**
   * What a community gives to others.
   *
   * @param base the address of this site
   * @return empty before the bank has a key
   */
  public Optional<PairingCode> own(Community community, TimeBank bank, String base) {
    return ports
        .work()
        .read(transaction -> keys.newest(transaction, bank.id()))
        .map(key -> new PairingCode(community.jurisdiction(), base + PartnerInbox.PATH, key));
  }

  /**
   * Makes a key, the first one or another one. The one before it signs along until the next is
   * made.
   */
  public Outcome<NoteVerifier> makeKey(Actor actor, TimeBank bank) {
    return Outcome.accepted(
        ports
            .work()
            .write(
                transaction -> {
                  table.lock(transaction, bank.id());
                  Instant now = ports.clock().instant();
                  NoteVerifier key = keys.make(transaction, bank.id(), actor, now);
                  note(
                      transaction,
                      actor,
                      "settlement-key-made",
                      bank,
                      Map.of("key", key.toString()));
                  return key;
                }));
  }

  /** Enters a bank on another server. Until it is confirmed, what was in force stays so. */
  public Outcome<PartnerLink> propose(Actor actor, TimeBank bank, String name, String text) {
    Optional<PairingCode> code = PairingCode.parse(text);
    if (code.isEmpty()) {
      return Outcome.refused(PartnerReason.PAIRING_CODE.because().refuses());
    }
    if (name.isBlank() || name.strip().length() > NAME_MOST) {
      return Outcome.refused(
          PartnerReason.PARTNER_NAME.because().figure("most", NAME_MOST).refuses());
    }
    UUID partner = code.get().bankId();
    if (partner.equals(bank.id())) {
      return Outcome.refused(SettlementReason.OWN_BANK.because().refuses());
    }
    Optional<Attempt.Fault> barred = post.bars(code.get().url());
    if (barred.isPresent()) {
      String url = code.get().url();
      return Outcome.refused(
          PartnerReason.PARTNER_ADDRESS
              .because()
              .figure("url", url.length() > 100 ? url.substring(0, 100) + "…" : url)
              .figure("fault", barred.get().code())
              .refuses());
    }
    return ports
        .work()
        .write(transaction -> propose(transaction, actor, bank, name.strip(), code.get()));
  }

  private Outcome<PartnerLink> propose(
      Transaction transaction, Actor actor, TimeBank bank, String name, PairingCode code) {
    if (ports.ledger().findBank(transaction, code.bankId()).isPresent()) {
      return Outcome.refused(PartnerReason.PARTNER_HERE.because().refuses());
    }
    table.lock(transaction, bank.id());
    List<SettlementLinkTable.Row> before = table.all(transaction, bank.id(), code.bankId());
    Optional<PartnerLink> last =
        before.isEmpty()
            ? Optional.empty()
            : Optional.of(PartnerLink.of(before.get(before.size() - 1)));
    if (last.filter(link -> isSame(link, name, code, actor)).isPresent()) {
      return Outcome.accepted(last.get());
    }
    SettlementLinkTable.Row row =
        new SettlementLinkTable.Row(
            bank.id(),
            code.bankId(),
            before.size() + 1,
            name,
            code.place().code(),
            code.url(),
            code.key().toString(),
            ports.clock().instant(),
            actor.id(),
            null,
            null,
            null);
    table.add(transaction, row);
    Map<String, Object> data = data(PartnerLink.of(row));
    data.put("place", row.place());
    data.put("url", row.url());
    data.put("key", row.verifier());
    note(transaction, actor, "settlement-partner-proposed", bank, data);
    return Outcome.accepted(PartnerLink.of(row));
  }

  private static boolean isSame(PartnerLink link, String name, PairingCode code, Actor actor) {
    return link.state() == PartnerLink.State.PROPOSED
        && link.name().equals(name)
        && link.code().text().equals(code.text())
        && link.proposedBy().equals(actor.id());
  }

  /** Confirms what another member of staff has entered; what was in force before it ends. */
  public Outcome<PartnerLink> confirm(Actor actor, TimeBank bank, UUID partner, int version) {
    return ports
        .work()
        .write(
            transaction -> {
              table.lock(transaction, bank.id());
              List<SettlementLinkTable.Row> all = table.all(transaction, bank.id(), partner);
              if (all.isEmpty()) {
                return unknown();
              }
              PartnerLink last = PartnerLink.of(all.get(all.size() - 1));
              if (last.version() != version || last.state() == PartnerLink.State.ENDED) {
                return Outcome.refused(PartnerReason.PARTNER_NOT_OPEN.because().refuses());
              }
              if (last.state() == PartnerLink.State.IN_FORCE) {
                return actor.id().equals(last.confirmedBy())
                    ? Outcome.accepted(last)
                    : Outcome.refused(PartnerReason.PARTNER_NOT_OPEN.because().refuses());
              }
              if (actor.kind() != Actor.Kind.STAFF
                  || ports.persons().isSame(transaction, actor, Actor.staff(last.proposedBy()))) {
                return Outcome.refused(PartnerReason.PARTNER_SECOND_PERSON.because().refuses());
              }
              Instant now = ports.clock().instant();
              table.confirm(transaction, all.get(all.size() - 1), now, actor.id());
              table.end(transaction, bank.id(), partner, version, now, actor.id());
              note(transaction, actor, "settlement-partner-confirmed", bank, data(last));
              return Outcome.accepted(latest(transaction, bank, partner));
            });
  }

  /**
   * Ends a pairing at once: no letter of the partner is taken and none goes there. What is held for
   * orders on their way stays held until there is a pairing again.
   */
  public Outcome<PartnerLink> end(Actor actor, TimeBank bank, UUID partner) {
    return ports
        .work()
        .write(
            transaction -> {
              table.lock(transaction, bank.id());
              if (table.all(transaction, bank.id(), partner).isEmpty()) {
                return unknown();
              }
              PartnerLink last = latest(transaction, bank, partner);
              if (last.state() != PartnerLink.State.ENDED) {
                table.end(transaction, bank.id(), partner, 0, ports.clock().instant(), actor.id());
                note(transaction, actor, "settlement-partner-ended", bank, data(last));
              }
              return Outcome.accepted(latest(transaction, bank, partner));
            });
  }

  private PartnerLink latest(Transaction transaction, TimeBank bank, UUID partner) {
    List<SettlementLinkTable.Row> all = table.all(transaction, bank.id(), partner);
    return PartnerLink.of(all.get(all.size() - 1));
  }

  private static Map<String, Object> data(PartnerLink link) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("partner", link.partnerId().toString());
    data.put("version", (long) link.version());
    return data;
  }

  private void note(
      Transaction transaction, Actor actor, String type, TimeBank bank, Map<String, Object> data) {
    Instant now = ports.clock().instant();
    ports
        .audit()
        .append(
            transaction,
            new AuditEvent(
                ports.ids().next(),
                Disclosure.SEALED,
                "timebank",
                type,
                bank.id().toString(),
                actor,
                now,
                now,
                data));
  }

  private static <T> Outcome<T> unknown() {
    return Outcome.refused(PartnerReason.PARTNER_UNKNOWN.because().refuses());
  }
}
