package org.gongtong.core.timebank.service;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ResolvedRule;
import org.gongtong.core.timebank.Rounding;
import org.gongtong.core.timebank.TimeBankPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What one edition of a time bank's rules asks of services. Immutable.
 *
 * @param edition which edition, as it is kept with each entry: 1 to 200 characters
 * @param categories the services there are, by code
 * @param longestMinutes how long a visit may last, 1 to {@value #LONGEST_MOST} minutes
 * @param severalProviders whether several may help one receiver at the same time
 * @param cancelNoticeMinutes how long before the beginning it can be called off in time
 * @param graceMinutes how long after the beginning one waits for the other side
 * @param tokenSeconds how long a code can be scanned, 1 to 3600
 * @param lapseDays for how many whole days after its end an appointment waits for a visit to be
 *     recorded
 * @param autoConfirmDays how many whole days the sides have to confirm or dispute before time
 *     confirms; null for no such end
 * @param guardianBelow below which age in completed years guardians agree and confirm; 0 for none
 * @param recorders whose mandates allow to record visits
 * @param mediators whose mandates allow to mediate and to decide disputes
 * @param rounding makes whole minutes of a visit
 * @param weights what counts for how much when matches are ranked
 */
public record ServicePolicy(
    String edition,
    Map<String, LocalizedText> categories,
    int longestMinutes,
    boolean severalProviders,
    int cancelNoticeMinutes,
    int graceMinutes,
    int tokenSeconds,
    int lapseDays,
    @Nullable Integer autoConfirmDays,
    int guardianBelow,
    Set<MandateKind> recorders,
    Set<MandateKind> mediators,
    Rounding rounding,
    MatchWeights weights) {

  /** No policy allows longer visits: a week. Stores look no further back for those under way. */
  public static final int LONGEST_MOST = 7 * 24 * 60;

  /**
   * @throws IllegalArgumentException if a figure is out of range or the edition has no name
   */
  public ServicePolicy {
    categories = Collections.unmodifiableMap(new LinkedHashMap<>(categories));
    recorders = Set.copyOf(recorders);
    mediators = Set.copyOf(mediators);
    if (edition.isBlank() || edition.length() > 200) {
      throw new IllegalArgumentException("an edition has 1 to 200 characters: " + edition);
    }
    requireIn("longestMinutes", longestMinutes, 1, LONGEST_MOST);
    requireIn("cancelNoticeMinutes", cancelNoticeMinutes, 0, LONGEST_MOST);
    requireIn("graceMinutes", graceMinutes, 0, LONGEST_MOST);
    requireIn("tokenSeconds", tokenSeconds, 1, 3600);
    requireIn("lapseDays", lapseDays, 0, 366);
    requireIn("autoConfirmDays", autoConfirmDays == null ? 0 : autoConfirmDays, 0, 366);
    requireIn("guardianBelow", guardianBelow, 0, 100);
  }

  /**
   * The policy of a bank's rule and of the rule about services that holds in its place. A time to
   * confirm that is no number of days counts by its {@link LegalPeriod#roughDays}.
   *
   * @return the policy, or a refusal {@link org.gongtong.core.rules.RuleReason#PARAMETER_MISSING}
   * @throws IllegalArgumentException if a figure is out of range
   */
  public static Outcome<ServicePolicy> of(TimeBankPolicy policy, ResolvedRule services) {
    List<Reason> missing = new ArrayList<>();
    ServiceParameters.ALL.forEach(parameter -> missing.addAll(services.need(parameter).refusals()));
    if (!missing.isEmpty()) {
      return Outcome.refused(missing);
    }
    return Outcome.accepted(
        new ServicePolicy(
            policy.edition(),
            services.need(ServiceParameters.CATEGORIES).orThrow(),
            services.need(ServiceParameters.LONGEST_MINUTES).orThrow(),
            services.need(ServiceParameters.SEVERAL_PROVIDERS).orThrow(),
            services.need(ServiceParameters.CANCEL_NOTICE).orThrow(),
            services.need(ServiceParameters.GRACE).orThrow(),
            services.need(ServiceParameters.TOKEN_SECONDS).orThrow(),
            services.need(ServiceParameters.LAPSE_DAYS).orThrow(),
            policy.autoConfirm().map(LegalPeriod::roughDays).orElse(null),
            services.need(ServiceParameters.GUARDIAN_BELOW).orThrow(),
            services.need(ServiceParameters.RECORDERS).orThrow(),
            services.need(ServiceParameters.MEDIATORS).orThrow(),
            policy.rounding(),
            new MatchWeights(
                services.need(ServiceParameters.NEAR).orThrow(),
                services.need(ServiceParameters.SKILLS).orThrow(),
                services.need(ServiceParameters.AVAILABILITY).orThrow(),
                services.need(ServiceParameters.WAITING).orThrow())));
  }

  private static void requireIn(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(what + " is " + least + " to " + most + ": " + value);
    }
  }
}
