package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gongtong.core.timebank.Operation;
import org.gongtong.core.timebank.TransferOutcome;
import org.gongtong.core.timebank.ledger.LedgerAnswer;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The cases with known outcomes come out, line by line and to the minute. Extension point: test
 * classes of stores have it.
 */
public interface LedgerCaseContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  LedgerParts ledger();

  /** One by one, and so many in a transaction. */
  @ParameterizedTest
  @CsvSource({
    "case-01, 1",
    "case-01, 7",
    "case-02, 1",
    "case-02, 500",
    "case-03, 250",
    "case-04, 1000",
    "case-05, 64"
  })
  default void everyOutcomeAndEveryBalanceIsAsKnown(String name, int together) {
    LedgerCase known = LedgerCase.read(name);
    LedgerScene scene = known.scene(ledger());
    List<String> outcomes = new ArrayList<>();
    List<LedgerDesk.Sent> waiting = new ArrayList<>();
    for (Operation operation : known.operations()) {
      waiting.add(new LedgerDesk.Sent(LedgerScene.CLERK, scene.command(operation)));
      if (waiting.size() == together) {
        send(scene, waiting, outcomes);
      }
    }
    send(scene, waiting, outcomes);
    assertThat(outcomes).isEqualTo(known.outcomes());
    assertThat(balances(scene)).isEqualTo(known.balances());
    LedgerChecks.hold(scene, known.policy().overdraftMinutes());
  }

  private static void send(
      LedgerScene scene, List<LedgerDesk.Sent> commands, List<String> outcomes) {
    List<LedgerAnswer> answers =
        commands.size() == 1
            ? List.of(scene.send(commands.get(0).command()))
            : scene.alone().sendAll(scene.bank(), commands);
    for (LedgerAnswer answer : answers) {
      outcomes.add((answer.again() ? TransferOutcome.DUPLICATE : answer.outcome()).name());
    }
    commands.clear();
  }

  private static Map<String, Long> balances(LedgerScene scene) {
    Map<String, Long> balances = new TreeMap<>();
    for (String name : scene.names()) {
      long balance = scene.balance(name);
      if (balance != 0) {
        balances.put(name, balance);
      }
    }
    return balances;
  }
}
