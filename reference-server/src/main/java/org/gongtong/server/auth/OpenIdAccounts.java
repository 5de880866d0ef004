package org.gongtong.server.auth;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.gongtong.server.config.GroupMandate;
import org.gongtong.server.storage.OpenIdTable;

/**
 * The logins of those who come by the organisation's own sign-in. One is found by issuer and
 * subject alone: whoever has the same name or e-mail address as a login of this server gets another
 * one. Thread-safe.
 */
public final class OpenIdAccounts {
  /** What the logins of an organisation's single sign-on begin with. */
  static final String PREFIX = "sso-";

  private static final int LOGIN_LENGTH = 10;

  /** Most characters that are kept of what his groups stood for; the mandates have it all. */
  private static final int STANDING_MOST = 500;

  private final UnitOfWork work;
  private final StaffAccounts accounts;
  private final OpenIdTable table = new OpenIdTable();
  private final OpenIdMandates mandates;
  private final List<GroupMandate> groups;
  private final Secrets secrets;
  private final StaffEvents events;
  private final InstantSource clock;

  /**
   * @param mandates follow the groups
   * @param groups which group stands for which mandate
   */
  public OpenIdAccounts(
      UnitOfWork work,
      StaffAccounts accounts,
      OpenIdMandates mandates,
      List<GroupMandate> groups,
      SecureRandom random,
      StaffEvents events,
      InstantSource clock) {
    this.work = work;
    this.accounts = accounts;
    this.mandates = mandates;
    this.groups = List.copyOf(groups);
    this.secrets = new Secrets(random);
    this.events = events;
    this.clock = clock;
  }

  /**
   * The login of somebody, made at his first sign-in; refused to who is in no group that counts,
   * and what his groups stood for before is over then.
   */
  Outcome<StaffMember> member(OpenIdIdentity identity) {
    List<GroupMandate> standing =
        groups.stream().filter(mandate -> identity.groups().contains(mandate.group())).toList();
    if (standing.isEmpty()) {
      find(identity).ifPresent(this::leaves);
      return Outcome.refused(SignInReason.OPENID_NO_GROUP.because().refuses());
    }
    String login = login(identity, words(standing));
    if (!accounts.mayBeUsed(login)) {
      return Outcome.refused(SignInReason.OPENID_DISABLED.because().refuses());
    }
    StaffMember member = new StaffMember(login);
    mandates.stand(member, standing);
    return Outcome.accepted(member);
  }

  private void leaves(String login) {
    mandates.stand(new StaffMember(login), List.of());
    work.write(
        transaction -> {
          table.left(transaction, login);
          return login;
        });
  }

  private static String words(List<GroupMandate> standing) {
    String words =
        standing.stream()
            .map(GroupMandate::words)
            .distinct()
            .sorted()
            .collect(Collectors.joining(" "));
    return words.length() <= STANDING_MOST ? words : words.substring(0, STANDING_MOST - 1) + "…";
  }

  private String login(OpenIdIdentity identity, String standing) {
    Optional<String> known = find(identity);
    if (known.isPresent()) {
      return work.write(
          transaction -> {
            table.seen(transaction, known.get(), standing, clock.instant());
            return known.get();
          });
    }
    // A name of no meaning: what the issuer calls him may be his own name, or somebody's here.
    String login = PREFIX + secrets.typed(LOGIN_LENGTH).toLowerCase(Locale.ROOT);
    accounts.addWithoutPassword(Actor.system("openid"), login);
    boolean tied =
        work.write(
            transaction -> {
              boolean added =
                  table.add(
                      transaction,
                      identity.issuer(),
                      identity.subject(),
                      login,
                      standing,
                      clock.instant());
              if (added) {
                events.note(transaction, Actor.system("openid"), "staff-openid-tied", login);
              }
              return added;
            });
    // Two first sign-ins at once: the login of the other one holds, this one stays without use.
    return tied ? login : find(identity).orElseThrow();
  }

  private Optional<String> find(OpenIdIdentity identity) {
    return work.read(t -> table.findLogin(t, identity.issuer(), identity.subject()));
  }
}
