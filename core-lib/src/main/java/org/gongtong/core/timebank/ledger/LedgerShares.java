package org.gongtong.core.timebank.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.timebank.Bucket;
import org.gongtong.core.timebank.Effect;
import org.gongtong.core.timebank.Posting;

/**
 * What parts of accounts have to do with entries and holds: those that commands of a batch are
 * about, and those that the batch makes. Confined to one thread.
 */
final class LedgerShares {

  private final LedgerSheet sheet;
  private final Map<UUID, List<LedgerRows.Part>> known;
  private final List<LedgerRows.Part> rows = new ArrayList<>(0);

  LedgerShares(LedgerSheet sheet, Map<UUID, List<LedgerRows.Part>> known) {
    this.sheet = sheet;
    this.known = new HashMap<>(known);
  }

  /** What restricted parts of the giver's account paid of an entry, each below zero. */
  List<Posting> paid(LedgerEntry entry) {
    List<Posting> paid = new ArrayList<>(0);
    for (LedgerRows.Part part : of(entry.id())) {
      if (!entry.kind().isOrdered() && part.minutes() < 0) {
        paid.add(new Posting(sheet.numberOfPart(part.accountId()), part.minutes()));
      }
    }
    return paid;
  }

  /** Which part of the receiver's account an entry went to; if it was ordered, came from, too. */
  Bucket bucket(LedgerEntry entry) {
    for (LedgerRows.Part part : of(entry.id())) {
      if (entry.kind().isOrdered() || part.minutes() > 0) {
        return sheet.bucket(sheet.numberOfPart(part.accountId()));
      }
    }
    return Bucket.PERSONAL;
  }

  private List<LedgerRows.Part> of(UUID entryOrHold) {
    return known.getOrDefault(entryOrHold, List.of());
  }

  /** Keeps what parts have to do with a new entry. */
  void posted(Effect effect, UUID entryId) {
    for (Posting posting : effect.postings()) {
      if (sheet.bucket(posting.account()) != Bucket.PERSONAL) {
        keep(new LedgerRows.Part(entryId, sheet.id(posting.account()), posting.minutes()));
      }
    }
  }

  /** Holds minutes, of parts as they would pay. */
  void hold(Effect effect, UUID holdId) {
    sheet.hold(effect.giver(), effect.paid());
    for (Posting part : effect.parts()) {
      sheet.hold(part.account(), -part.minutes());
      keep(new LedgerRows.Part(holdId, sheet.id(part.account()), -part.minutes()));
    }
  }

  /** Frees what is held, or with minus one holds it again. */
  void free(LedgerHold hold, int sign) {
    long own = hold.minutes();
    for (LedgerRows.Part part : of(hold.id())) {
      sheet.hold(sheet.numberOfPart(part.accountId()), -sign * part.minutes());
      own -= part.minutes();
    }
    sheet.hold(sheet.number(hold.giver()), -sign * own);
  }

  private void keep(LedgerRows.Part part) {
    known.computeIfAbsent(part.of(), id -> new ArrayList<>(1)).add(part);
    rows.add(part);
  }

  List<LedgerRows.Part> rows() {
    return rows;
  }
}
