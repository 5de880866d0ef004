package org.gongtong.server.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.place.Community;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ScopeCode;

/**
 * Which things of each class are over at a moment: by the rules and days of each community, by
 * those of all of them, or by a setting. Thread-safe.
 */
public final class Cutoffs {
  private final RetentionPeriods periods;
  private final Supplier<List<Community>> communities;
  private final Map<DataClass, Duration> told;
  private final ZoneId zone;

  /**
   * @param communities all of them; not asked in a transaction
   * @param told how long classes without a rule are kept, as settings and the program have it
   * @param zone of the server
   */
  public Cutoffs(
      RetentionPeriods periods,
      Supplier<List<Community>> communities,
      Map<DataClass, Duration> told,
      ZoneId zone) {
    this.periods = periods;
    this.communities = communities;
    this.told = Map.copyOf(told);
    this.zone = zone;
  }

  /**
   * What there is to say of a class.
   *
   * @param cutoffs one for each community, or one of all; none where nothing may be deleted
   * @param spans how long, without repeating
   * @param unknown why nothing may be deleted somewhere
   */
  public record Found(List<Cutoff> cutoffs, List<Span> spans, List<Reason> unknown) {

    /** Copies the lists. */
    public Found {
      cutoffs = List.copyOf(cutoffs);
      spans = List.copyOf(spans);
      unknown = List.copyOf(unknown);
    }
  }

  /** What there is to say of a class at a moment; not asked in a transaction. */
  public Found of(DataClass dataClass, Instant now) {
    if (dataClass.rule().isPresent()) {
      return dataClass.reach() == DataClass.Reach.COMMUNITY
          ? byCommunity(dataClass, now)
          : ofAll(dataClass, now);
    }
    Duration span = told.get(dataClass);
    if (span == null) {
      return new Found(List.of(), List.of(), List.of());
    }
    LocalDate today = LocalDate.ofInstant(now, zone);
    return new Found(
        List.of(new Cutoff(Optional.empty(), today, today, now.minus(span))),
        List.of(new Span(words(span), Optional.empty(), Optional.empty())),
        List.of());
  }

  private Found byCommunity(DataClass dataClass, Instant now) {
    List<Cutoff> cutoffs = new ArrayList<>();
    List<Span> spans = new ArrayList<>();
    List<Reason> unknown = new ArrayList<>();
    for (Community community : communities.get()) {
      LocalDate today = LocalDate.ofInstant(now, community.zone());
      Outcome<KeptFor> kept = periods.in(dataClass, community.jurisdiction(), today);
      unknown.addAll(kept.refusals());
      kept.asOptional()
          .ifPresent(
              found -> {
                cutoffs.add(cutoff(Optional.of(community), found, today, community.zone()));
                if (!spans.contains(Span.of(found))) {
                  spans.add(Span.of(found));
                }
              });
    }
    return new Found(cutoffs, spans, unknown);
  }

  private Found ofAll(DataClass dataClass, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    List<ScopeCode> places =
        communities.get().stream().map(Community::jurisdiction).distinct().toList();
    Outcome<KeptFor> kept = periods.longest(dataClass, places, today);
    return kept.asOptional()
        .map(
            found ->
                new Found(
                    List.of(cutoff(Optional.empty(), found, today, zone)),
                    List.of(Span.of(found)),
                    List.of()))
        .orElseGet(() -> new Found(List.of(), List.of(), kept.refusals()));
  }

  private static Cutoff cutoff(
      Optional<Community> community, KeptFor kept, LocalDate today, ZoneId zone) {
    LocalDate firstKept = kept.firstKept(today);
    return new Cutoff(community, today, firstKept, firstKept.atStartOfDay(zone).toInstant());
  }

  private static LocalizedText words(Duration span) {
    if (span.toDays() > 0 && span.equals(Duration.ofDays(span.toDays()))) {
      return words(span.toDays(), "日", "day");
    }
    if (span.toHours() > 0 && span.equals(Duration.ofHours(span.toHours()))) {
      return words(span.toHours(), "小时", "hour");
    }
    return words(span.toMinutes(), "分钟", "minute");
  }

  private static LocalizedText words(long amount, String zh, String en) {
    return LocalizedText.of(amount + zh, amount + " " + en + (amount == 1 ? "" : "s"));
  }
}
