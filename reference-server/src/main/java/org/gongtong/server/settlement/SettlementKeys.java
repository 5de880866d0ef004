package org.gongtong.server.settlement;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.audit.note.NoteSigner;
import org.gongtong.core.audit.note.NoteVerifier;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.server.secrecy.FieldCipher;
import org.gongtong.server.secrecy.FieldPlace;
import org.gongtong.server.secrecy.SealBroken;
import org.gongtong.server.storage.SettlementLinkTable;
import org.gongtong.server.storage.SettlementLinkTable.KeyRow;

/**
 * What banks sign their letters with: Ed25519 keys named after the bank's id, kept encrypted.
 * Thread-safe.
 */
final class SettlementKeys {
  /** So many sign: a new one, and the one before it until the partner has confirmed the new one. */
  private static final int SIGNING = 2;

  private final SettlementLinkTable table;
  private final FieldCipher cipher;
  private final SecureRandom random;

  SettlementKeys(SettlementLinkTable table, FieldCipher cipher, SecureRandom random) {
    this.table = table;
    this.cipher = cipher;
    this.random = random;
  }

  /** Makes another key of a bank. */
  NoteVerifier make(Transaction transaction, UUID bank, Actor actor, Instant now) {
    NoteSigner signer = NoteSigner.generate(bank.toString(), random);
    int number =
        table.keys(transaction, bank, 1).stream().mapToInt(KeyRow::number).findFirst().orElse(0)
            + 1;
    byte[] sealed = cipher.seal(signer.secret(), place(bank, number));
    table.addKey(
        transaction,
        new KeyRow(bank, number, signer.verifier().toString(), sealed),
        now,
        actor.id());
    return signer.verifier();
  }

  /** What verifies the newest key of a bank; empty before it has one. */
  Optional<NoteVerifier> newest(Transaction transaction, UUID bank) {
    return table.keys(transaction, bank, 1).stream()
        .map(row -> NoteVerifier.parse(row.verifier()))
        .findFirst();
  }

  /**
   * The keys a bank signs with now; none before it has one. Those under an old key are put under
   * the active one on the way.
   *
   * @throws SealBroken if one cannot be opened
   */
  List<NoteSigner> signers(UnitOfWork work, UUID bank) {
    List<KeyRow> rows = work.read(transaction -> table.keys(transaction, bank, SIGNING));
    for (KeyRow row : rows) {
      if (!cipher.isCurrent(row.sealed(), place(bank, row.number()))) {
        byte[] again = cipher.seal(open(row), place(bank, row.number()));
        work.write(
            transaction -> {
              table.reseal(transaction, row, again);
              return again;
            });
      }
    }
    return rows.stream().map(row -> NoteSigner.parse(open(row))).toList();
  }

  private String open(KeyRow row) {
    return cipher.open(row.sealed(), place(row.bankId(), row.number()));
  }

  private static FieldPlace place(UUID bank, int number) {
    return new FieldPlace("settlement_key", "sealed", bank + " " + number);
  }
}
