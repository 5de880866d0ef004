package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.gongtong.core.people.MandateKind;
import org.gongtong.server.wiring.TestServer.Visitor;

/**
 * An election held over HTTP: what clerks, trustees and voters send. Letters are made by the very
 * service of the server under test, since codes stand in a PDF alone.
 */
public final class ElectionHall {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Pattern KEY_CODE =
      Pattern.compile("class=\"receipt-number\">([0-9A-Z]{4}(?:-[0-9A-Z]{4}){8})<");
  private static final Pattern RECEIPT =
      Pattern.compile("class=\"receipt-number\">([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})<");
  private static final Pattern ID = Pattern.compile(".*/e/([0-9a-f-]{36}).*");

  /** The notice that the law asks for, and some days: it may end on a holiday. */
  public static final Duration NOTICE = Duration.ofDays(28);

  private final TestServer server;
  private final TestClock clock;
  private final VotingHall hall;
  private final DeskClerk desk;
  private final String community;
  private Visitor clerk;

  public ElectionHall(
      TestServer server, TestClock clock, VotingHall hall, DeskClerk desk, String community)
      throws Exception {
    this.server = server;
    this.clock = clock;
    this.hall = hall;
    this.desk = desk;
    this.community = community;
    this.clerk = desk.signedIn(server, "desk-1");
    desk.signedIn(server, "desk-2");
  }

  /** The clerk, signed in. */
  public Visitor clerk() {
    return clerk;
  }

  /** Time passes, and sessions of staff end: the clerk signs in again. */
  public void passes(Duration time) throws Exception {
    clock.passes(time);
    clerk = desk.signedIn(server, "desk-1");
  }

  /** An election that is open, with what it takes to go on. */
  public record Held(
      UUID id, String desk, String page, List<String> keys, Map<String, String> codes) {
    /** The pages of staff below the desk. */
    public String at(String below) {
      return desk + "/" + below;
    }
  }

  /** Somebody with a mandate of supervision, who may keep a key. */
  public Visitor keeper(String login) throws Exception {
    server.staff().account(login).grant(login, MandateKind.SUPERVISION_MEMBER, community);
    return signedIn(login);
  }

  Visitor signedIn(String login) throws Exception {
    Visitor visitor = server.visitor();
    Map<String, String> form = Map.of("login", login, "password", TestStaff.PASSWORD);
    assertThat(visitor.post("/staff/sign-in", form).statusCode()).isEqualTo(303);
    return visitor;
  }

  /** Ids of so many voters. */
  public static List<String> voters(int number) {
    return IntStream.rangeClosed(1, number).mapToObj(i -> "X-" + i).toList();
  }

  /** What the form of a draft takes; candidates are called by letters. */
  public static Map<String, String> draft(String title, int seats, String trustees) {
    Map<String, String> fields = new HashMap<>();
    fields.put("title", title);
    fields.put("note", "纸质选票在社区服务中心领取。");
    fields.put("rule", "cn.residents-committee.election.residents");
    fields.put("round", "FIRST");
    fields.put("seats", Integer.toString(seats));
    fields.put("candidates", "候选人甲 @-\n候选人乙 @-\n候选人丙 @-\n候选人丁 @-");
    fields.put("trustees", trustees);
    fields.put("quorum", "2");
    return fields;
  }

  /** Drafts an election; the address of its desk. */
  public String drafted(Map<String, String> fields) throws Exception {
    Map<String, String> form = DeskClerk.form(clerk.get("/staff/c/" + community + "/e/new"));
    form.putAll(fields);
    HttpResponse<String> sent = clerk.post("/staff/c/" + community + "/e/new", form);
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
    return DeskClerk.location(sent);
  }

  /** Gives a draft its voters. */
  public void listed(String desk, List<String> voters) throws Exception {
    Map<String, String> form = DeskClerk.form(clerk.get(desk + "/voters"));
    form.put("voters", String.join("\r\n", voters));
    HttpResponse<String> sent = clerk.post(desk + "/voters", form);
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
  }

  /** Announces an election that opens after {@link #NOTICE}. */
  public void announced(String desk, Duration open) throws Exception {
    LocalDateTime opens =
        LocalDateTime.ofInstant(clock.instant(), ZONE).plus(NOTICE).truncatedTo(ChronoUnit.HOURS);
    HttpResponse<String> sent =
        clerk.post(
            desk + "/steps/announce",
            DeskClerk.form(
                clerk.get(desk + "/steps/announce"),
                "opens",
                opens.toString(),
                "closes",
                opens.plus(open).toString()));
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
  }

  /** A trustee has his key made. */
  public String key(Visitor trustee, String desk) throws Exception {
    HttpResponse<String> told = makeKey(trustee, desk);
    assertThat(told.statusCode()).as(told.body()).isEqualTo(200);
    Matcher code = KEY_CODE.matcher(told.body());
    assertThat(code.find()).as(told.body()).isTrue();
    return code.group(1);
  }

  public HttpResponse<String> makeKey(Visitor trustee, String desk) throws Exception {
    return trustee.post(desk + "/key", DeskClerk.form(trustee.get(desk + "/key")));
  }

  /** Takes a step that needs nothing. */
  public HttpResponse<String> step(String desk, String step, String... more) throws Exception {
    return clerk.post(
        desk + "/steps/" + step, DeskClerk.form(clerk.get(desk + "/steps/" + step), more));
  }

  /** From the draft to the opening, with letters for everybody; open for two days. */
  public Held opened(String title, int seats, List<String> voters, Visitor... trustees)
      throws Exception {
    return opened(List.of(title), Duration.ofDays(2), seats, voters, trustees).get(title);
  }

  /** Several elections that open at once; by title. */
  public Map<String, Held> opened(
      List<String> titles, Duration open, int seats, List<String> voters, Visitor... trustees)
      throws Exception {
    StringBuilder named = new StringBuilder();
    for (int i = 1; i <= trustees.length; i++) {
      named.append("keeper-").append(i).append(" 监票人").append(i).append("\n");
    }
    Map<String, List<String>> keys = new LinkedHashMap<>();
    Map<String, String> desks = new HashMap<>();
    for (String title : titles) {
      String at = drafted(draft(title, seats, named.toString()));
      listed(at, voters);
      announced(at, open);
      List<String> made = new ArrayList<>();
      for (Visitor trustee : trustees) {
        made.add(key(trustee, at));
      }
      keys.put(title, made);
      desks.put(title, at);
    }
    passes(NOTICE);
    Map<String, Held> held = new LinkedHashMap<>();
    for (String title : titles) {
      held.put(title, open(desks.get(title), voters, keys.get(title)));
    }
    return held;
  }

  private Held open(String at, List<String> voters, List<String> keys) throws Exception {
    HttpResponse<String> open = step(at, "open");
    assertThat(open.statusCode()).as(open.body()).isEqualTo(303);
    Matcher id = ID.matcher(at);
    assertThat(id.matches()).isTrue();
    UUID election = UUID.fromString(id.group(1));
    List<Integer> numbers = IntStream.rangeClosed(1, voters.size()).boxed().toList();
    Map<String, String> codes = new HashMap<>();
    hall.codes()
        .issue(VotingHall.CLERK, election, numbers)
        .forEach((number, code) -> codes.put(voters.get(number - 1), code));
    return new Held(election, at, "/c/" + community + "/e/" + election, keys, codes);
  }

  /** A voter who has typed the code. */
  public Visitor entered(String code) throws Exception {
    Visitor voter = server.visitor();
    HttpResponse<String> in = voter.post("/vote", Map.of("code", code));
    assertThat(DeskClerk.location(in)).isEqualTo("/vote/election");
    return voter;
  }

  /** Sends a form with candidates of these numbers. */
  public static HttpResponse<String> marked(
      Visitor voter, String path, Map<String, String> form, int... candidates) throws Exception {
    StringBuilder body = new StringBuilder();
    form.forEach((name, value) -> add(body, name, value));
    for (int candidate : candidates) {
      add(body, "choice", Integer.toString(candidate));
    }
    return voter.send(
        voter
            .to(path)
            .header("Origin", voter.site().toString())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  private static void add(StringBuilder body, String name, String value) {
    body.append(body.length() == 0 ? "" : "&")
        .append(name)
        .append('=')
        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
  }

  /** Marks candidates, and reads the page that checks them. */
  public static HttpResponse<String> check(Visitor voter, int... candidates) throws Exception {
    Map<String, String> form = DeskClerk.form(voter.get("/vote/election"));
    assertThat(DeskClerk.location(marked(voter, "/vote/election", form, candidates)))
        .isEqualTo("/vote/election/check");
    return voter.get("/vote/election/check");
  }

  /** Votes; the receipt's number. */
  public String vote(String code, int... candidates) throws Exception {
    Visitor voter = entered(code);
    Map<String, String> form = DeskClerk.form(check(voter, candidates));
    HttpResponse<String> cast = voter.post("/vote/election/check", form);
    assertThat(DeskClerk.location(cast)).isEqualTo("/vote/election/receipt");
    return receipt(voter);
  }

  /** The number on the receipt of somebody who took part. */
  public static String receipt(Visitor voter) throws Exception {
    HttpResponse<String> page = voter.get("/vote/election/receipt");
    Matcher number = RECEIPT.matcher(page.body());
    assertThat(number.find()).as(page.body()).isTrue();
    return number.group(1);
  }

  /** A voter comes for a paper. */
  public HttpResponse<String> paper(Held held, String voter) throws Exception {
    return clerk.post(
        held.at("papers"), DeskClerk.form(clerk.get(held.at("papers")), "voter", voter));
  }

  /** Closes what is over. */
  public void closed(Held held) throws Exception {
    passes(Duration.ofDays(3));
    assertThat(step(held.desk(), "close").statusCode()).isEqualTo(303);
  }

  /** The form of a count, signed by a second clerk. */
  public Map<String, String> countForm(Held held, String... keys) throws Exception {
    Map<String, String> form = DeskClerk.form(clerk.get(held.at("count")));
    for (int i = 0; i < keys.length; i++) {
      form.put("key-" + (i + 1), keys[i]);
    }
    form.put("witness", "desk-2");
    form.put("witness-password", TestStaff.PASSWORD);
    return form;
  }

  public HttpResponse<String> count(Held held, Map<String, String> form) throws Exception {
    return clerk.post(held.at("count"), form);
  }
}
