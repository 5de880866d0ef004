package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Inject;
import com.google.inject.Provider;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.SSLSocketFactory;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.place.CommunityStore;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.SettlementPurpose;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.bank.BankDesk;
import org.gongtong.core.timebank.ledger.AccountDesk;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.LedgerCheck;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.core.timebank.settlement.ClearingDesk;
import org.gongtong.core.timebank.settlement.Reconciliation;
import org.gongtong.core.timebank.settlement.SettlementDesk;
import org.gongtong.core.timebank.settlement.SettlementOrder;
import org.gongtong.core.timebank.settlement.SettlementPorts;
import org.gongtong.core.timebank.settlement.SettlementTimer;
import org.gongtong.server.config.AddressRange;
import org.gongtong.server.config.WebhookConfig;
import org.gongtong.server.secrecy.FieldCipher;
import org.gongtong.server.settlement.Partner;
import org.gongtong.server.settlement.PartnerParts;
import org.gongtong.server.settlement.PartnerReader;
import org.gongtong.server.settlement.Partnerships;
import org.gongtong.server.settlement.SettlementClock;
import org.gongtong.server.webhook.Post;

/** A community of Nanjing whose bank settles with those of other servers. */
final class SettlementTown {
  static final Actor CLERK = Actor.staff("clerk-7");
  static final Actor OTHER_CLERK = Actor.staff("clerk-8");
  static final String PLACE = "cn-320106";

  final Site site;
  final TestClock clock;
  final Community community;
  final TimeBank bank;
  final UUID elder;
  final UUID helper;

  /** What the tests look at behind the pages. */
  static final class Behind extends AbstractModule {
    @Inject Provider<CommunityService> communities;
    @Inject Provider<BankDesk> banks;
    @Inject Provider<AccountDesk> accounts;
    @Inject Provider<LedgerDesk> ledger;
    @Inject Provider<LedgerCheck> check;
    @Inject Provider<ClearingDesk> clearings;
    @Inject Provider<SettlementDesk> desk;
    @Inject Provider<SettlementTimer> timer;
    @Inject Provider<SettlementClock> jobs;
    @Inject Provider<SettlementPorts> ports;
    @Inject Provider<Reconciliation> reconciliation;
    @Inject Provider<Partnerships> partnerships;
    @Inject Provider<PartnerReader> partners;
    @Inject Provider<CommunityStore> store;
    @Inject Provider<FieldCipher> cipher;

    @Override
    protected void configure() {
      requestInjection(this);
    }
  }

  /** A server that may go and come again, and the network before it. */
  static final class Site implements AutoCloseable {
    final TestClock clock;
    final LetterRelay relay;
    private final Map<String, String> settings;
    private final TestServer first;
    private RunningServer running;
    private Behind behind = new Behind();

    /**
     * @param relay what letters to this server go through
     * @param other what its letters to the other server go through
     */
    Site(Class<?> test, TestClock clock, LetterRelay relay, LetterRelay other) {
      this.clock = clock;
      this.relay = relay;
      this.settings =
          Map.of(
              "webhook.allow", "127.0.0.1",
              "webhook.http", "true",
              "webhook.ports", String.valueOf(other.port()));
      this.first = TestServer.start(test, settings, clock, behind);
      this.running = first.running();
      relay.target = running.address();
    }

    /** The server goes, and another one comes up on what it has left. */
    void restart() {
      running.close();
      behind = new Behind();
      running = TestServer.startOn(first.database(), settings, clock, behind);
      relay.target = running.address();
    }

    TestServer server() {
      return first;
    }

    @Override
    public void close() {
      if (running != first.running()) {
        running.close();
      }
      first.close();
    }
  }

  SettlementTown(Site site, String slug) {
    this.site = site;
    this.clock = site.clock;
    community = community(slug);
    bank = behind().banks.get().open(CLERK, community, null, LocalDate.of(2026, 1, 1)).orThrow();
    elder = account(bank, slug + "-elder", 1956);
    helper = account(bank, slug + "-helper", 1996);
    for (int day = 1; day <= 5; day++) {
      earn(elder, 120, day);
    }
  }

  Behind behind() {
    return site.behind;
  }

  Community community(String slug) {
    return behind()
        .communities
        .get()
        .register(
            Actor.system("test"),
            slug,
            LocalizedText.of("社区 " + slug, "Community " + slug),
            LocalizedText.of("南京市", "Nanjing"),
            ScopeCode.of(PLACE),
            ZoneId.of("Asia/Shanghai"))
        .orThrow();
  }

  UUID account(TimeBank of, String holder, int born) {
    return behind()
        .accounts
        .get()
        .open(
            CLERK,
            of,
            AccountKind.INDIVIDUAL,
            holder,
            LocalDate.of(born, 1, 1),
            LocalDate.of(2026, 1, 1))
        .orThrow()
        .id();
  }

  private void earn(UUID account, long minutes, int daysAgo) {
    LocalDateTime at = LocalDateTime.ofInstant(clock.instant(), bank.zone()).minusDays(daysAgo);
    behind()
        .ledger
        .get()
        .send(
            CLERK,
            bank,
            new LedgerCommand.Post(
                OperationKey.of(UUID.randomUUID()),
                TransferKind.EARN,
                at,
                null,
                account,
                minutes,
                OperationKey.NONE))
        .asOutcome()
        .orThrow();
  }

  /** Both have keys, know each other, and have agreed on the same limits both ways. */
  static void pair(SettlementTown one, SettlementTown other, long limit) {
    for (SettlementTown town : List.of(one, other)) {
      town.behind().partnerships.get().makeKey(CLERK, town.bank).orThrow();
    }
    one.knows(other);
    other.knows(one);
    one.agrees(other.bank.id(), limit, limit);
    other.agrees(one.bank.id(), limit, limit);
  }

  /** Enters the pairing code of another town, and has it confirmed. */
  void knows(SettlementTown other) {
    Partnerships own = behind().partnerships.get();
    var link = own.propose(CLERK, bank, other.community.slug(), other.code()).orThrow();
    own.confirm(OTHER_CLERK, bank, other.bank.id(), link.version()).orThrow();
  }

  String code() {
    return behind()
        .partnerships
        .get()
        .own(community, bank, site.relay.address())
        .orElseThrow()
        .text();
  }

  void agrees(UUID partner, long mostSent, long mostReceived) {
    behind()
        .clearings
        .get()
        .agree(
            CLERK,
            bank,
            new ClearingDesk.Agreement(
                partner,
                ScopeCode.of(PLACE),
                mostSent,
                mostReceived,
                clock.instant().atZone(bank.zone()).toLocalDate(),
                "agreed by both"))
        .orThrow();
  }

  Outcome<SettlementOrder> send(SettlementTown other, long minutes) {
    return behind()
        .desk
        .get()
        .send(CLERK, bank, OperationKey.of(UUID.randomUUID()), to(other, minutes));
  }

  SettlementDesk.Wish to(SettlementTown other, long minutes) {
    return new SettlementDesk.Wish(
        other.bank.id(), SettlementPurpose.SERVICE, elder, other.helper, minutes);
  }

  /** Lets the jobs look. */
  void tick() {
    behind().jobs.get().look();
    assertThat(behind().jobs.get().isWell()).isTrue();
  }

  Partner partner(SettlementTown other) {
    return behind().partners.get().find(bank, other.bank.id()).orThrow();
  }

  SettlementOrder order(UUID id) {
    return behind().desk.get().find(bank, id).orElseThrow();
  }

  List<SettlementOrder> orders() {
    return behind().desk.get().page(bank, null, 200);
  }

  AccountState state(UUID account) {
    return behind().accounts.get().find(account).orElseThrow();
  }

  boolean hasErrands() {
    SettlementPorts ports = behind().ports.get();
    return !ports.work().read(tx -> ports.store().errands(tx, bank.id(), 200)).isEmpty();
  }

  /** The same parts on another unit of work, which may stop. */
  PartnerParts stopping(UnitOfWork work) {
    SettlementPorts ports = behind().ports.get();
    SettlementPorts other =
        new SettlementPorts(
            work,
            ports.store(),
            ports.ledger(),
            ports.desk(),
            ports.persons(),
            ports.audit(),
            ports.ids(),
            ports.clock());
    return PartnerParts.of(
        other,
        behind().store.get(),
        new Post(
            new WebhookConfig(
                List.of(AddressRange.parse("127.0.0.1").orElseThrow()),
                true,
                java.util.Set.of(Integer.parseInt(site.settings.get("webhook.ports")))),
            java.net.InetAddress::getAllByName,
            (SSLSocketFactory) SSLSocketFactory.getDefault(),
            Duration.ofSeconds(10)),
        behind().cipher.get(),
        new SecureRandom(),
        Duration.ofDays(3),
        () -> List.of(bank));
  }

  void restart() {
    site.restart();
  }

  TestServer.Visitor visitor() {
    return TestServer.visitor(site.running);
  }

  /** The ledger adds up, and nothing of it has been made or lost. */
  void assertSound() {
    assertThat(behind().check.get().check(bank).faults()).isEmpty();
  }

  /** No letters of it go any more, nor are any taken. */
  void leave() {
    behind()
        .partners
        .get()
        .all(bank)
        .forEach(
            partner -> behind().partnerships.get().end(CLERK, bank, partner.id()).asOptional());
  }
}
