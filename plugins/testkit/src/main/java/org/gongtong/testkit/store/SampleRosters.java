package org.gongtong.testkit.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.place.AreaBasis;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.PartKind;
import org.gongtong.core.place.PartStatus;
import org.gongtong.core.place.Roster;
import org.gongtong.core.place.RosterService;

/** Rosters and ids for the contracts, the same at every run but for the ids. */
final class SampleRosters {

  static final Instant NOW = Instant.parse("2026-03-01T00:00:00.123456789Z");
  static final Actor CLERK = Actor.staff("clerk-7");
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final LocalDate FEBRUARY = LocalDate.of(2026, 2, 1);

  /** Apart from earlier runs on the same store, hence by chance. */
  private static final AtomicLong ID = new AtomicLong(UUID.randomUUID().getMostSignificantBits());

  static final IdSource IDS = new IdSource(() -> NOW, ID::incrementAndGet);

  private SampleRosters() {}

  static RosterService service(StoreParts store) {
    return service(store, store.audit());
  }

  static RosterService service(StoreParts store, AuditLog audit) {
    return new RosterService(store.work(), store.rosters(), audit, IDS, () -> NOW, ZONE);
  }

  static AuditEvent event(String subject) {
    return event(subject, Disclosure.SEALED);
  }

  static AuditEvent event(String subject, Disclosure disclosure) {
    return event(subject, disclosure, CLERK);
  }

  static AuditEvent event(String subject, Disclosure disclosure, Actor actor) {
    return new AuditEvent(
        IDS.next(),
        disclosure,
        "place",
        "contract-checked",
        subject,
        actor,
        NOW,
        NOW,
        Map.of("text", "中文 👍", "number", 9_007_199_254_740_991L, "list", List.of("b", "a")));
  }

  /** Parts whose ids differ in what careless comparisons overlook. */
  static Roster awkward() {
    List<ExclusivePart> parts = new ArrayList<>();
    String[] ids = {
      "a", "A", "á", "a ", "ａ", "专有-1", "👍", "ss", "ß", "i", "ı", "İ", "I", "10", "9"
    };
    for (int i = 0; i < ids.length; i++) {
      parts.add(
          new ExclusivePart(
              ids[i],
              "一号院",
              i % 2 == 0 ? "3" : "3 ",
              "0",
              i % 3 == 0 ? "" : "1-" + i,
              PartKind.values()[i % PartKind.values().length],
              new FloorArea(i == 0 ? FloorArea.MAX_HUNDREDTHS : 1 + i),
              AreaBasis.values()[i % AreaBasis.values().length],
              List.of("业主-" + i, "O\"" + i + "\\'"),
              i % 2 == 0 ? null : "业主-" + i,
              PartStatus.values()[i % PartStatus.values().length]));
    }
    return new Roster(parts);
  }

  static Roster roster(ExclusivePart... parts) {
    return new Roster(List.of(parts));
  }

  static ExclusivePart part(String id, long hundredths) {
    return new ExclusivePart(
        id,
        "C01",
        "3",
        "1",
        id,
        PartKind.DWELLING,
        new FloorArea(hundredths),
        AreaBasis.REGISTRY,
        List.of("owner of " + id),
        null,
        PartStatus.DELIVERED);
  }
}
