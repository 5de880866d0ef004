package org.gongtong.core.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.CanonicalJson;

/**
 * One thing that happened. Immutable as far as its data is; two events with the same canonical form
 * are equal.
 *
 * @param id unique
 * @param disclosure what of it anybody may read
 * @param area the area of the domain it belongs to, 1 to 32 characters: {@code place}
 * @param type what happened, 1 to 64 characters: {@code roster-imported}
 * @param subject the id of what it happened to, 1 to 64 characters
 * @param actor who did it
 * @param effectiveAt when it took effect, cut to the microsecond
 * @param recordedAt when it was recorded, cut to the microsecond
 * @param data particulars, of the kinds {@link CanonicalJson} writes: texts, whole numbers, truth
 *     values, lists and maps of them; of a {@link Disclosure#PUBLIC} event, nothing that tells of a
 *     person
 */
public record AuditEvent(
    UUID id,
    Disclosure disclosure,
    String area,
    String type,
    String subject,
    Actor actor,
    Instant effectiveAt,
    Instant recordedAt,
    Map<String, Object> data) {

  /**
   * @throws IllegalArgumentException if a text is blank or too long, or the data has no canonical
   *     form
   */
  public AuditEvent {
    requireText("area", area, 32);
    requireText("type", type, 64);
    requireText("subject", subject, 64);
    // What a store can hold exactly; otherwise an event would change by being stored.
    effectiveAt = effectiveAt.truncatedTo(ChronoUnit.MICROS);
    recordedAt = recordedAt.truncatedTo(ChronoUnit.MICROS);
    data = EventData.of(data);
  }

  /** The data as its canonical text. */
  public String canonicalData() {
    return EventData.of(data).text();
  }

  /**
   * Data from its canonical text.
   *
   * @throws IllegalArgumentException if the text is no JSON object
   */
  public static Map<String, Object> readData(String json) {
    if (!(CanonicalJson.read(json) instanceof Map<?, ?> members)) {
      throw new IllegalArgumentException("an event's data is a JSON object: " + json);
    }
    Map<String, Object> data = new LinkedHashMap<>();
    members.forEach((name, value) -> data.put((String) name, value));
    return Collections.unmodifiableMap(data);
  }

  /**
   * What happened, after RFC 8785: all of this event but who did it. A sealed event's commitment is
   * to these bytes in UTF-8.
   */
  public String canonicalWhat() {
    StringBuilder text = new StringBuilder(512);
    text.append("{\"area\":").append(CanonicalJson.write(area));
    text.append(",\"data\":").append(canonicalData());
    String effective = effectiveAt.toString();
    text.append(",\"effectiveAt\":\"").append(effective);
    text.append("\",\"id\":\"").append(id);
    // Mostly one instant, and to write it costs.
    text.append("\",\"recordedAt\":\"")
        .append(recordedAt.equals(effectiveAt) ? effective : recordedAt);
    text.append("\",\"subject\":").append(CanonicalJson.write(subject));
    text.append(",\"type\":").append(CanonicalJson.write(type));
    return text.append('}').toString();
  }

  /** Who did it, as it is committed to: {@code staff:…}, {@code resident:…}, {@code system:…}. */
  public String who() {
    return actor.toString();
  }

  private static void requireText(String what, String text, int longest) {
    if (text.isBlank() || text.length() > longest) {
      throw new IllegalArgumentException(
          "an event's " + what + " has 1 to " + longest + " characters: " + text);
    }
  }
}
