package org.gongtong.server.webhook;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.kernel.LocalizedText;

/** What a subscription tells of. Codes are stable: rows and the API name them. */
public enum Topic {
  /** Minutes that have moved, are held or are held no longer. */
  POSTINGS(
      "postings",
      "记账：转账、冲正、冻结",
      "postings: transfers, reversals, holds",
      Set.of("transfer-posted", "transfer-reversed", "hold-placed", "hold-ended")),
  /** Visits from the proposal to what came of them. */
  APPOINTMENTS(
      "appointments",
      "预约：从提出到确认或了结",
      "appointments, from the proposal to what came of them",
      Set.of(
          "appointment-proposed",
          "appointment-agreed",
          "appointment-cancelled",
          "appointment-missed",
          "appointment-lapsed",
          "visit-checked-in",
          "visit-checked-out",
          "service-confirmed",
          "service-disputed",
          "dispute-withdrawn",
          "dispute-taken-up",
          "dispute-decided"));

  private static final String AREA = "timebank";

  private final String code;
  private final LocalizedText text;
  private final Set<String> types;

  Topic(String code, String zh, String en, Set<String> types) {
    this.code = code;
    this.text = LocalizedText.of(zh, en);
    this.types = types;
  }

  /** The topic of a code. */
  public static Optional<Topic> find(String code) {
    return Stream.of(values()).filter(topic -> topic.code.equals(code)).findFirst();
  }

  /** The topic an event belongs to; empty for one that nobody is told of. */
  static Optional<Topic> of(AuditEvent event) {
    return event.area().equals(AREA)
        ? Stream.of(values()).filter(topic -> topic.types.contains(event.type())).findFirst()
        : Optional.empty();
  }

  public String code() {
    return code;
  }

  public LocalizedText text() {
    return text;
  }
}
