package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.RosterService;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.server.auth.StaffAccounts;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.intake.RosterTurns;

/** A server with two clerks, and what a clerk does with rosters. */
final class RosterSite extends AbstractModule implements AutoCloseable {

  static final String FIRST = "desk-1";
  static final String SECOND = "desk-2";
  static final String PASSWORD = "correct horse battery";
  private static final String BOUNDARY = "----roster-test";

  private TestServer server;
  private StaffAccounts accounts;
  private CommunityService communities;
  private RosterService rosters;
  private RosterTurns turns;

  /** Keeps hold of the services. */
  @ProvidesIntoSet
  RouteGroup none(
      StaffAccounts staff, CommunityService places, RosterService lists, RosterTurns queue) {
    turns = queue;
    accounts = staff;
    communities = places;
    rosters = lists;
    return javalin -> {};
  }

  static RosterSite start(Class<?> test, TestClock clock) {
    RosterSite site = new RosterSite();
    site.server = TestServer.start(test, Map.of(), clock, site);
    for (String login : List.of(FIRST, SECOND)) {
      site.accounts.add(Actor.system("test"), login, PASSWORD).orThrow();
    }
    return site;
  }

  String address() {
    return server.running().address().toString();
  }

  Community community(String slug) {
    Community registered = register(slug);
    List.of(FIRST, SECOND).forEach(server.staff()::clerk);
    return registered;
  }

  private Community register(String slug) {
    return communities
        .register(
            Actor.system("test"),
            slug,
            LocalizedText.of("示范社区", "Model community"),
            LocalizedText.of("示范市示范区", "Model city"),
            ScopeCode.of("cn"),
            ZoneId.of("Asia/Shanghai"))
        .orThrow();
  }

  /** All parts as the store has them; none before the first import. */
  List<ExclusivePart> parts(Community community) {
    return rosters
        .findLatest(community.id())
        .map(latest -> rosters.partsOf(latest).parts())
        .orElse(List.of());
  }

  /** Where uploads wait. */
  Path spool() {
    return TestServer.home(server.database()).resolve("spool/rosters");
  }

  RosterTurns turns() {
    return turns;
  }

  int imports(Community community) {
    return rosters.findLatest(community.id()).map(latest -> latest.number()).orElse(0);
  }

  TestServer.Visitor clerk(String login) throws Exception {
    TestServer.Visitor visitor = server.visitor();
    HttpResponse<String> in =
        visitor.post(
            "/staff/sign-in", Map.of("login", login, "password", PASSWORD, "to", "/staff"));
    assertThat(in.statusCode()).isEqualTo(303);
    return visitor;
  }

  static String roster(Community community) {
    return "/staff/c/" + community.slug() + "/roster";
  }

  HttpResponse<String> upload(
      TestServer.Visitor clerk, Community community, String name, byte[] file, String effective)
      throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    field(body, "effective", effective);
    write(
        body,
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n",
        BOUNDARY,
        name);
    body.write(file);
    write(body, "\r\n--%s--\r\n", BOUNDARY);
    return clerk.send(
        multipart(clerk, community).POST(BodyPublishers.ofByteArray(body.toByteArray())));
  }

  HttpRequest.Builder multipart(TestServer.Visitor clerk, Community community) {
    return clerk
        .to(roster(community) + "/import")
        .header("Origin", address())
        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
  }

  /** Uploads a sound file and answers the page that shows what it changes. */
  Diff check(
      TestServer.Visitor clerk, Community community, String name, byte[] file, String effective)
      throws Exception {
    HttpResponse<String> uploaded = upload(clerk, community, name, file, effective);
    assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(303);
    String address = uploaded.headers().firstValue("Location").orElseThrow();
    HttpResponse<String> page = clerk.get(address);
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    return new Diff(address, page.body());
  }

  /** A page that shows what a roster changes. */
  record Diff(String address, String page) {

    HttpResponse<String> apply(TestServer.Visitor clerk) throws Exception {
      return clerk.post(
          address + "/apply",
          Map.of(
              "idempotency_key",
              hidden(page, "idempotency_key"),
              "version",
              hidden(page, "version")));
    }
  }

  static String hidden(String page, String name) {
    Matcher found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
    assertThat(found.find()).as(name + " in " + page).isTrue();
    return found.group(1);
  }

  static byte[] csv(String... rows) {
    return ("part_id,compound,building,entrance,room,kind,area_m2,area_basis,owner_ids,voting_owner_id,status\n"
            + String.join("\n", rows)
            + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void field(ByteArrayOutputStream body, String name, String value)
      throws IOException {
    write(
        body,
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n",
        BOUNDARY,
        name,
        value);
  }

  private static void write(ByteArrayOutputStream body, String format, Object... values)
      throws IOException {
    body.write(format.formatted(values).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    server.close();
  }
}
