package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.time.LocalDate;
import java.util.List;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.people.Mandate;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.people.MandatePlace;
import org.gongtong.core.people.MandateReason;
import org.gongtong.core.people.MandateService;
import org.gongtong.core.people.MandateService.Grant;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.rules.Outcome;
import org.gongtong.server.auth.Permissions;
import org.gongtong.server.auth.StaffAccounts;
import org.gongtong.server.http.RouteGroup;
import org.jspecify.annotations.Nullable;

/** Gives accounts of a server under test the mandates they need. */
public final class TestStaff extends AbstractModule {
  public static final String PASSWORD = "correct horse battery";

  private static final Actor TEST = Actor.system("test");

  /** Before the first day of any test. */
  private static final LocalDate FROM = LocalDate.of(2000, 1, 1);

  private MandateService mandates;
  private CommunityService communities;
  private StaffAccounts accounts;
  private Permissions permissions;

  @ProvidesIntoSet
  RouteGroup captured(
      MandateService madeMandates,
      CommunityService madeCommunities,
      StaffAccounts madeAccounts,
      Permissions madePermissions) {
    mandates = madeMandates;
    communities = madeCommunities;
    accounts = madeAccounts;
    permissions = madePermissions;
    return javalin -> {};
  }

  public MandateService mandates() {
    return mandates;
  }

  public Permissions permissions() {
    return permissions;
  }

  public Community community(String slug) {
    return communities.require(slug).orThrow();
  }

  /** Makes an account, unless there is one. */
  public TestStaff account(String login) {
    if (accounts.all().stream().noneMatch(known -> known.login().equals(login))) {
      accounts.add(TEST, login, PASSWORD).orThrow();
    }
    return this;
  }

  /** Gives a login another password. */
  public void password(String login, String password) {
    accounts.setPassword(TEST, login, password).orThrow();
  }

  /** Takes a login out of use. */
  public void disable(String login) {
    accounts.disable(TEST, login).orThrow();
  }

  /** Makes an account a clerk of every community there is now. */
  public void clerk(String login) {
    clerk(mandates, communities, login);
  }

  /** As {@link #clerk(String)}, for a test that has these at hand. */
  public static void clerk(MandateService mandates, CommunityService communities, String login) {
    communities.all().forEach(community -> clerk(mandates, community, login));
  }

  /** Makes an account a clerk of one community. */
  public static void clerk(MandateService mandates, Community community, String login) {
    MandatePlace place = MandatePlace.community(community.id());
    grant(mandates, login, MandateKind.COMMITTEE_STAFF, place, null);
  }

  /** Grants a mandate for a community, unless it is held. */
  public Mandate grant(String login, MandateKind kind, String slug) {
    return grant(mandates, login, kind, MandatePlace.community(community(slug).id()), null);
  }

  /** Grants a mandate for a place in a community, unless it is held. */
  public Mandate grant(String login, MandateKind kind, String slug, String path) {
    return grant(mandates, login, kind, new MandatePlace(community(slug).id(), path), null);
  }

  /** Grants a mandate for the whole server, unless it is held. */
  public Mandate grant(String login, MandateKind kind) {
    return grant(mandates, login, kind, MandatePlace.server(), null);
  }

  private static Mandate grant(
      MandateService mandates,
      String login,
      MandateKind kind,
      MandatePlace place,
      @Nullable LocalDate to) {
    Outcome<Mandate> granted = mandates.grant(TEST, new Grant(login, kind, place, FROM, to), FROM);
    if (granted.isAccepted()) {
      return granted.orThrow();
    }
    List<String> codes = granted.refusals().stream().map(reason -> reason.code()).toList();
    if (!codes.equals(List.of(MandateReason.MANDATE_HELD.name()))) {
      throw new IllegalStateException(login + " " + kind + ": " + codes);
    }
    return mandates.heldBy(login).stream()
        .filter(held -> held.kind() == kind && held.place().equals(place))
        .reduce((first, second) -> second)
        .orElseThrow();
  }
}
