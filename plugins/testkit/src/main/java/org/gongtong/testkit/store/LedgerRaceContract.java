package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.TransferOutcome;
import org.gongtong.core.timebank.ledger.LedgerAnswer;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a store of ledgers promises when fifty come at once, whether they share a transaction or
 * not. Extension point: test classes of stores have it.
 */
public interface LedgerRaceContract {

  /** How many come at once. */
  int CROWD = 50;

  /** The store; it may be the same for all tests and hold rows of others. */
  LedgerParts ledger();

  private static LedgerDesk desk(LedgerScene scene, LedgerDesk.Sharing sharing) {
    return sharing == LedgerDesk.Sharing.ALONE ? scene.alone() : scene.together();
  }

  private static Map<String, Long> sent(
      LedgerScene scene, LedgerDesk.Sharing sharing, Function<Integer, LedgerCommand> command)
      throws Exception {
    List<LedgerAnswer> answers =
        AtOnce.run(
            CROWD,
            number ->
                desk(scene, sharing).send(LedgerScene.CLERK, scene.bank(), command.apply(number)));
    return answers.stream()
        .collect(
            Collectors.groupingBy(
                answer -> (answer.again() ? "again " : "") + answer.outcome(),
                Collectors.counting()));
  }

  /** Fifty reverse one transfer, each with a key of his own: one does. */
  @ParameterizedTest
  @EnumSource
  default void oneOfFiftyReversals(LedgerDesk.Sharing sharing) throws Exception {
    LedgerScene scene = new LedgerScene(ledger(), LedgerScene.POLICY);
    scene.helper("helper");
    LedgerCommand.Post earn = scene.transfer(TransferKind.EARN, "", "helper", 100);
    scene.send(earn);
    scene.send(TransferKind.EARN, "", "helper", 100);
    assertThat(sent(scene, sharing, number -> scene.reversal(earn.key())))
        .isEqualTo(Map.of("POSTED", 1L, "ALREADY_REVERSED", CROWD - 1L));
    assertThat(scene.balance("helper")).isEqualTo(100);
    LedgerChecks.hold(scene, 0);
  }

  /** Fifty send the same command: it is done once, and all get the same answer. */
  @ParameterizedTest
  @EnumSource
  default void oneOfFiftyRepetitions(LedgerDesk.Sharing sharing) throws Exception {
    LedgerScene scene = new LedgerScene(ledger(), LedgerScene.POLICY);
    scene.helper("helper");
    LedgerCommand.Post earn = scene.transfer(TransferKind.EARN, "", "helper", 5);
    assertThat(sent(scene, sharing, number -> earn))
        .isEqualTo(Map.of("POSTED", 1L, "again POSTED", CROWD - 1L));
    assertThat(scene.balance("helper")).isEqualTo(5);
    assertThat(scene.events(earn.key())).hasSize(1);
    LedgerChecks.hold(scene, 0);
  }

  /** Fifty send other commands, of other accounts, with one key: one has it. */
  @ParameterizedTest
  @EnumSource
  default void oneOfFiftyHasTheKey(LedgerDesk.Sharing sharing) throws Exception {
    LedgerScene scene = new LedgerScene(ledger(), LedgerScene.POLICY);
    List<UUID> pairs = IntStream.range(0, CROWD).mapToObj(i -> scene.elder("e" + i)).toList();
    IntStream.range(0, CROWD).forEach(i -> scene.helper("h" + i));
    for (int i = 0; i < CROWD; i++) {
      scene.send(TransferKind.EARN, "", "e" + i, 10);
    }
    OperationKey key = LedgerScene.key();
    assertThat(
            sent(
                scene,
                sharing,
                number ->
                    new LedgerCommand.Post(
                        key,
                        TransferKind.REDEEM,
                        LedgerScene.EARLIER,
                        pairs.get(number),
                        scene.id("h" + number),
                        1 + number % 2,
                        OperationKey.NONE)))
        .isEqualTo(Map.of("POSTED", 1L, "KEY_CONFLICT", CROWD - 1L));
    assertThat(scene.events(key)).hasSize(1);
    LedgerChecks.hold(scene, 0);
  }

  /** Fifty spend what is enough for thirty. */
  @ParameterizedTest
  @EnumSource
  default void floorsHoldInACrowd(LedgerDesk.Sharing sharing) throws Exception {
    LedgerScene scene = new LedgerScene(ledger(), LedgerScene.POLICY);
    scene.elder("elder");
    scene.helper("helper");
    scene.helper("other");
    scene.send(TransferKind.EARN, "", "elder", 210);
    assertThat(
            sent(
                scene,
                sharing,
                number ->
                    scene.transfer(
                        TransferKind.REDEEM, "elder", number % 2 == 0 ? "helper" : "other", 7)))
        .isEqualTo(Map.of("POSTED", 30L, "INSUFFICIENT_BALANCE", 20L));
    assertThat(scene.balance("elder")).isZero();
    LedgerChecks.hold(scene, 0);
  }

  /** Fifty earn on one day and in one lifetime: neither cap is passed. */
  @ParameterizedTest
  @EnumSource
  default void capsHoldInACrowd(LedgerDesk.Sharing sharing) throws Exception {
    LedgerScene scene = new LedgerScene(ledger(), LedgerScene.POLICY);
    scene.helper("helper");
    assertThat(sent(scene, sharing, number -> scene.transfer(TransferKind.EARN, "", "helper", 8)))
        .isEqualTo(Map.of("POSTED", 30L, "DAILY_CAP", 20L));
    Map<String, Long> outcomes =
        sent(
            scene,
            sharing,
            number ->
                new LedgerCommand.Post(
                    LedgerScene.key(),
                    TransferKind.EARN,
                    LedgerScene.EARLIER.minusDays(number + 1),
                    null,
                    scene.id("helper"),
                    11,
                    OperationKey.NONE));
    assertThat(outcomes).isEqualTo(Map.of("POSTED", 32L, "POSTED_WITH_OVERFLOW", 18L));
    assertThat(scene.balance("helper")).isEqualTo(600);
    assertThat(scene.balance("pool")).isEqualTo(240 + 50 * 11 - 600);
    LedgerChecks.hold(scene, 0);
  }

  /** Many move time to and fro among a few, the pool and the reserve: nothing is lost. */
  @ParameterizedTest
  @EnumSource
  default void manyAmongAFew(LedgerDesk.Sharing sharing) throws Exception {
    LedgerScene scene = new LedgerScene(ledger(), LedgerScene.POLICY);
    List<String> names = IntStream.range(0, 4).mapToObj(i -> "e" + i).toList();
    names.forEach(scene::elder);
    names.forEach(name -> scene.send(TransferKind.EARN, "", name, 200));
    List<TransferOutcome> outcomes =
        AtOnce.run(
            16,
            number -> {
              for (int i = 0; i < 20; i++) {
                String from = names.get((number + i) % 4);
                String to = names.get((number + 3 * i + 1) % 4);
                LedgerCommand command =
                    switch (i % 4) {
                      case 0 -> scene.transfer(TransferKind.DONATE, from, "", 3);
                      case 1 -> scene.transfer(TransferKind.GRANT, "", to, 2);
                      case 2 -> scene.transfer(TransferKind.EARN, "", to, 1);
                      default -> scene.transfer(TransferKind.REDEEM, from, to, 5);
                    };
                desk(scene, sharing).send(LedgerScene.CLERK, scene.bank(), command);
              }
              return TransferOutcome.POSTED;
            });
    assertThat(outcomes).hasSize(16);
    assertThat(scene.state("pool").postings()).isGreaterThan(50);
    LedgerChecks.hold(scene, 0);
  }
}
