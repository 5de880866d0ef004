package org.gongtong.server.ui.timebank.desk;

import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.rules.ReasonCode;
import org.gongtong.core.timebank.settlement.Difference;
import org.gongtong.core.timebank.settlement.OrderState;
import org.gongtong.core.timebank.settlement.SettlementReason;
import org.gongtong.server.settlement.PartnerInbox;
import org.gongtong.server.settlement.PartnerReason;
import org.gongtong.server.ui.text.Messages;

/** Says in words what stands in tables and statements as codes. Immutable. */
final class SettlementWords {

  private static final String STATUS = "status";

  /** Kinds that are of one order, which both sides look up by its id. */
  private static final Set<Difference.Kind> OF_ORDER =
      Set.of(
          Difference.Kind.UNANSWERED,
          Difference.Kind.MISSING_THERE,
          Difference.Kind.MISSING_HERE,
          Difference.Kind.OTHER_CONTENT);

  private final Messages text;
  private final Language language;

  SettlementWords(Messages text, Language language) {
    this.text = text;
    this.language = language;
  }

  /** A difference and what is to be done, as the bank here sees it. */
  String difference(Difference one, UUID bank) {
    String what = text.sentence(one.kind().text().in(language));
    String remedy = text.sentence(one.kind().remedy().in(language));
    if (one.kind() == Difference.Kind.HASH) {
      return text.of("error.with-remedy", what, remedy);
    }
    return text.of(
        one.kind() == Difference.Kind.LEDGER
            ? "settlement.differs-ledger"
            : "settlement.differs-line",
        OF_ORDER.contains(one.kind())
            ? text.of("settlement.differs-order", what, one.where())
            : what,
        said(one.here(), bank),
        said(one.there(), bank),
        remedy);
  }

  /** What one side says: the bank an order is of, its minutes and its state, or some of these. */
  private String said(String codes, UUID bank) {
    return codes.isEmpty()
        ? "–"
        : Arrays.stream(codes.split(" "))
            .map(code -> word(code, bank))
            .collect(Collectors.joining(" "));
  }

  private String word(String code, UUID bank) {
    if (code.matches("-?[0-9]{1,18}")) {
      return text.of("board.minutes", text.number(Long.parseLong(code)));
    }
    if (code.length() == bank.toString().length()) {
      return text.of(
          code.equals(bank.toString()) ? "settlement.from-here" : "settlement.from-there");
    }
    return OrderState.find(code).map(state -> state.text().in(language)).orElse(code);
  }

  /** Why a letter did not reach the other server. */
  String fault(String code) {
    return code.startsWith(STATUS)
        ? text.of("webhooks.fault.status", code.substring(STATUS.length()).strip())
        : text.of("webhooks.fault." + code);
  }

  /** Why a letter of the other server was not taken; what is to be done, where why has figures. */
  String refused(String code) {
    if (code.equals(PartnerInbox.Taken.STALE.name())) {
      return text.of("settlement.refused.stale");
    }
    return Stream.<ReasonCode>concat(
            Arrays.stream(PartnerReason.values()), Arrays.stream(SettlementReason.values()))
        .filter(reason -> reason.name().equals(code))
        .findFirst()
        .map(reason -> reason.text().zh().contains("{") ? reason.remedy() : reason.text())
        .map(words -> words.in(language))
        .orElse(code);
  }
}
