package org.gongtong.core.timebank.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.gongtong.core.kernel.CommitInDoubtException;
import org.jspecify.annotations.Nullable;

/**
 * Commands on their way, until it is certain what became of them. One thread waits for it; another
 * one may run it meanwhile.
 */
final class Sending {

  /** A reply that is lost time and again is no accident. */
  private static final int ATTEMPTS = 3;

  private final List<LedgerDesk.Sent> commands;
  private boolean begun;
  private List<Given> given = List.of();

  /**
   * What a command is answered.
   *
   * @param made the id of what it has posted or held; null if nothing
   */
  record Given(LedgerAnswer answer, @Nullable UUID made) {}

  Sending(List<LedgerDesk.Sent> commands) {
    this.commands = List.copyOf(commands);
  }

  List<LedgerDesk.Sent> commands() {
    return commands;
  }

  /** Whether this is the first time that it is taken. */
  boolean begins() {
    boolean first = !begun;
    begun = true;
    return first;
  }

  /** Answers that hold if they are committed. */
  List<LedgerAnswer> given(List<Given> answers) {
    given = List.copyOf(answers);
    return given.stream().map(Given::answer).toList();
  }

  /**
   * Sends. If it is not known whether the answers were committed, it sends again: whatever was
   * recorded is answered from its key, and what was not is done now.
   *
   * @throws CommitInDoubtException if that fails as well
   */
  List<LedgerAnswer> untilCertain(Supplier<List<LedgerAnswer>> attempt) {
    CommitInDoubtException doubt;
    List<List<Given>> promised = new ArrayList<>(ATTEMPTS);
    try {
      return attempt.get();
    } catch (CommitInDoubtException e) {
      doubt = e;
    }
    promised.add(given);
    for (int number = 2; number <= ATTEMPTS; number++) {
      try {
        return kept(promised, attempt.get());
      } catch (RuntimeException e) {
        if (e instanceof CommitInDoubtException) {
          promised.add(given);
        }
        if (e != doubt) {
          doubt.addSuppressed(e);
        }
      }
    }
    throw doubt;
  }

  /**
   * As they were promised by the attempt that recorded them: nobody has sent anything twice. What
   * had been there before, of a command that was sent twice, was made by the first.
   *
   * @param promised by each attempt that may have been committed
   */
  private List<LedgerAnswer> kept(List<List<Given>> promised, List<LedgerAnswer> found) {
    List<LedgerAnswer> answers = new ArrayList<>(found.size());
    for (int i = 0; i < found.size(); i++) {
      int number = i;
      LedgerAnswer answer = found.get(i);
      UUID made = given.get(i).made();
      answers.add(
          promised.stream()
              .filter(attempt -> number < attempt.size())
              .map(attempt -> attempt.get(number))
              .filter(one -> one.answer().repeated().equals(answer))
              .filter(one -> Objects.equals(one.made(), made))
              .map(Given::answer)
              .findFirst()
              .orElse(answer));
    }
    return answers;
  }
}
