package org.gongtong.core.timebank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The limits of mutual credit, and what a policy lets groups and people without a date do. */
class TransferLimitsTest {

  private static final LocalDateTime NOON = LocalDateTime.of(2026, 3, 1, 12, 0);
  private static final Members MEMBERS =
      new Members(
          List.of(
              new Members.Account("pool", AccountKind.POOL, null),
              new Members.Account("reserve", AccountKind.RESERVE, null),
              new Members.Account("a", AccountKind.INDIVIDUAL, null),
              new Members.Account("b", AccountKind.INDIVIDUAL, LocalDate.of(2000, 1, 1)),
              new Members.Account("group", AccountKind.GROUP, null)),
          List.of(),
          "pool",
          "reserve");

  private int sent;

  private static Replay credit(boolean groupsDonateOnly) {
    return new Replay(
        new TransferPolicy(
            null,
            null,
            TransferPolicy.Overflow.REJECT,
            0,
            false,
            Set.of(),
            100,
            150L,
            groupsDonateOnly),
        MEMBERS);
  }

  private TransferOutcome send(
      Replay replay, TransferKind kind, String from, String to, long minutes) {
    return replay.apply(new Operation("op" + sent++, NOON, kind, from, to, minutes, ""));
  }

  @Test
  void bothLimitsAreInclusive() {
    Replay replay = credit(true);
    assertThat(send(replay, TransferKind.REDEEM, "a", "b", 101))
        .isEqualTo(TransferOutcome.INSUFFICIENT_BALANCE);
    assertThat(send(replay, TransferKind.REDEEM, "a", "b", 100)).isEqualTo(TransferOutcome.POSTED);
    assertThat(send(replay, TransferKind.EARN, "", "b", 51))
        .isEqualTo(TransferOutcome.BALANCE_CEILING);
    assertThat(send(replay, TransferKind.EARN, "", "b", 50)).isEqualTo(TransferOutcome.POSTED);
    assertThat(send(replay, TransferKind.EARN, "", "b", 1))
        .isEqualTo(TransferOutcome.BALANCE_CEILING);
    assertThat(replay.ledger().balance(MEMBERS.find("a").orElseThrow())).isEqualTo(-100);
    assertThat(replay.ledger().balance(MEMBERS.find("b").orElseThrow())).isEqualTo(150);
  }

  /** Who cannot pay is told so first. */
  @Test
  void theFloorIsAskedBeforeTheCeiling() {
    Replay replay = credit(true);
    assertThat(send(replay, TransferKind.EARN, "", "b", 150)).isEqualTo(TransferOutcome.POSTED);
    assertThat(send(replay, TransferKind.REDEEM, "a", "b", 101))
        .isEqualTo(TransferOutcome.INSUFFICIENT_BALANCE);
    assertThat(send(replay, TransferKind.REDEEM, "a", "b", 1))
        .isEqualTo(TransferOutcome.BALANCE_CEILING);
  }

  @Test
  void aCorrectionGivesBackBeyondTheCeiling() {
    Replay replay = credit(true);
    send(replay, TransferKind.EARN, "", "b", 150);
    String paid = "op" + sent;
    send(replay, TransferKind.REDEEM, "b", "a", 60);
    send(replay, TransferKind.EARN, "", "b", 60);
    assertThat(replay.apply(new Operation("back", NOON, null, "", "", 0, paid)))
        .isEqualTo(TransferOutcome.POSTED);
    assertThat(replay.ledger().balance(MEMBERS.find("b").orElseThrow())).isEqualTo(210);
  }

  /** Who takes in nothing is at no limit: all of it goes to the pool. */
  @Test
  void whatIsDonatedIsHeldUpByNoCeiling() {
    Replay replay =
        new Replay(
            new TransferPolicy(
                100L, null, TransferPolicy.Overflow.DONATE, 0, false, Set.of(), 0, 100L, true),
            MEMBERS);
    send(replay, TransferKind.EARN, "", "a", 50);
    send(replay, TransferKind.EARN, "", "b", 50);
    String paid = "op" + sent;
    send(replay, TransferKind.REDEEM, "b", "a", 50);
    send(replay, TransferKind.EARN, "", "b", 50);
    send(replay, TransferKind.DONATE, "a", "", 40);
    send(replay, TransferKind.GRANT, "", "b", 40);
    assertThat(send(replay, TransferKind.EARN, "", "b", 11))
        .isEqualTo(TransferOutcome.POSTED_WITH_OVERFLOW);
    send(replay, TransferKind.EARN, "", "a", 100);
    assertThat(replay.apply(new Operation("back", NOON, null, "", "", 0, paid)))
        .isEqualTo(TransferOutcome.POSTED);
    assertThat(replay.ledger().balance(MEMBERS.find("b").orElseThrow())).isEqualTo(140);
    assertThat(send(replay, TransferKind.EARN, "", "b", 30))
        .isEqualTo(TransferOutcome.POSTED_WITH_OVERFLOW);
    assertThat(send(replay, TransferKind.GRANT, "", "b", 1))
        .isEqualTo(TransferOutcome.BALANCE_CEILING);
  }

  @Test
  void groupsDonateOnlyWhereThePolicySaysSo() {
    Replay strict = credit(true);
    assertThat(send(strict, TransferKind.EARN, "", "group", 200)).isEqualTo(TransferOutcome.POSTED);
    assertThat(send(strict, TransferKind.REDEEM, "group", "b", 30))
        .isEqualTo(TransferOutcome.DONATE_ONLY);
    assertThat(send(strict, TransferKind.DONATE, "group", "", 30))
        .isEqualTo(TransferOutcome.POSTED);
    Replay open = credit(false);
    assertThat(send(open, TransferKind.EARN, "", "group", 60)).isEqualTo(TransferOutcome.POSTED);
    assertThat(send(open, TransferKind.REDEEM, "group", "b", 61))
        .isEqualTo(TransferOutcome.INSUFFICIENT_BALANCE);
    assertThat(send(open, TransferKind.REDEEM, "group", "b", 60)).isEqualTo(TransferOutcome.POSTED);
    assertThat(send(open, TransferKind.GIFT, "group", "b", 1))
        .isEqualTo(TransferOutcome.NOT_RELATED);
  }

  /** Where no age is asked for, an unknown date of birth is no obstacle; where one is, it is. */
  @Test
  void anUnknownAgeIsEnoughForNoneAlone() {
    assertThat(send(credit(true), TransferKind.REDEEM, "a", "b", 1))
        .isEqualTo(TransferOutcome.POSTED);
    TransferPolicy ofAge =
        new TransferPolicy(null, null, TransferPolicy.Overflow.REJECT, 1, false, Set.of(), 100);
    assertThat(send(new Replay(ofAge, MEMBERS), TransferKind.REDEEM, "a", "b", 1))
        .isEqualTo(TransferOutcome.NOT_ELIGIBLE);
    assertThat(ofAge.groupsDonateOnly()).isTrue();
    assertThat(ofAge.ceilingMinutes()).isNull();
  }

  @Test
  void aLimitIsNotBelowZero() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new TransferPolicy(
                    null, null, TransferPolicy.Overflow.REJECT, 0, false, Set.of(), 0, -1L, true));
  }
}
