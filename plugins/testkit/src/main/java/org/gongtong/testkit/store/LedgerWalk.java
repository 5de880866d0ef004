package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.Members;
import org.gongtong.core.timebank.MemoryLedger;
import org.gongtong.core.timebank.Operation;
import org.gongtong.core.timebank.Replay;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.TransferOutcome;
import org.gongtong.core.timebank.TransferPolicy;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.LedgerAnswer;
import org.gongtong.core.timebank.ledger.LedgerDesk;

/**
 * A seeded random walk: operations are sent to a stored ledger, one or a few at a time, and to the
 * ledger in memory beside it, and both must say and stand at the same after every step.
 */
final class LedgerWalk {

  private static final List<String> RELATIONS = List.of("spouse", "child", "sibling");
  private static final int MEMBERS = 12;
  private static final LocalDate FIRST = LocalDate.of(2026, 2, 20);

  private final SplittableRandom random;
  private final TransferPolicy policy;
  private final LedgerScene scene;
  private final Members members;
  private final Replay replay;
  private final List<Operation> sent = new ArrayList<>();

  LedgerWalk(LedgerParts parts, long seed) {
    this.random = new SplittableRandom(seed);
    this.policy =
        new TransferPolicy(
            random.nextInt(3) == 0 ? null : 100L + random.nextInt(900),
            random.nextInt(3) == 0 ? null : 100L + random.nextInt(300),
            random.nextBoolean() ? TransferPolicy.Overflow.DONATE : TransferPolicy.Overflow.REJECT,
            60,
            random.nextBoolean(),
            Set.of("spouse", "child"),
            random.nextInt(2) * 200L);
    this.scene = new LedgerScene(parts, policy);
    this.members = members();
    this.replay = new Replay(policy, members);
  }

  private Members members() {
    List<Members.Account> accounts = new ArrayList<>();
    accounts.add(new Members.Account("pool", AccountKind.POOL, null));
    accounts.add(new Members.Account("reserve", AccountKind.RESERVE, null));
    for (int i = 0; i < MEMBERS; i++) {
      boolean group = i % 5 == 4;
      AccountKind kind = group ? AccountKind.GROUP : AccountKind.INDIVIDUAL;
      LocalDate birth = group ? null : LocalDate.of(1950 + random.nextInt(40), 5, 1);
      accounts.add(new Members.Account("m" + i, kind, birth));
      scene.open("m" + i, kind, birth);
    }
    List<Members.Kinship> kinships = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String of = "m" + random.nextInt(MEMBERS);
      String relative = "m" + random.nextInt(MEMBERS);
      String relation = RELATIONS.get(random.nextInt(3));
      // Nobody is his own relative; the ledger in memory is not asked, since such gifts are none.
      if (!of.equals(relative)) {
        kinships.add(new Members.Kinship(of, relative, relation));
        scene
            .desk()
            .relate(LedgerScene.CLERK, scene.bank(), scene.id(of), scene.id(relative), relation)
            .orThrow();
      }
    }
    return new Members(accounts, kinships, "pool", "reserve");
  }

  /** So many steps; every prefix of the journal stands at what memory stands at by then. */
  void run(int steps) {
    for (int step = 0; step < steps; step++) {
      int size = random.nextInt(4) == 0 ? 1 + random.nextInt(8) : 1;
      List<Operation> operations = new ArrayList<>();
      List<LedgerDesk.Sent> commands = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        Operation operation = operation(sent.size());
        sent.add(operation);
        operations.add(operation);
        commands.add(new LedgerDesk.Sent(LedgerScene.CLERK, scene.command(operation)));
      }
      Map<String, List<Object>> before = scene.everything();
      List<TransferOutcome> outcomes = new ArrayList<>();
      for (LedgerAnswer answer : scene.alone().sendAll(scene.bank(), commands)) {
        outcomes.add(answer.again() ? TransferOutcome.DUPLICATE : answer.outcome());
      }
      assertThat(outcomes)
          .as("step %d: %s", step, operations)
          .isEqualTo(operations.stream().map(replay::apply).toList());
      if (outcomes.stream().noneMatch(TransferOutcome::isPosted)) {
        assertThat(scene.everything()).isEqualTo(before);
      }
      assertThat(stored()).as("step %d", step).isEqualTo(inMemory());
      LedgerChecks.hold(scene, policy.overdraftMinutes());
    }
  }

  private Map<String, List<Long>> stored() {
    Map<String, List<Long>> all = new TreeMap<>();
    scene
        .everything()
        .forEach(
            (name, rows) -> {
              AccountState state = (AccountState) rows.get(0);
              all.put(name, List.of(state.balance(), state.kept()));
            });
    return all;
  }

  private Map<String, List<Long>> inMemory() {
    MemoryLedger ledger = replay.ledger();
    Map<String, List<Long>> all = new TreeMap<>();
    for (int account = 0; account < members.size(); account++) {
      all.put(
          members.account(account).id(), List.of(ledger.balance(account), ledger.kept(account)));
    }
    return all;
  }

  private Operation operation(int number) {
    if (!sent.isEmpty() && random.nextInt(12) == 0) {
      Operation other = sent.get(random.nextInt(sent.size()));
      long minutes = other.minutes() + random.nextInt(2);
      return new Operation(
          other.key(), other.at(), other.kind(), other.from(), other.to(), minutes, other.ref());
    }
    int choice = random.nextInt(TransferKind.values().length + 1);
    LocalDateTime at = FIRST.plusDays(random.nextInt(5)).atTime(random.nextInt(24), 0);
    if (choice == TransferKind.values().length) {
      String ref = "op" + random.nextInt(number + 2);
      return new Operation("op" + number, at, null, "", "", 0, ref);
    }
    return new Operation(
        "op" + number,
        at,
        TransferKind.values()[choice],
        random.nextInt(8) == 0 ? "" : "m" + random.nextInt(MEMBERS + 1),
        random.nextInt(8) == 0 ? "pool" : "m" + random.nextInt(MEMBERS),
        random.nextInt(-20, 300),
        "");
  }
}
