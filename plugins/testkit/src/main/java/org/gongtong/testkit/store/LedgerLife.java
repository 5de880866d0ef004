package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.gongtong.core.audit.MemoryAuditLog;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.place.MemoryCommunityStore;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.AccountTerms;
import org.gongtong.core.timebank.Bucket;
import org.gongtong.core.timebank.SettlementPolicy;
import org.gongtong.core.timebank.TransferPolicy;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.LedgerPolicy;
import org.gongtong.core.timebank.ledger.LedgerPosting;
import org.gongtong.core.timebank.ledger.MemoryLedgerInspection;
import org.gongtong.core.timebank.ledger.MemoryLedgerStore;

/**
 * A bank through a seeded random life: every kind of command and of order about accounts is sent to
 * a stored ledger and to one in memory beside it. After every step both answer and stand alike, and
 * what must hold holds.
 */
final class LedgerLife {

  private static final List<String> PERSONS =
      List.of("m0", "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9", "n0", "n1", "house");

  private final LedgerPolicy early;
  private final LedgerPolicy late;
  private final LedgerLifeSteps steps;
  private final LedgerScene scene;
  private final LedgerScene beside;
  private final List<LedgerLifeSteps.Step> done = new ArrayList<>();
  private final List<Map<String, List<Long>>> pictures = new ArrayList<>();

  LedgerLife(LedgerParts parts, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    this.early = policy(random, "early");
    this.late = policy(random, "late");
    this.steps = new LedgerLifeSteps(random, PERSONS);
    this.scene = scene(parts);
    this.beside = scene(memory());
  }

  private static LedgerParts memory() {
    MemoryUnitOfWork work = new MemoryUnitOfWork();
    MemoryLedgerStore store = new MemoryLedgerStore(work);
    return new LedgerParts(
        work,
        new MemoryCommunityStore(work),
        store,
        store,
        new MemoryLedgerInspection(store),
        new MemoryAuditLog(work, new SecureRandom()));
  }

  private static LedgerPolicy policy(SplittableRandom random, String edition) {
    boolean donateOnly = random.nextBoolean();
    return new LedgerPolicy(
        edition,
        new TransferPolicy(
            random.nextInt(3) == 0 ? null : 300L + random.nextInt(900),
            random.nextInt(3) == 0 ? null : 100L + random.nextInt(300),
            random.nextBoolean() ? TransferPolicy.Overflow.DONATE : TransferPolicy.Overflow.REJECT,
            random.nextInt(2) * 60,
            random.nextBoolean(),
            Set.of("spouse", "child"),
            random.nextInt(2) * 100L,
            random.nextBoolean() ? null : 300L + random.nextInt(400),
            donateOnly,
            new AccountTerms(
                AccountTerms.usualServing(),
                AccountTerms.usualReceiving(),
                AccountTerms.usualDonating(donateOnly),
                random.nextInt(3) == 0 ? null : LegalPeriod.days(2 + random.nextInt(12)),
                random.nextBoolean() ? AccountTerms.Expired.POOL : AccountTerms.Expired.RESERVE,
                random.nextBoolean()
                    ? AccountTerms.Succession.HEIRS
                    : AccountTerms.Succession.POOL),
            SettlementPolicy.NONE));
  }

  private LedgerScene scene(LedgerParts parts) {
    LocalDate change = LedgerLifeSteps.FIRST.plusDays(8);
    LedgerScene made =
        new LedgerScene(
            parts, (transaction, bank, day) -> Optional.of(day.isBefore(change) ? early : late));
    for (String name : PERSONS) {
      boolean house = name.equals("house");
      made.open(
          name,
          house ? AccountKind.HOUSEHOLD : AccountKind.INDIVIDUAL,
          LocalDate.of(name.compareTo("m4") < 0 ? 1950 : 1990, 5, 1));
    }
    for (Bucket bucket : Bucket.RESTRICTED) {
      made.part("m0", bucket);
      made.part("m1", bucket);
      made.part("m5", bucket);
    }
    made.open("fund", AccountKind.ORGANISATION, null);
    made.open("group", AccountKind.GROUP, null);
    return made;
  }

  /** So many steps, and then some prefixes of them once more. */
  void run(int number) {
    for (int i = 0; i < number; i++) {
      LedgerLifeSteps.Step step = steps.next(i);
      Map<String, List<Object>> before = scene.everything();
      String answer = step.run(scene);
      assertThat(answer).as("step %d: %s", i, step.what()).isEqualTo(step.run(beside));
      if (step.isRefusal(answer)) {
        assertThat(scene.everything())
            .as("step %d: %s: %s", i, step.what(), answer)
            .isEqualTo(before);
      }
      adopt(scene);
      adopt(beside);
      Map<String, List<Long>> picture = picture(scene);
      assertThat(picture).as("step %d: %s", i, step.what()).isEqualTo(picture(beside));
      hold(i + ": " + step.what());
      done.add(step);
      pictures.add(picture);
    }
    assertThat(scene.check().faults()).isEmpty();
    for (int prefix = number / 3; prefix < number; prefix += number / 3) {
      LedgerScene again = scene(memory());
      done.subList(0, prefix).forEach(step -> step.run(again));
      adopt(again);
      assertThat(picture(again)).as("prefix %d", prefix).isEqualTo(pictures.get(prefix - 1));
    }
  }

  private static void adopt(LedgerScene some) {
    for (String name : PERSONS) {
      Bucket.RESTRICTED.forEach(bucket -> some.adopt(name, bucket));
    }
  }

  /**
   * What accounts stand at, and all their postings, by names. What ran out of many accounts at once
   * comes to the pool or the reserve in the order of ids, which are each bank's own.
   */
  private static Map<String, List<Long>> picture(LedgerScene some) {
    Map<String, List<Long>> picture = new TreeMap<>();
    some.everything()
        .forEach(
            (name, rows) -> {
              List<Long> figures = new ArrayList<>();
              boolean ordered = !name.equals("pool") && !name.equals("reserve");
              List<Long> minutes = new ArrayList<>();
              for (Object row : rows) {
                if (row instanceof AccountState state) {
                  LocalDate closed = state.account().closed();
                  figures.add(state.balance());
                  figures.add(state.held());
                  figures.add(state.kept());
                  figures.add(state.postings());
                  figures.add(closed == null ? -1 : closed.toEpochDay());
                } else if (row instanceof LedgerPosting posting) {
                  minutes.add(posting.minutes());
                  if (ordered) {
                    minutes.add(posting.balance());
                  }
                }
              }
              if (!ordered) {
                minutes.sort(Comparator.naturalOrder());
              }
              figures.addAll(minutes);
              picture.put(name, figures);
            });
    return picture;
  }

  private void hold(String step) {
    LedgerChecks.hold(
        scene, Math.max(early.transfers().overdraftMinutes(), late.transfers().overdraftMinutes()));
    String person = PERSONS.get(Math.floorMod(step.hashCode(), PERSONS.size()));
    long there = Math.max(0, scene.balance(person));
    for (String name : scene.names()) {
      there += name.startsWith(person + "/") ? scene.balance(name) : 0;
    }
    long lots =
        scene.expiry().lots(scene.bank(), scene.id(person)).stream()
            .mapToLong(lot -> lot.minutes())
            .sum();
    assertThat(lots).as("lots of %s after step %s", person, step).isEqualTo(there);
    Instant now = scene.now();
    assertThat(now).isEqualTo(beside.now());
  }
}
