package org.gongtong.server.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.kernel.ContentHash;

/** Journals that tests write. Stateless. */
final class JournalFiles {

  private static final String AT = "2026-03-02T09:00:00.000000";

  private JournalFiles() {}

  /** All tables of time banks: those of a file, and what is left out of it. */
  static List<String> tables() {
    return Stream.of(
            "settlement_clearing",
            "settlement_comparison",
            "settlement_contact",
            "settlement_key",
            "settlement_letter",
            "settlement_link",
            "settlement_order",
            "settlement_outbox",
            "settlement_relative",
            "settlement_step",
            "settlement_terms",
            "time_bank_edition",
            "time_bank_rule",
            "time_bank_service",
            "timebank",
            "timebank_account",
            "timebank_closing",
            "timebank_day",
            "timebank_entry",
            "timebank_grant",
            "timebank_hold",
            "timebank_hold_end",
            "timebank_key",
            "timebank_lapse",
            "timebank_limit",
            "timebank_month",
            "timebank_part",
            "timebank_pending",
            "timebank_posting",
            "timebank_predecessor",
            "timebank_proposal",
            "timebank_relative",
            "timebank_relative_change",
            "timebank_reversal",
            "timebank_round",
            "timebank_round_line",
            "timebank_span")
        .toList();
  }

  /** Lines with another last one that fits them. */
  static String ended(List<String> lines) {
    String text =
        lines.stream()
            .filter(line -> !line.contains("\"row\":\"end\""))
            .map(line -> line + "\n")
            .collect(Collectors.joining());
    long count = text.chars().filter(c -> c == '\n').count();
    return text
        + CanonicalJson.write(
            Map.of("row", "end", "lines", count, "sha256", ContentHash.of(text).hex()))
        + "\n";
  }

  /** A journal of so many services of one member, without its last line. */
  static List<String> large(int size) {
    String pool = id(1, 1);
    String reserve = id(1, 2);
    String member = id(1, 3);
    List<String> lines = new ArrayList<>(4 * size + 4);
    lines.add(
        line(
            "journal",
            Map.of(
                "bank",
                id(0, 1),
                "format",
                "gongtong-timebank-journal",
                "version",
                1L,
                "zone",
                "Asia/Shanghai",
                "pool",
                pool,
                "reserve",
                reserve)));
    lines.add(account(pool, "pool", "", 0, 0));
    lines.add(account(reserve, "reserve", "", -30L * size, size));
    lines.add(account(member, "individual", "m1", 30L * size, size));
    for (int i = 0; i < size; i++) {
      lines.add(
          line(
              "command",
              Map.of(
                  "command",
                  key(i),
                  "content",
                  key(i),
                  "outcome",
                  "POSTED",
                  "kept",
                  30L,
                  "recorded_at",
                  AT,
                  "entry",
                  id(2, i))));
    }
    for (int i = 0; i < size; i++) {
      lines.add(
          line(
              "entry",
              Map.ofEntries(
                  Map.entry("id", id(2, i)),
                  Map.entry("command", key(i)),
                  Map.entry("kind", "earn"),
                  Map.entry("receiver", member),
                  Map.entry("minutes", 30L),
                  Map.entry("kept", 30L),
                  Map.entry("effective_at", AT),
                  Map.entry("recorded_at", AT),
                  Map.entry("edition", "sample@1"),
                  Map.entry("actor_kind", "STAFF"),
                  Map.entry("actor_id", "clerk-7"))));
    }
    for (String account : List.of(reserve, member)) {
      long minutes = account.equals(member) ? 30 : -30;
      for (int i = 0; i < size; i++) {
        lines.add(
            line(
                "posting",
                Map.of(
                    "account",
                    account,
                    "sequence",
                    i + 1L,
                    "entry",
                    id(2, i),
                    "minutes",
                    minutes,
                    "balance",
                    minutes * (i + 1),
                    "counts",
                    account.equals(member),
                    "effective_at",
                    AT,
                    "recorded_at",
                    AT)));
      }
    }
    return lines;
  }

  private static String account(
      String id, String kind, String holder, long balance, long postings) {
    Map<String, Object> members = new HashMap<>();
    members.put("id", id);
    members.put("kind", kind);
    members.put("holder", holder);
    members.put("opened", "1970-01-01");
    members.put("bucket", "personal");
    for (String mark : List.of("has_parts", "has_limits", "has_predecessors")) {
      members.put(mark, false);
    }
    members.put("balance", balance);
    members.put("held", 0L);
    members.put("kept", Math.max(0, balance));
    members.put("postings", postings);
    if (postings > 0) {
      members.put("recorded_at", AT);
    }
    return line("account", members);
  }

  private static String line(String row, Map<String, ?> members) {
    Map<String, Object> all = new HashMap<>(members);
    all.put("row", row);
    return CanonicalJson.write(all);
  }

  private static String id(long kind, long number) {
    return new UUID(0x0190_0000_0000_7000L + (kind << 32), Long.MIN_VALUE | number).toString();
  }

  private static String key(int number) {
    return String.format(Locale.ROOT, "%032x", number + 1L);
  }
}
