package org.gongtong.testkit.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.AccountLimit;
import org.gongtong.core.timebank.Bucket;
import org.gongtong.core.timebank.LimitKind;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.ledger.ClosingOrder;
import org.gongtong.core.timebank.ledger.ClosingWay;
import org.gongtong.core.timebank.ledger.Heir;
import org.gongtong.core.timebank.ledger.HoldEnd;
import org.gongtong.core.timebank.ledger.Lapse;
import org.gongtong.core.timebank.ledger.LedgerAnswer;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.jspecify.annotations.Nullable;

/**
 * Random steps of a bank's life, by the names of accounts, so that they can be taken in several
 * banks. Confined to one thread.
 */
final class LedgerLifeSteps {

  /** The first day. */
  static final LocalDate FIRST = LocalDate.of(2026, 3, 2);

  private final SplittableRandom random;
  private final List<String> persons;
  private final List<String> others = List.of("fund", "group", "pool", "nobody");
  private final List<OperationKey> keys = new ArrayList<>();
  private final List<OperationKey> holds = new ArrayList<>();
  private final List<OperationKey> orders = new ArrayList<>();
  private Instant now = FIRST.atTime(8, 0).toInstant(ZoneOffset.UTC);

  LedgerLifeSteps(SplittableRandom random, List<String> persons) {
    this.random = random;
    this.persons = persons;
  }

  /**
   * Something to do in a bank.
   *
   * @param what for people who read a failure
   * @param run does it, and says what came of it, in words that are the same in every bank
   */
  record Step(String what, Function<LedgerScene, String> action) {

    String run(LedgerScene scene) {
      return action.apply(scene);
    }

    /** Whether it was refused, all of it. */
    boolean isRefusal(String answer) {
      return answer.startsWith("refused");
    }
  }

  /** The next step. */
  Step next(int number) {
    now = now.plus(Duration.ofMinutes(random.nextInt(-60, 600)));
    Instant then = now;
    Step step = step(number);
    return new Step(
        step.what(),
        scene -> {
          scene.at(then);
          return step.run(scene);
        });
  }

  private Step step(int number) {
    return switch (random.nextInt(24)) {
      case 0 -> random.nextInt(3) == 0 ? part() : limit();
      case 1 -> kinship(number);
      case 2 -> new Step("expiry", LedgerLifeSteps::expire);
      case 3 -> closing(number);
      case 4, 5 -> command("hold", hold(number));
      case 6 -> command("end", end(number));
      case 7, 8 -> command("reverse", reverse(number));
      case 9, 10 -> together(number);
      default -> command("post", post(number));
    };
  }

  private String person() {
    return persons.get(random.nextInt(persons.size()));
  }

  private String anybody() {
    return random.nextInt(6) == 0 ? others.get(random.nextInt(others.size())) : person();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }

  private LocalDateTime at() {
    LocalDateTime local = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    return random.nextInt(4) == 0 ? local.minusHours(random.nextInt(-2, 72)) : local;
  }

  private OperationKey key(int number) {
    OperationKey key =
        !keys.isEmpty() && random.nextInt(20) == 0
            ? keys.get(random.nextInt(keys.size()))
            : OperationKey.of("step " + number);
    keys.add(key);
    return key;
  }

  private static Step command(String what, Function<LedgerScene, LedgerCommand> command) {
    return new Step(
        what,
        scene -> {
          LedgerAnswer answer = scene.send(command.apply(scene));
          return said(answer);
        });
  }

  private static String said(LedgerAnswer answer) {
    String said = answer.outcome() + " " + answer.kept() + " " + new TreeMap<>(answer.figures());
    return (answer.isDone() && !answer.again() ? "done " : "refused or again ") + said;
  }

  private Function<LedgerScene, LedgerCommand> post(int number) {
    TransferKind kind = TransferKind.values()[random.nextInt(random.nextInt(9) == 0 ? 9 : 5)];
    OperationKey key = key(number);
    LocalDateTime at = at();
    boolean free = random.nextInt(10) == 0;
    String from = kind == TransferKind.EARN && !free ? "" : random.nextInt(9) == 0 ? "" : anybody();
    String to = kind == TransferKind.DONATE && !free ? "" : anybody();
    if (kind == TransferKind.GRANT && !free) {
      from = random.nextInt(3) == 0 ? "fund" : "";
    }
    String giver = from;
    long minutes = random.nextInt(30) == 0 ? random.nextInt(-3, 1) : 1 + random.nextInt(150);
    Bucket bucket =
        switch (kind) {
          case GRANT -> random.nextBoolean() ? Bucket.GUARANTEED : Bucket.DONATED;
          case EARN, REDEEM -> random.nextInt(3) == 0 ? Bucket.GROUP_EARNED : Bucket.PERSONAL;
          default -> Bucket.PERSONAL;
        };
    Bucket into = random.nextInt(3) == 0 ? bucket : Bucket.PERSONAL;
    return scene ->
        new LedgerCommand.Post(
            key, kind, at, id(scene, giver), id(scene, to), minutes, OperationKey.NONE, into);
  }

  private static @Nullable UUID id(LedgerScene scene, String name) {
    return name.isEmpty() ? null : scene.id(name);
  }

  private Function<LedgerScene, LedgerCommand> hold(int number) {
    TransferKind kind = random.nextInt(5) == 0 ? TransferKind.DONATE : TransferKind.REDEEM;
    OperationKey key = key(number);
    holds.add(key);
    LocalDateTime at = at();
    String from = person();
    String to = kind == TransferKind.DONATE ? "" : anybody();
    long minutes = 1L + random.nextInt(60);
    Instant expires = now.plus(Duration.ofHours(random.nextInt(60)));
    return scene ->
        new LedgerCommand.Hold(key, kind, at, id(scene, from), id(scene, to), minutes, expires);
  }

  private Function<LedgerScene, LedgerCommand> end(int number) {
    OperationKey key = key(number);
    List<OperationKey> from = holds.isEmpty() ? keys : holds;
    OperationKey ref = from.get(Math.max(0, from.size() - 1 - random.nextInt(4)));
    HoldEnd end = HoldEnd.values()[random.nextInt(3)];
    LocalDateTime at = at();
    long minutes = end == HoldEnd.POSTED ? 1 + random.nextInt(40) : 0;
    return scene -> new LedgerCommand.End(key, at, ref, end, minutes);
  }

  private Function<LedgerScene, LedgerCommand> reverse(int number) {
    OperationKey key = key(number);
    int back = random.nextInt(random.nextInt(3) == 0 ? keys.size() : Math.min(6, keys.size()));
    OperationKey ref = keys.get(keys.size() - 1 - back);
    boolean lapse = random.nextInt(4) == 0;
    String whose = person();
    LocalDateTime at = at();
    LocalDate day = today();
    return scene ->
        new LedgerCommand.Reverse(
            key, at, lapse ? OperationKey.of("lapse " + scene.id(whose) + " " + day) : ref);
  }

  /** Several in one transaction; refused only if all are. */
  private Step together(int number) {
    List<Function<LedgerScene, LedgerCommand>> commands = new ArrayList<>();
    int size = 2 + random.nextInt(6);
    for (int i = 0; i < size; i++) {
      int part = 10_000 * (i + 1) + number;
      commands.add(
          switch (random.nextInt(8)) {
            case 0 -> hold(part);
            case 1 -> end(part);
            case 2 -> reverse(part);
            default -> post(part);
          });
    }
    return new Step(
        "together",
        scene -> {
          List<LedgerAnswer> answers =
              scene.all(
                  commands.stream()
                      .map(command -> command.apply(scene))
                      .toArray(LedgerCommand[]::new));
          boolean some = answers.stream().anyMatch(answer -> answer.isDone() && !answer.again());
          return (some ? "some " : "refused ")
              + answers.stream().map(LedgerLifeSteps::said).collect(Collectors.joining("; "));
        });
  }

  private Step part() {
    String name = person();
    Bucket bucket = Bucket.RESTRICTED.get(random.nextInt(3));
    return new Step(
        "part",
        scene ->
            said(
                scene
                    .changes()
                    .openPart(
                        LedgerScene.CLERK, scene.bank(), scene.id(name), bucket, LocalDate.EPOCH)));
  }

  private static String said(Outcome<?> outcome) {
    return outcome.isAccepted()
        ? "done"
        : "refused "
            + outcome.refusals().stream()
                .map(reason -> reason.code())
                .collect(Collectors.joining(" "));
  }

  private Step limit() {
    String name = anybody();
    LimitKind kind = LimitKind.values()[random.nextInt(4)];
    long least = kind == LimitKind.FLOOR ? 0 : 100;
    Long minutes = random.nextInt(4) == 0 ? null : Long.valueOf(least + random.nextInt(250));
    AccountLimit limit = new AccountLimit(kind, today().plusDays(random.nextInt(-2, 4)), minutes);
    return new Step(
        "limit",
        scene ->
            said(
                scene
                    .changes()
                    .limit(LedgerScene.CLERK, scene.bank(), scene.id(name), limit, "x")));
  }

  private Step kinship(int number) {
    String of = person();
    String other = person();
    String relation = List.of("spouse", "child", "sibling").get(random.nextInt(3));
    LocalDate day = today().plusDays(random.nextInt(-3, 2));
    int what = random.nextInt(4);
    return new Step(
        "kinship",
        scene ->
            said(
                switch (what) {
                  case 0 ->
                      scene
                          .changes()
                          .endKinship(
                              LedgerScene.CLERK,
                              scene.bank(),
                              scene.id(of),
                              scene.id(other),
                              relation,
                              day,
                              "x");
                  case 1 ->
                      scene
                          .changes()
                          .resumeKinship(
                              LedgerScene.CLERK,
                              scene.bank(),
                              scene.id(of),
                              scene.id(other),
                              relation,
                              day,
                              "y" + number);
                  default ->
                      scene
                          .desk()
                          .relate(
                              LedgerScene.CLERK,
                              scene.bank(),
                              scene.id(of),
                              scene.id(other),
                              relation);
                }));
  }

  /** What ran out, by account; the ids of accounts are each bank's own. */
  private static String expire(LedgerScene scene) {
    return scene.expiry().run(scene.bank(), 1000).stream()
        .map(lapse -> lapsed(scene, lapse))
        .sorted()
        .collect(Collectors.joining("; ", "ran out: ", ""));
  }

  private static String lapsed(LedgerScene scene, Lapse lapse) {
    String name =
        scene.names().stream()
            .filter(one -> scene.id(one).equals(lapse.accountId()))
            .findFirst()
            .orElseThrow();
    return name
        + " "
        + lapse.bucket()
        + " "
        + lapse.minutes()
        + " of "
        + lapse.lots().stream().map(lot -> lot.day() + " " + lot.minutes()).toList();
  }

  private Step closing(int number) {
    OperationKey key =
        !orders.isEmpty() && random.nextInt(5) == 0
            ? orders.get(random.nextInt(orders.size()))
            : OperationKey.of("order " + number);
    orders.add(key);
    String name = person();
    String other = person();
    String third = person();
    LocalDate day = today().minusDays(random.nextInt(3) == 0 ? 1 : 0);
    int what = random.nextInt(9);
    return new Step(
        "closing " + what,
        scene -> {
          ClosingOrder order =
              new ClosingOrder(
                  key, LedgerScene.CLERK, LedgerClosingContract.SECOND, scene.id(name), day, "x");
          return said(
              switch (what) {
                case 0, 7 -> inherited(scene, order, List.of(other, third));
                case 1 -> scene.closing().succeed(scene.bank(), order, List.of());
                case 2, 3 -> scene.closing().merge(scene.bank(), order, scene.id(other));
                case 4 -> scene.closing().leave(scene.bank(), order, ClosingWay.DONATED);
                case 5 -> scene.closing().leave(scene.bank(), order, ClosingWay.DORMANT);
                default -> scene.closing().reopen(scene.bank(), order);
              });
        });
  }

  /** Heirs who have been noted as children, were they none before. */
  private static Outcome<?> inherited(LedgerScene scene, ClosingOrder order, List<String> heirs) {
    List<Heir> shares = new ArrayList<>();
    for (String heir : heirs) {
      scene
          .desk()
          .relate(LedgerScene.CLERK, scene.bank(), order.accountId(), scene.id(heir), "child");
      shares.add(new Heir(scene.id(heir), 2 + shares.size()));
    }
    return scene.closing().succeed(scene.bank(), order, shares);
  }
}
