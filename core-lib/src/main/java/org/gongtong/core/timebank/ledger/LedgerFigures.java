package org.gongtong.core.timebank.ledger;

import java.util.Map;
import org.gongtong.core.timebank.Effect;
import org.gongtong.core.timebank.GrantClass;
import org.gongtong.core.timebank.Transfer;
import org.gongtong.core.timebank.TransferOutcome;
import org.gongtong.core.timebank.TransferRules;
import org.jspecify.annotations.Nullable;

/** What refusals are about, in figures. Confined to one thread. */
final class LedgerFigures {

  private final LedgerSheet sheet;

  LedgerFigures(LedgerSheet sheet) {
    this.sheet = sheet;
  }

  /** Of a transfer that is refused. */
  Map<String, Long> of(TransferOutcome outcome, Transfer transfer, TransferRules inForce) {
    long minutes = transfer.minutes();
    int to = transfer.to();
    int day = transfer.day();
    return switch (outcome) {
      case INVALID_AMOUNT -> Map.of("minutes", minutes);
      case INSUFFICIENT_BALANCE ->
          Map.of("minutes", minutes, "available", inForce.available(transfer, sheet));
      case CLEARING_LIMIT -> Map.of("minutes", minutes, "room", inForce.room(transfer, sheet));
      case BALANCE_CEILING -> Map.of("minutes", minutes, "cap", inForce.ceiling(to, day));
      case DAILY_CAP ->
          Map.of(
              "minutes",
              minutes,
              "earned",
              sheet.earned(to, day),
              "cap",
              inForce.dailyCap(to, day));
      case LIFETIME_CAP ->
          Map.of("minutes", minutes, "kept", sheet.kept(to), "cap", inForce.lifetimeCap(to, day));
      case GRANT_NO_CLASS -> Map.of("classes", (long) inForce.grantClasses());
      case GRANT_MAXIMUM -> maximum(transfer, inForce);
      default -> Map.of();
    };
  }

  private Map<String, Long> maximum(Transfer transfer, TransferRules inForce) {
    GrantClass in = inForce.grantClass(transfer).orElseThrow();
    Long most = in.most();
    return Map.of(
        "minutes",
        transfer.minutes(),
        "granted",
        inForce.granted(transfer, in, sheet),
        "most",
        most == null ? Long.MAX_VALUE : most);
  }

  /** Of a reversal that is refused. */
  Map<String, Long> back(
      TransferOutcome outcome, @Nullable Effect effect, TransferRules inForce, int day) {
    if (effect == null || outcome != TransferOutcome.INSUFFICIENT_BALANCE) {
      return Map.of();
    }
    // The pool is asked second.
    boolean poor = !inForce.canPayBack(effect.receiver(), effect.own(), sheet, day);
    int payer = poor ? effect.receiver() : effect.pool();
    long minutes = poor ? effect.own() : effect.overflow();
    return Map.of("minutes", minutes, "available", sheet.balance(payer) - sheet.held(payer));
  }
}
