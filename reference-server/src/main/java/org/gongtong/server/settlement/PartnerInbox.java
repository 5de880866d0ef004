package org.gongtong.server.settlement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.audit.note.NoteVerifier;
import org.gongtong.core.audit.note.SignedNote;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.core.timebank.settlement.SettlementInbox;
import org.gongtong.core.timebank.settlement.SettlementPorts;
import org.gongtong.server.storage.SettlementContactTable;
import org.gongtong.server.storage.SettlementLinkTable;
import org.jspecify.annotations.Nullable;

/**
 * Takes letters of banks on other servers: of a partner in force, signed with its key, of the last
 * minutes, and each once. Whoever is no partner is told nothing, not even whether a bank is here.
 * Thread-safe.
 */
public final class PartnerInbox {
  /** Where letters go. */
  public static final String PATH = "/settlement/letters";

  /** What a letter is: a signed note. */
  public static final String MEDIA_TYPE = "text/plain; charset=utf-8";

  /** Most bytes of a letter. */
  public static final int LONGEST = 768 * 1024;

  /** By so much the clocks of two servers may differ, and a letter may be under way. */
  static final Duration WINDOW = Duration.ofMinutes(10);

  private static final int FORGOTTEN = 1_000;

  private final SettlementPorts ports;
  private final SettlementInbox inbox;
  private final DayHearing hearing;
  private final SettlementLinkTable links;
  private final SettlementContactTable contacts;

  PartnerInbox(
      SettlementPorts ports,
      DayHearing hearing,
      SettlementLinkTable links,
      SettlementContactTable contacts) {
    this.ports = ports;
    this.inbox = new SettlementInbox(ports);
    this.hearing = hearing;
    this.links = links;
    this.contacts = contacts;
  }

  /** What came of a letter. */
  public enum Taken {
    /** It was taken, now or the same message before. */
    TAKEN(204),
    /** It is of nobody who is known here, or no letter. */
    STRANGER(404),
    /** It was signed long ago, or will be: a copy, or a clock that is wrong. */
    STALE(409),
    /** It has been here before: a copy. */
    REPEATED(409),
    /** It was understood and not taken; why stands on the page of settlement here. */
    REFUSED(422);

    private final int status;

    Taken(int status) {
      this.status = status;
    }

    /** The status of the answer, which has nothing else. */
    public int status() {
      return status;
    }
  }

  /** Takes a letter. */
  public Taken take(String text) {
    Optional<SignedNote> note = parsed(text);
    Optional<Letter> read = note.flatMap(one -> LetterText.read(one.text()));
    if (read.isEmpty()) {
      return Taken.STRANGER;
    }
    Letter letter = read.get();
    Optional<TimeBank> bank =
        ports.work().read(transaction -> known(transaction, letter, note.get()));
    if (bank.isEmpty()) {
      return Taken.STRANGER;
    }
    Instant now = ports.clock().instant();
    if (Duration.between(letter.sentAt(), now).abs().compareTo(WINDOW) > 0) {
      noted(letter, now, Taken.STALE.name());
      return Taken.STALE;
    }
    if (!ports.work().write(tx -> contacts.see(tx, letter.to(), letter.from(), letter.id(), now))) {
      return Taken.REPEATED;
    }
    List<Reason> refusals = handed(bank.get(), letter.content()).refusals();
    noted(letter, now, refusals.isEmpty() ? null : refusals.get(0).code());
    return refusals.isEmpty() ? Taken.TAKEN : Taken.REFUSED;
  }

  private static Optional<SignedNote> parsed(String text) {
    try {
      return Optional.of(SignedNote.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The bank a letter is for, if it is of a partner of that bank. */
  private Optional<TimeBank> known(Transaction transaction, Letter letter, SignedNote note) {
    return links
        .inForce(transaction, letter.to(), letter.from())
        .filter(link -> isSigned(note, NoteVerifier.parse(link.verifier())))
        .flatMap(link -> ports.ledger().findBank(transaction, letter.to()));
  }

  private static boolean isSigned(SignedNote note, NoteVerifier key) {
    try {
      return !note.verifiedBy(List.of(key)).isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private Outcome<?> handed(TimeBank bank, Letter.Content content) {
    return content instanceof Letter.Statement statement
        ? hearing.hear(bank, statement.statement())
        : inbox.receive(bank, ((Letter.Message) content).message());
  }

  private void noted(Letter letter, Instant now, @Nullable String refused) {
    UUID bank = letter.to();
    ports
        .work()
        .write(
            transaction -> {
              contacts.heard(transaction, bank, letter.from(), now, refused);
              return now;
            });
  }

  /** Forgets ids of letters that would not be taken any more; some at a time. */
  void forget() {
    Instant before = ports.clock().instant().minus(WINDOW.multipliedBy(3));
    ports.work().write(transaction -> contacts.forget(transaction, before, FORGOTTEN));
  }
}
