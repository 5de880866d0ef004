package org.gongtong.server.storage.journal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.timebank.ledger.TimeBank;

/**
 * The first line of a journal: what bank it is of, apart from whose. Immutable.
 *
 * @param bank its id, by which other banks know it
 * @param zone in which its days are counted
 */
record JournalHead(UUID bank, ZoneId zone, UUID pool, UUID reserve) {

  static final String FORMAT = "gongtong-timebank-journal";
  static final long VERSION = 1;

  /** What the first line is called. */
  static final String JOURNAL = "journal";

  /** What the last one is called. */
  static final String END = "end";

  static JournalHead of(TimeBank bank) {
    return new JournalHead(bank.id(), bank.zone(), bank.poolId(), bank.reserveId());
  }

  String line() {
    return CanonicalJson.write(
        Map.of(
            JournalColumns.ROW,
            JOURNAL,
            "format",
            FORMAT,
            "version",
            VERSION,
            "bank",
            bank.toString(),
            "zone",
            zone.getId(),
            "pool",
            pool.toString(),
            "reserve",
            reserve.toString()));
  }

  static JournalHead read(Map<?, ?> members) {
    if (!JOURNAL.equals(members.get(JournalColumns.ROW)) || !FORMAT.equals(members.get("format"))) {
      throw JournalFault.of(
          JournalReason.JOURNAL_LINE_UNREADABLE, 1, "not the first line of a time bank's journal");
    }
    Object version = members.get("version");
    if (!Long.valueOf(VERSION).equals(version)) {
      throw new JournalFault(
          JournalReason.JOURNAL_VERSION_UNKNOWN
              .because()
              .figure("version", String.valueOf(version))
              .figure("known", VERSION)
              .refuses());
    }
    try {
      return new JournalHead(
          UUID.fromString(String.valueOf(members.get("bank"))),
          ZoneId.of(String.valueOf(members.get("zone"))),
          UUID.fromString(String.valueOf(members.get("pool"))),
          UUID.fromString(String.valueOf(members.get("reserve"))));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw JournalFault.of(
          JournalReason.JOURNAL_LINE_UNREADABLE,
          1,
          "bank, zone, pool and reserve are a zone and ids");
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
