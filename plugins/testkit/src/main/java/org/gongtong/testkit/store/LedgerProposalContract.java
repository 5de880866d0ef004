package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.AccountTerms;
import org.gongtong.core.timebank.Bucket;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.Closing;
import org.gongtong.core.timebank.ledger.ClosingProposal;
import org.gongtong.core.timebank.ledger.ClosingWay;
import org.gongtong.core.timebank.ledger.ClosingWish;
import org.gongtong.core.timebank.ledger.Heir;
import org.junit.jupiter.api.Test;

/**
 * What one proposes about an account, another carries out. Extension point: test classes of stores
 * have it.
 */
public interface LedgerProposalContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  LedgerParts ledger();

  private LedgerScene scene() {
    LedgerScene scene =
        new LedgerScene(ledger(), LedgerClosingContract.rules(AccountTerms.Succession.HEIRS));
    scene.elder("elder");
    scene.helper("son");
    scene.helper("other");
    scene
        .desk()
        .relate(LedgerScene.CLERK, scene.bank(), scene.id("elder"), scene.id("son"), "child")
        .orThrow();
    scene.send(TransferKind.EARN, "", "elder", 60);
    return scene;
  }

  private static Outcome<ClosingProposal> propose(
      LedgerScene scene, UUID id, String name, ClosingWish wish) {
    return scene
        .proposals()
        .propose(
            LedgerScene.CLERK,
            scene.bank(),
            id,
            scene.id(name),
            wish,
            LedgerClosingContract.TODAY,
            "file 2026-17");
  }

  private static ClosingWish toSon(LedgerScene scene) {
    return ClosingWish.succession(List.of(new Heir(scene.id("son"), 2)));
  }

  private static Outcome<Closing> carryOut(LedgerScene scene, Actor actor, String name, UUID id) {
    return scene.proposals().carryOut(actor, scene.bank(), scene.id(name), id);
  }

  /** Nothing moves before the other one carries it out, and then all of it does, once. */
  @Test
  default void whatOneProposesAnotherCarriesOut() {
    LedgerScene scene = scene();
    UUID id = UUID.randomUUID();
    Map<String, List<Object>> before = scene.everything();
    ClosingProposal proposal = propose(scene, id, "elder", toSon(scene)).orThrow();
    assertThat(propose(scene, id, "elder", toSon(scene)).orThrow()).isEqualTo(proposal);
    assertThat(scene.proposals().find(scene.id("elder"))).contains(proposal);
    assertThat(scene.proposals().waiting(scene.bank(), null, 10)).containsExactly(proposal);
    assertThat(
            LedgerClosingContract.codes(
                propose(scene, UUID.randomUUID(), "elder", ClosingWish.of(ClosingWay.DONATED))))
        .containsExactly("TIME_PROPOSAL_THERE");
    assertThat(LedgerClosingContract.codes(carryOut(scene, LedgerScene.CLERK, "elder", id)))
        .containsExactly("TIME_SECOND_SAME");
    assertThat(LedgerClosingContract.codes(carryOut(scene, Actor.resident("r"), "elder", id)))
        .containsExactly("TIME_SECOND_NOT_STAFF");
    assertThat(scene.everything()).isEqualTo(before);
    Closing closing = carryOut(scene, LedgerClosingContract.SECOND, "elder", id).orThrow();
    assertThat(closing.first()).isEqualTo(LedgerScene.CLERK);
    assertThat(closing.second()).isEqualTo(LedgerClosingContract.SECOND);
    assertThat(scene.balance("son")).isEqualTo(60);
    assertThat(scene.proposals().waiting(scene.bank(), null, 10)).isEmpty();
    assertThat(carryOut(scene, LedgerClosingContract.SECOND, "elder", id).orThrow())
        .isEqualTo(closing);
    assertThat(scene.events(scene.id("elder")))
        .extracting(AuditEvent::type)
        .containsSubsequence(
            "time-account-order-proposed",
            "time-account-succeeded",
            "time-account-order-witnessed");
    assertThat(scene.events(scene.id("elder"))).hasSize(5);
    assertThat(scene.check().faults()).isEmpty();
    LedgerChecks.hold(scene, 100);
  }

  /** What speaks against it is said when it is proposed, and leaves nothing. */
  @Test
  default void whatCannotBeIsNotProposed() {
    LedgerScene scene = scene();
    UUID id = UUID.randomUUID();
    Map<String, List<Object>> before = scene.everything();
    ClosingWish stranger = ClosingWish.succession(List.of(new Heir(scene.id("other"), 1)));
    assertThat(LedgerClosingContract.codes(propose(scene, id, "elder", stranger)))
        .containsExactly("TIME_HEIR_NOT_VERIFIED");
    assertThat(
            LedgerClosingContract.codes(
                propose(scene, id, "elder", ClosingWish.merging(scene.id("son")))))
        .containsExactly("TIME_MERGE_BIRTHS", "TIME_MERGE_RELATIVES");
    assertThat(
            LedgerClosingContract.codes(
                propose(scene, id, "elder", ClosingWish.of(ClosingWay.REOPENED))))
        .containsExactly("TIME_NOT_DORMANT");
    assertThat(LedgerClosingContract.codes(propose(scene, id, "pool", toSon(scene))))
        .containsExactly("TIME_ACCOUNT_OF_BANK");
    assertThat(
            LedgerClosingContract.codes(
                scene
                    .proposals()
                    .propose(
                        Actor.resident("r-1"),
                        scene.bank(),
                        id,
                        scene.id("elder"),
                        toSon(scene),
                        LedgerClosingContract.TODAY.plusDays(1),
                        " ")))
        .containsExactly("TIME_SECOND_NOT_STAFF", "TIME_ORDER_DAY", "TIME_WHY_MISSING");
    assertThat(scene.proposals().find(scene.id("elder"))).isEmpty();
    assertThat(scene.everything()).isEqualTo(before);
    assertThat(scene.events(scene.id("elder"))).hasSize(2);
  }

  /** It is asked again when it is carried out, and what is refused can still be dropped. */
  @Test
  default void timePassesBetweenTheTwo() {
    LedgerScene scene = scene();
    UUID id = UUID.randomUUID();
    propose(scene, id, "elder", toSon(scene)).orThrow();
    scene
        .changes()
        .endKinship(
            LedgerScene.CLERK,
            scene.bank(),
            scene.id("elder"),
            scene.id("son"),
            "child",
            LedgerClosingContract.TODAY,
            "error")
        .orThrow();
    Map<String, List<Object>> before = scene.everything();
    assertThat(
            LedgerClosingContract.codes(carryOut(scene, LedgerClosingContract.SECOND, "elder", id)))
        .containsExactly("TIME_HEIR_NOT_VERIFIED");
    assertThat(scene.everything()).isEqualTo(before);
    assertThat(
            LedgerClosingContract.codes(
                scene
                    .proposals()
                    .drop(LedgerScene.CLERK, scene.bank(), scene.id("elder"), UUID.randomUUID())))
        .containsExactly("TIME_PROPOSAL_GONE");
    scene.proposals().drop(LedgerScene.CLERK, scene.bank(), scene.id("elder"), id).orThrow();
    assertThat(
            LedgerClosingContract.codes(carryOut(scene, LedgerClosingContract.SECOND, "elder", id)))
        .containsExactly("TIME_PROPOSAL_GONE");
    propose(scene, UUID.randomUUID(), "elder", ClosingWish.of(ClosingWay.DORMANT)).orThrow();
    assertThat(scene.everything()).isEqualTo(before);
  }

  /** An order of two at one desk leaves no proposal about the account behind. */
  @Test
  default void aClosingEndsWhatWasProposed() {
    LedgerScene scene = scene();
    UUID id = UUID.randomUUID();
    propose(scene, id, "elder", toSon(scene)).orThrow();
    scene
        .closing()
        .leave(scene.bank(), LedgerClosingContract.order(scene, "elder"), ClosingWay.DORMANT)
        .orThrow();
    assertThat(
            LedgerClosingContract.codes(carryOut(scene, LedgerClosingContract.SECOND, "elder", id)))
        .containsExactly("TIME_PROPOSAL_GONE");
  }

  /** Of those who carry it out and drop it at once, either one has his way or the other. */
  @Test
  default void carriedOutOrDropped() {
    LedgerScene scene = scene();
    UUID id = UUID.randomUUID();
    propose(scene, id, "elder", toSon(scene)).orThrow();
    List<Boolean> done =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(
                number ->
                    number % 2 == 0
                        ? carryOut(scene, LedgerClosingContract.SECOND, "elder", id).isAccepted()
                        : scene
                            .proposals()
                            .drop(LedgerScene.CLERK, scene.bank(), scene.id("elder"), id)
                            .isAccepted())
            .toList();
    boolean carried = scene.balance("son") == 60;
    assertThat(scene.balance("elder")).isEqualTo(carried ? 0 : 60);
    for (int number = 0; number < 8; number++) {
      if (number % 2 == 0) {
        assertThat(done.get(number)).isEqualTo(carried);
      }
    }
    long dropped = IntStream.range(0, 4).filter(number -> done.get(2 * number + 1)).count();
    assertThat(dropped).isEqualTo(carried ? 0 : 1);
    assertThat(scene.closing().history(scene.id("elder"))).hasSize(carried ? 1 : 0);
  }

  /** All accounts of a bank, page by page, its own and those of others apart. */
  @Test
  default void accountsAreListedPageByPage() {
    LedgerScene scene = scene();
    scene().elder("elsewhere");
    scene.part("elder", Bucket.DONATED);
    scene.open("group", AccountKind.GROUP, null);
    List<UUID> seen = new ArrayList<>();
    UUID after = null;
    List<AccountState> page;
    do {
      page = scene.desk().page(scene.bank(), null, after, 2);
      page.forEach(state -> seen.add(state.account().id()));
      after = page.isEmpty() ? null : page.get(page.size() - 1).account().id();
    } while (page.size() == 2);
    assertThat(seen)
        .containsExactlyInAnyOrder(
            scene.id("pool"),
            scene.id("reserve"),
            scene.id("elder"),
            scene.id("son"),
            scene.id("other"),
            scene.id("group"));
    assertThat(scene.desk().page(scene.bank(), AccountKind.GROUP, null, 10))
        .extracting(state -> state.account().id())
        .containsExactly(scene.id("group"));
  }

  /** Whoever is erased leaves accounts without his date of birth, and nobody else's. */
  @Test
  default void aDateOfBirthIsForgotten() {
    LedgerScene scene = scene();
    AccountState before = scene.state("elder");
    ledger()
        .work()
        .write(
            transaction -> {
              ledger()
                  .ledger()
                  .records()
                  .forgetBirth(transaction, scene.bank().id(), before.account().holder());
              return true;
            });
    AccountState after = scene.state("elder");
    assertThat(after.account().birthDate()).isNull();
    assertThat(after.account().marks()).isEqualTo(before.account().marks());
    assertThat(after.balance()).isEqualTo(before.balance());
    assertThat(scene.state("son").account().birthDate()).isNotNull();
    assertThat(scene.check().faults()).isEmpty();
  }
}
