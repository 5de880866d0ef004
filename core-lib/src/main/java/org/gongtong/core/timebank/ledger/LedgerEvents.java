package org.gongtong.core.timebank.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.timebank.Bucket;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What happens to ledgers, as sealed events: who gave whom how much is for those two. Thread-safe.
 */
final class LedgerEvents {
  static final String AREA = "timebank";

  /** Minutes have gone from one account to another. */
  static final String TRANSFER_POSTED = "transfer-posted";

  private final IdSource ids;

  LedgerEvents(IdSource ids) {
    this.ids = ids;
  }

  /** One event for each command that now has its outcome, in the order in which they were sent. */
  List<AuditEvent> of(TimeBank bank, List<LedgerDesk.Sent> commands, LedgerRows rows) {
    Map<OperationKey, LedgerRows.Key> keys = new LinkedHashMap<>();
    rows.keys().forEach(key -> keys.put(key.answer().key(), key));
    Map<UUID, LedgerEntry> entries = new HashMap<>();
    rows.entries().forEach(entry -> entries.put(entry.id(), entry));
    List<AuditEvent> events = new ArrayList<>(keys.size());
    for (LedgerDesk.Sent sent : commands) {
      // The first with a key has the outcome; the others were answered from it.
      LedgerRows.Key key = keys.remove(sent.command().key());
      if (key != null) {
        events.add(event(bank, sent, key, entries.get(key.entryId())));
      }
    }
    return events;
  }

  /** Whether an event of a command is of this bank. */
  static boolean isOf(TimeBank bank, AuditEvent event) {
    return event.area().equals(AREA) && bank.id().toString().equals(event.data().get("bank"));
  }

  private AuditEvent event(
      TimeBank bank, LedgerDesk.Sent sent, LedgerRows.Key key, @Nullable LedgerEntry entry) {
    LedgerCommand command = sent.command();
    TransferOutcome outcome = key.answer().outcome();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("bank", bank.id().toString());
    data.put("outcome", outcome.name());
    if (entry != null) {
      data.put("entry", entry.id().toString());
      data.put("edition", entry.edition());
      data.put("kept", entry.kept());
    }
    describe(command, data);
    return event(
        type(command, outcome),
        command.key().toUuid().toString(),
        sent.actor(),
        command.at().atZone(bank.zone()).toInstant(),
        key.recordedAt(),
        data);
  }

  private static String type(LedgerCommand command, TransferOutcome outcome) {
    if (!outcome.isDone()) {
      return "command-refused";
    }
    if (command instanceof LedgerCommand.Post || command instanceof OrderedMove) {
      return TRANSFER_POSTED;
    }
    if (command instanceof LedgerCommand.Reverse) {
      return "transfer-reversed";
    }
    return command instanceof LedgerCommand.Hold ? "hold-placed" : "hold-ended";
  }

  private static void describe(LedgerCommand command, Map<String, Object> data) {
    if (command instanceof LedgerCommand.Post post) {
      transfer(data, post.kind().code(), post.from(), post.to(), post.minutes());
      bucket(data, post.bucket());
    } else if (command instanceof OrderedMove move) {
      transfer(data, move.kind().code(), move.from(), move.to(), move.minutes());
      bucket(data, move.bucket());
    } else if (command instanceof LedgerCommand.Hold hold) {
      transfer(data, hold.kind().code(), hold.from(), hold.to(), hold.minutes());
      data.put("expires", hold.expiresAt().toString());
    } else if (command instanceof LedgerCommand.Reverse reverse) {
      data.put("ref", reverse.ref().toUuid().toString());
    } else if (command instanceof LedgerCommand.End end) {
      data.put("ref", end.ref().toUuid().toString());
      data.put("end", end.end().code());
      data.put("minutes", number(end.minutes()));
    }
  }

  private static void transfer(
      Map<String, Object> data, String kind, @Nullable UUID from, @Nullable UUID to, long minutes) {
    data.put("kind", kind);
    if (from != null) {
      data.put("from", from.toString());
    }
    if (to != null) {
      data.put("to", to.toString());
    }
    data.put("minutes", number(minutes));
  }

  private static void bucket(Map<String, Object> data, Bucket bucket) {
    if (bucket != Bucket.PERSONAL) {
      data.put("bucket", bucket.code());
    }
  }

  /** As a number where JSON can hold it; what is beyond was refused, and stands as text. */
  private static Object number(long minutes) {
    return -(1L << 53) < minutes && minutes < 1L << 53 ? (Object) minutes : String.valueOf(minutes);
  }

  AuditEvent event(
      String type,
      String subject,
      Actor actor,
      Instant effectiveAt,
      Instant recordedAt,
      Map<String, Object> data) {
    return new AuditEvent(
        ids.next(), Disclosure.SEALED, AREA, type, subject, actor, effectiveAt, recordedAt, data);
  }
}
