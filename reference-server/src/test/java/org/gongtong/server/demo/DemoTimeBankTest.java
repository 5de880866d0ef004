package org.gongtong.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongtong.cn.national.CnNational;
import org.gongtong.cn.timebanks.CnTimeBanks;
import org.gongtong.core.audit.MemoryAuditLog;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.DateRange;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.SmallCells;
import org.gongtong.core.people.FieldVault;
import org.gongtong.core.people.Mandate;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.people.MandatePlace;
import org.gongtong.core.people.MemoryAccountLinkStore;
import org.gongtong.core.people.MemoryMandateStore;
import org.gongtong.core.people.MemoryPersonStore;
import org.gongtong.core.people.Person;
import org.gongtong.core.people.PersonField;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.MemoryCommunityStore;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.core.timebank.bank.MemoryBankStore;
import org.gongtong.core.timebank.ledger.BankMonths;
import org.gongtong.core.timebank.ledger.LedgerCheck;
import org.gongtong.core.timebank.ledger.MemoryLedgerInspection;
import org.gongtong.core.timebank.ledger.MemoryLedgerStore;
import org.gongtong.core.timebank.ledger.MemoryMonthStore;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.core.timebank.ledger.ToldMonth;
import org.gongtong.core.timebank.service.AppointmentReader;
import org.gongtong.core.timebank.service.AppointmentState;
import org.gongtong.core.timebank.service.MemoryAppointmentStore;
import org.gongtong.core.timebank.service.MemoryNoticeStore;
import org.gongtong.core.timebank.service.Notice;
import org.gongtong.core.timebank.service.NoticeKind;
import org.junit.jupiter.api.Test;

class DemoTimeBankTest {

  private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
  private static final Community COMMUNITY =
      new Community(
          UUID.fromString("0190a000-0000-7000-8000-000000000001"),
          "demo",
          LocalizedText.of("示范社区", "Demo community"),
          LocalizedText.of("市", "city"),
          ScopeCode.of("cn-4206"),
          ZoneId.of("Asia/Shanghai"));

  private final MemoryUnitOfWork work = new MemoryUnitOfWork();
  private final MemoryLedgerStore ledger = new MemoryLedgerStore(work);
  private final MemoryCommunityStore communities = new MemoryCommunityStore(work);
  private final MemoryAppointmentStore appointments = new MemoryAppointmentStore(work);
  private final MemoryNoticeStore notices = new MemoryNoticeStore(work);
  private final MemoryPersonStore persons = new MemoryPersonStore(work);
  private final MemoryMandateStore mandates = new MemoryMandateStore(work);
  private final MemoryAuditLog audit = new MemoryAuditLog(work, new SecureRandom());
  private final RuleBook book = RuleBook.ofPacks(List.of(new CnNational(), new CnTimeBanks()));
  private final DemoTimeBank demo =
      new DemoTimeBank(
          new DemoTimeBank.Stores(
              work,
              communities,
              ledger,
              new MemoryBankStore(work),
              appointments,
              notices,
              persons,
              new MemoryAccountLinkStore(work, persons),
              mandates,
              audit),
          new PlainVault(),
          (community, about, day) ->
              book.resolve(RuleId.of("cn.personal-information.minors"), ScopeCode.of("cn"), day),
          book,
          () -> NOW,
          "clerk1");

  @Test
  void thereIsSomethingOfEachKind() {
    work.write(transaction -> communities.add(transaction, COMMUNITY));
    appoint();
    assertThat(demo.seed(COMMUNITY)).isEmpty();
    TimeBank bank = work.read(transaction -> ledger.banksOf(transaction, COMMUNITY.id())).get(0);
    AppointmentReader visits = new AppointmentReader(work, appointments);
    Map<AppointmentState, Integer> counts = new EnumMap<>(AppointmentState.class);
    for (AppointmentState state : AppointmentState.values()) {
      counts.put(state, visits.page(COMMUNITY.id(), null, Set.of(state), null, 200).size());
    }
    assertThat(counts)
        .containsEntry(AppointmentState.PROPOSED, 1)
        .containsEntry(AppointmentState.AGREED, 1)
        .containsEntry(AppointmentState.DONE, 1)
        .containsEntry(AppointmentState.DISPUTED, 1)
        .containsEntry(AppointmentState.NO_SHOW, 1)
        .hasEntrySatisfying(
            AppointmentState.CONFIRMED, count -> assertThat(count).isBetween(120, 199));
    assertThat(open(NoticeKind.REQUEST)).hasSize(3);
    assertThat(open(NoticeKind.OFFER)).hasSize(4);
    LedgerCheck check =
        new LedgerCheck(
            work,
            ledger,
            new MemoryLedgerInspection(ledger),
            audit,
            new IdSource(() -> NOW, new SecureRandom()),
            () -> NOW);
    assertThat(check.check(bank).faults()).isEmpty();
    assertThat(work.read(t -> ledger.find(t, bank.poolId())).orElseThrow().balance())
        .isGreaterThan(10 * 60);
    aYearShowsGrowth(bank);
    // Another start leaves it as it is.
    assertThat(demo.seed(COMMUNITY)).isEmpty();
    List<Person> all = work.read(t -> persons.page(t, COMMUNITY.id(), null, 100));
    assertThat(all).hasSize(20);
  }

  private void appoint() {
    LocalDate first = DemoTimeBank.first(LocalDate.of(2026, 11, 24));
    Mandate clerk =
        new Mandate(
            UUID.fromString("0190a000-0000-7000-8000-000000000002"),
            "clerk1",
            MandateKind.COMMITTEE_STAFF,
            MandatePlace.community(COMMUNITY.id()),
            new DateRange(first, null),
            NOW,
            Actor.system("demo"),
            "",
            null);
    work.write(
        transaction -> {
          mandates.add(transaction, clerk);
          return clerk;
        });
  }

  private List<Notice> open(NoticeKind kind) {
    return work.read(t -> notices.open(t, COMMUNITY.id(), kind, null, 200));
  }

  /** What a visitor is shown: each month of the plot has hours that are told. */
  private void aYearShowsGrowth(TimeBank bank) {
    BankMonths months =
        new BankMonths(work, new MemoryMonthStore(work, ledger), SmallCells.OF_THREE, () -> NOW);
    months.close(bank);
    List<ToldMonth> told = months.told(bank, 7);
    assertThat(told)
        .hasSize(7)
        .allSatisfy(month -> assertThat(month.given().orElse(0)).isGreaterThan(5 * 60));
    assertThat(told.get(6).given().orElse(0)).isGreaterThan(told.get(0).given().orElse(0));
  }

  /** Hides nothing: nothing here is anybody's. */
  private static final class PlainVault implements FieldVault {
    @Override
    public String seal(UUID personId, PersonField field, String value) {
      return value;
    }

    @Override
    public String open(UUID personId, PersonField field, String sealed) {
      return sealed;
    }

    @Override
    public boolean isCurrent(UUID personId, PersonField field, String sealed) {
      return true;
    }

    @Override
    public String lookup(UUID communityId, PersonField field, String value) {
      return HexFormat.of()
          .formatHex((field + value + "x".repeat(64)).getBytes(StandardCharsets.UTF_8))
          .substring(0, 64);
    }

    @Override
    public String sealCircumstance(UUID personId, UUID recordId, String value) {
      return value;
    }

    @Override
    public String openCircumstance(UUID personId, UUID recordId, String sealed) {
      return sealed;
    }

    @Override
    public boolean isCurrentCircumstance(UUID personId, UUID recordId, String sealed) {
      return true;
    }
  }
}
