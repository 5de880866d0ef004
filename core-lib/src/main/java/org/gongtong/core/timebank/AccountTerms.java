package org.gongtong.core.timebank;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.LegalPeriod;
import org.jspecify.annotations.Nullable;

/**
 * What one edition of a time bank's rules says of accounts: which kinds may do what, how long time
 * lasts in them, and what becomes of it when their holders die. Immutable.
 *
 * @param serving whose services are credited
 * @param receiving who gets gifts and grants
 * @param donatingOnly who may do nothing with time but donate it
 * @param expiry how long time lasts; null for ever
 * @param expired where it goes then
 * @param succession what becomes of the time of somebody who dies; null if the policy does not say
 */
public record AccountTerms(
    Set<AccountKind> serving,
    Set<AccountKind> receiving,
    Set<AccountKind> donatingOnly,
    @Nullable LegalPeriod expiry,
    Expired expired,
    @Nullable Succession succession) {

  /** Where expired time goes. */
  public enum Expired {
    /** To the pool, for those in need. */
    POOL("转入公益时间池", "goes to the pool"),
    /** To the reserve, as if it had never been earned. */
    RESERVE("注销，退回储备账户", "is cancelled: back to the reserve");

    private final LocalizedText text;

    Expired(String zh, String en) {
      this.text = LocalizedText.of(zh, en);
    }

    /** What it is called. */
    public LocalizedText text() {
      return text;
    }
  }

  /** What becomes of the time of somebody who dies. */
  public enum Succession {
    /** It goes to the heirs that are named and verified. */
    HEIRS("由经核实的继承人继承", "goes to verified heirs"),
    /** It goes to the pool. */
    POOL("转入公益时间池", "goes to the pool");

    private final LocalizedText text;

    Succession(String zh, String en) {
      this.text = LocalizedText.of(zh, en);
    }

    /** What it is called. */
    public LocalizedText text() {
      return text;
    }
  }

  public AccountTerms {
    serving = Set.copyOf(serving);
    receiving = Set.copyOf(receiving);
    donatingOnly = Set.copyOf(donatingOnly);
  }

  /**
   * The first day on which time of a day is no longer there: periods begin the day after and end
   * with their last day. Days off do not move it, nor are they left out, since no term runs against
   * anybody who has to act.
   */
  public Optional<LocalDate> expiresOn(LocalDate day) {
    if (expiry == null) {
      return Optional.empty();
    }
    LocalDate last =
        switch (expiry.unit()) {
          case DAYS, WORKING_DAYS -> day.plusDays(expiry.amount());
          case MONTHS -> day.plusMonths(expiry.amount());
          case YEARS -> day.plusYears(expiry.amount());
        };
    return Optional.of(last.plusDays(1));
  }

  /** Whose services are credited where a policy does not say. */
  public static Set<AccountKind> usualServing() {
    return EnumSet.of(
        AccountKind.INDIVIDUAL, AccountKind.GROUP, AccountKind.HOUSEHOLD, AccountKind.ORGANISATION);
  }

  /** Who gets gifts and grants where a policy does not say. */
  public static Set<AccountKind> usualReceiving() {
    return EnumSet.of(AccountKind.INDIVIDUAL, AccountKind.HOUSEHOLD);
  }

  /** Who only donates where a policy does not say more than what groups do. */
  public static Set<AccountKind> usualDonating(boolean groupsDonateOnly) {
    return groupsDonateOnly
        ? EnumSet.of(AccountKind.GROUP, AccountKind.ORGANISATION)
        : EnumSet.noneOf(AccountKind.class);
  }

  /** What holds where a policy says nothing: time lasts for ever. */
  public static AccountTerms usual(boolean groupsDonateOnly) {
    return new AccountTerms(
        usualServing(),
        usualReceiving(),
        usualDonating(groupsDonateOnly),
        null,
        Expired.POOL,
        null);
  }
}
