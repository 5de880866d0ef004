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
    try {
      return attempt.get();
    } catch (CommitInDoubtException e) {
      doubt = e;
    }
    List<Given> promised = given;
    for (int number = 2; number <= ATTEMPTS; number++) {
      try {
        return kept(promised, attempt.get());
      } catch (RuntimeException e) {
        if (e != doubt) {
          doubt.addSuppressed(e);
        }
      }
    }
    throw doubt;
  }

  /**
   * As they were promised, where they were recorded so: nobody has sent anything twice. What had
   * been there before, of a command that was sent twice, was made by the first.
   */
  private List<LedgerAnswer> kept(List<Given> promised, List<LedgerAnswer> found) {
    List<LedgerAnswer> answers = new ArrayList<>(found.size());
    for (int i = 0; i < found.size(); i++) {
      boolean recorded =
          i < promised.size()
              && promised.get(i).answer().repeated().equals(found.get(i))
              && Objects.equals(promised.get(i).made(), given.get(i).made());
      answers.add(recorded ? promised.get(i).answer() : found.get(i));
    }
    return answers;
  }
}
