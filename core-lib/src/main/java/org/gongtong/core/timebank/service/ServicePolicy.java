package org.gongtong.core.timebank.service;

import java.util.Map;
import java.util.Set;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.people.MandateKind;
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
    RoundingRule rounding,
    MatchWeights weights) {

  /** No policy allows longer visits: a week. Stores look no further back for those under way. */
  public static final int LONGEST_MOST = 7 * 24 * 60;

  /**
   * @throws IllegalArgumentException if a figure is out of range or the edition has no name
   */
  public ServicePolicy {
    categories = Map.copyOf(categories);
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

  private static void requireIn(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(what + " is " + least + " to " + most + ": " + value);
    }
  }
}
