package org.gongtong.server.settlement;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.gongtong.core.place.CommunityStore;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.core.timebank.settlement.Reconciliation;
import org.gongtong.core.timebank.settlement.SettlementDesk;
import org.gongtong.core.timebank.settlement.SettlementPorts;
import org.gongtong.core.timebank.settlement.SettlementTimer;
import org.gongtong.server.secrecy.FieldCipher;
import org.gongtong.server.storage.SettlementContactTable;
import org.gongtong.server.storage.SettlementLinkTable;
import org.gongtong.server.webhook.Post;

/**
 * What settlement with other servers is made of.
 *
 * @param partnerships what staff do
 * @param reader how banks stand with others
 * @param inbox takes letters
 * @param timer sends messages
 * @param clock does so by itself, and tells days
 */
public record PartnerParts(
    Partnerships partnerships,
    PartnerReader reader,
    PartnerInbox inbox,
    SettlementTimer timer,
    SettlementClock clock) {

  /**
   * Puts them together.
   *
   * @param recallAfter after how long without an answer an order is asked back; zero for never
   * @param banks all banks there are
   */
  public static PartnerParts of(
      SettlementPorts ports,
      CommunityStore communities,
      Post post,
      FieldCipher cipher,
      SecureRandom random,
      Duration recallAfter,
      Supplier<List<TimeBank>> banks) {
    SettlementLinkTable links = new SettlementLinkTable();
    SettlementContactTable contacts = new SettlementContactTable();
    SettlementKeys keys = new SettlementKeys(links, cipher, random);
    Reconciliation reconciliation = new Reconciliation(ports);
    DayHearing hearing = new DayHearing(ports, reconciliation, contacts);
    PartnerPost letters = new PartnerPost(ports, links, contacts, keys, post);
    PartnerChannel channel = new PartnerChannel(ports, hearing, letters);
    SettlementTimer timer = new SettlementTimer(ports, channel);
    PartnerInbox inbox = new PartnerInbox(ports, hearing, links, contacts);
    return new PartnerParts(
        new Partnerships(ports, links, keys, post),
        new PartnerReader(ports, communities, links, contacts),
        inbox,
        timer,
        new SettlementClock(
            timer,
            new DayRound(ports, reconciliation, channel, contacts),
            new OverdueOrders(ports, timer, new SettlementDesk(ports), recallAfter),
            inbox,
            banks,
            ports.clock()));
  }
}
