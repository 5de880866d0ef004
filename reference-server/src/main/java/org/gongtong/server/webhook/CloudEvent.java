package org.gongtong.server.webhook;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.kernel.CanonicalJson;

/**
 * A message after CloudEvents 1.0, in JSON, structured mode. Immutable.
 *
 * @param id of the event
 * @param community whose; its id makes the source
 * @param type what happened, without the project's prefix: {@code timebank.transfer-posted.v1}
 * @param subject the id of what it happened to
 * @param time when it was recorded
 * @param sequence its place in the public log, by which a receiver can put messages in order
 * @param data ids, kinds, states and minutes; nothing that names somebody
 */
record CloudEvent(
    UUID id,
    UUID community,
    String type,
    String subject,
    Instant time,
    long sequence,
    Map<String, Object> data) {

  static final String MEDIA_TYPE = "application/cloudevents+json; charset=utf-8";
  private static final String PREFIX = "org.gongtong.";

  CloudEvent {
    data = Map.copyOf(data);
  }

  /** The full name of its type. */
  String fullType() {
    return PREFIX + type;
  }

  String json() {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("specversion", "1.0");
    event.put("id", id.toString());
    event.put("source", "urn:uuid:" + community);
    event.put("type", fullType());
    event.put("subject", subject);
    event.put("time", time.toString());
    event.put("datacontenttype", "application/json");
    // An extension attribute; texts of equal length sort as the numbers do.
    event.put("sequence", String.format(Locale.ROOT, "%019d", sequence));
    event.put("data", data);
    return CanonicalJson.write(event);
  }
}
