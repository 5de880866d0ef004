package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.OptionalBinder;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.server.auth.AccessMemory;
import org.gongtong.server.auth.ClientAddress;
import org.gongtong.server.auth.FirstAdministrator;
import org.gongtong.server.auth.Idempotency;
import org.gongtong.server.auth.PasswordHash;
import org.gongtong.server.auth.SecondFactor;
import org.gongtong.server.auth.SetUp;
import org.gongtong.server.auth.SignIn;
import org.gongtong.server.auth.SiteCookies;
import org.gongtong.server.auth.StaffAccounts;
import org.gongtong.server.auth.StaffAttempts;
import org.gongtong.server.auth.StaffDoor;
import org.gongtong.server.auth.StaffEvents;
import org.gongtong.server.auth.StaffLinks;
import org.gongtong.server.auth.StaffSessions;
import org.gongtong.server.auth.StaffTokens;
import org.gongtong.server.auth.VoterDoor;
import org.gongtong.server.auth.VotingCodes;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.secrecy.FieldCipher;
import org.gongtong.server.secrecy.KeyFile;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.ballot.BallotRoutes;
import org.gongtong.server.ui.ballot.CodeRoutes;

/** Who may come in: staff by password, voters by code; and commands that act once. */
final class AccessModule extends AbstractModule {

  private static final List<String> NOBODY_GRANTS =
      List.of(
          "没有安全管理员：用 gongtong staff grant 登录名 security-administrator 任命 / no security administrator: appoint one with gongtong staff grant LOGIN security-administrator");

  private final ServerConfig config;

  AccessModule(ServerConfig config) {
    this.config = config;
  }

  @Override
  protected void configure() {
    OptionalBinder.newOptionalBinder(binder(), PasswordHash.class)
        .setDefault()
        .toInstance(new PasswordHash(new SecureRandom()));
    bind(ClientAddress.class).toInstance(new ClientAddress(config.trustedProxies()));
  }

  @Provides
  @Singleton
  StaffEvents events(AuditLog audit, IdSource ids, InstantSource clock) {
    return new StaffEvents(audit, ids, clock);
  }

  @Provides
  @Singleton
  StaffAccounts accounts(
      UnitOfWork work,
      PasswordHash hashes,
      SecureRandom random,
      StaffEvents events,
      InstantSource clock) {
    return new StaffAccounts(work, hashes, random, events, clock, config.staff());
  }

  @Provides
  @Singleton
  StaffSessions sessions(
      UnitOfWork work, SecureRandom random, StaffEvents events, IdSource ids, InstantSource clock) {
    return new StaffSessions(work, random, events, ids, clock, config.staff());
  }

  @Provides
  @Singleton
  StaffAttempts attempts(UnitOfWork work, StaffEvents events, InstantSource clock) {
    return new StaffAttempts(work, events, clock, config.staff());
  }

  @Provides
  @Singleton
  FieldCipher cipher(SecureRandom random) {
    return new FieldCipher(new KeyFile(config.fieldKeys(), random).readOrMake(), random);
  }

  @Provides
  @Singleton
  SecondFactor factor(
      UnitOfWork work,
      FieldCipher cipher,
      SecureRandom random,
      StaffEvents events,
      InstantSource clock) {
    return new SecondFactor(work, cipher, random, events, clock);
  }

  @Provides
  @Singleton
  StaffLinks links(
      UnitOfWork work,
      StaffAccounts accounts,
      SecureRandom random,
      StaffEvents events,
      IdSource ids,
      InstantSource clock) {
    return new StaffLinks(work, accounts, random, events, ids, clock, config.staff());
  }

  @Provides
  @Singleton
  StaffTokens tokens(
      UnitOfWork work,
      SecureRandom random,
      StaffEvents events,
      IdSource ids,
      InstantSource clock,
      AccessMemory memory) {
    return new StaffTokens(work, random, events, ids, clock, memory, config.staff().sessionAge());
  }

  @Provides
  @Singleton
  StaffDoor door(StaffSessions sessions, SiteCookies cookies) {
    return new StaffDoor(sessions, cookies);
  }

  @Provides
  @Singleton
  SignIn signIn(
      StaffAccounts accounts,
      StaffSessions sessions,
      StaffAttempts attempts,
      SecondFactor factor,
      StaffLinks links,
      SiteCookies cookies,
      ClientAddress addresses) {
    return new SignIn(
        accounts,
        sessions,
        attempts,
        factor,
        links,
        cookies,
        addresses,
        config.staff().secondFactorRequired());
  }

  @Provides
  @Singleton
  SetUp setUp(
      StaffAccounts accounts, FirstAdministrator first, SignIn signIn, SecureRandom random) {
    return new SetUp(accounts, first, signIn, random);
  }

  @Provides
  @Singleton
  Idempotency idempotency(UnitOfWork work, InstantSource clock) {
    return new Idempotency(work, clock);
  }

  @Provides
  @Singleton
  VotingCodes codes(
      UnitOfWork work, SecureRandom random, AuditLog audit, IdSource ids, InstantSource clock) {
    return new VotingCodes(work, random, audit, ids, clock);
  }

  @Provides
  @Singleton
  VoterDoor voters(VotingCodes codes, SiteCookies cookies, ClientAddress addresses) {
    return new VoterDoor(codes, cookies, addresses);
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup codePage(Pages pages, VoterDoor voters, BallotRoutes ballots) {
    return new CodeRoutes(pages, voters, ballots::begun);
  }

  @ProvidesIntoSet
  @Singleton
  StartTask firstLogins(
      StaffAccounts accounts,
      StaffAttempts attempts,
      SetUp setUp,
      FirstAdministrator first,
      Idempotency keys) {
    return () -> {
      keys.sweep();
      attempts.sweep();
      if (config.demo()) {
        return DemoModule.LOGINS.stream()
            .map(
                login ->
                    "登录 sign-in:  "
                        + login
                        + " / "
                        + accounts.withRandomPassword(Actor.system("demo"), login))
            .toList();
      }
      return setUp
          .offer()
          .map(
              token ->
                  List.of(
                      "首次设置 set-up: 打开 /staff/set-up，一次性口令 / open /staff/set-up, one-time token",
                      "              " + token))
          .orElseGet(() -> first.isMissing() ? NOBODY_GRANTS : List.of());
    };
  }
}
