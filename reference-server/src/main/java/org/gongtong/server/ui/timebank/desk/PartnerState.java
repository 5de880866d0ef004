package org.gongtong.server.ui.timebank.desk;

import java.util.Locale;
import java.util.Optional;
import org.gongtong.server.settlement.Partner;
import org.gongtong.server.settlement.PartnerLink;
import org.gongtong.server.ui.text.MessageKey;

/** How settling with a community stands, in a word. */
public enum PartnerState implements MessageKey {
  /** Time goes and comes. */
  RUNS,
  /** Nothing new goes: there are no terms, or limits of 0. */
  CLOSED,
  /** A second person has to confirm the pairing. */
  PROPOSED,
  /** The pairing has ended. */
  ENDED,
  /** The last day compared is not at one. */
  DIFFERS,
  /** The other server takes no letters. */
  UNREACHED;

  static PartnerState of(Partner partner) {
    Long difference = partner.difference();
    Optional<PartnerLink.State> link = partner.link().map(PartnerLink::state);
    if (link.filter(one -> one == PartnerLink.State.PROPOSED).isPresent()) {
      return PROPOSED;
    }
    if (link.filter(one -> one == PartnerLink.State.ENDED).isPresent()) {
      return ENDED;
    }
    if (difference != null && difference != 0
        || partner.compared().filter(one -> !one.isClean()).isPresent()) {
      return DIFFERS;
    }
    if (partner.contact().failingSince() != null) {
      return UNREACHED;
    }
    boolean goes =
        partner
            .terms()
            .filter(terms -> terms.mostSent() > 0 || terms.mostReceived() > 0)
            .isPresent();
    return goes ? RUNS : CLOSED;
  }

  /** Whether somebody should look. */
  public boolean isBad() {
    return this == PROPOSED || this == DIFFERS || this == UNREACHED;
  }

  @Override
  public String messageKey() {
    return "settlement.state." + name().toLowerCase(Locale.ROOT);
  }
}
