package org.gongtong.server.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/**
 * Times as they stand in files: local times of the place, {@code 2026-03-01T08:00:00}, with as many
 * digits of a second as they have. Where clocks are set back an hour comes twice; there the offset
 * follows, {@code 2026-10-25T02:30:00+01:00}. What {@link #write} wrote {@link #parse} reads to the
 * very nanosecond.
 */
public final class PlaceTime {

  private static final DateTimeFormatter FORM =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendOffsetId()
          .toFormatter(Locale.ROOT)
          .withChronology(IsoChronology.INSTANCE)
          .withResolverStyle(ResolverStyle.STRICT);

  private PlaceTime() {}

  /** The text of an instant. */
  public static String write(Instant instant, ZoneId zone) {
    OffsetDateTime time = instant.atZone(zone).toOffsetDateTime();
    boolean once = zone.getRules().getValidOffsets(time.toLocalDateTime()).size() == 1;
    return once
        ? DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time)
        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
  }

  /**
   * Reads a text.
   *
   * @throws DateTimeException if it has another form
   */
  public static Instant parse(String text, ZoneId zone) {
    TemporalAccessor time = FORM.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
    return time instanceof OffsetDateTime exact
        ? exact.toInstant()
        : ((LocalDateTime) time).atZone(zone).toInstant();
  }

  /** The instant, or none if the text has another form. */
  public static Optional<Instant> find(String text, ZoneId zone) {
    try {
      return Optional.of(parse(text, zone));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
