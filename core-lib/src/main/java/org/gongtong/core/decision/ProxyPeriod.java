package org.gongtong.core.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.gongtong.core.rules.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Whether a written proxy (指导规则 art. 26) still ran when a ballot was cast with it. This is judged
 * once, when the ballot is entered with the paper in hand, and not in the count: the last day is no
 * part of a {@link Ballot}. Stateless.
 */
public final class ProxyPeriod {

  private ProxyPeriod() {}

  /**
   * Why a ballot is not taken, if its proxy is at fault.
   *
   * @param zone of the motion, in whose days the authorisation is read
   * @param castAt when the ballot was handed in
   * @param proxy who cast it for the voter, or null if the voter did
   * @param until the last day on which the proxy may act, inclusive; null where the paper states
   *     none, which then stands for this vote
   */
  public static Optional<Reason> fault(
      ZoneId zone,
      DecisionRule rule,
      Instant castAt,
      @Nullable String proxy,
      @Nullable LocalDate until) {
    if (proxy == null) {
      return until == null
          ? Optional.empty()
          : Optional.of(BallotReason.PROXY_MISSING.because().refuses());
    }
    if (until == null) {
      boolean needed = rule.procedure().find(DecisionParameters.PROXY_PERIOD_STATED).orElse(false);
      return needed
          ? Optional.of(BallotReason.PROXY_PERIOD_MISSING.because().refuses())
          : Optional.empty();
    }
    LocalDate cast = castAt.atZone(zone).toLocalDate();
    return cast.isAfter(until)
        ? Optional.of(
            BallotReason.PROXY_EXPIRED
                .because()
                .figure("until", until)
                .figure("cast", cast)
                .refuses())
        : Optional.empty();
  }
}
