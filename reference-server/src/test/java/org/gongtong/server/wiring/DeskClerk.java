package org.gongtong.server.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.gongtong.core.decision.BallotBox;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.place.AreaBasis;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.PartKind;
import org.gongtong.core.place.PartStatus;
import org.gongtong.core.place.Roster;
import org.gongtong.core.place.RosterService;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.server.auth.StaffAccounts;
import org.gongtong.server.cli.GongtongCli;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.jobs.MotionClock;
import org.gongtong.server.recount.RecountCommand;
import org.jspecify.annotations.Nullable;

/** The parts of a server under test that a test of the desk reaches behind it. */
public final class DeskClerk extends AbstractModule {
  public static final Actor ACTOR = Actor.staff("desk-1");

  private static final String PASSWORD = "correct horse battery";
  private static final Pattern KEY = Pattern.compile("name=\"idempotency_key\" value=\"([^\"]+)\"");
  private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([^\"]*)\"");

  private StaffAccounts accounts;
  private CommunityService communities;
  private RosterService rosters;
  private MotionReader reader;
  private BallotBox box;
  private MotionClock clock;
  private IdSource ids;

  @ProvidesIntoSet
  RouteGroup captured(
      StaffAccounts madeAccounts,
      CommunityService madeCommunities,
      RosterService madeRosters,
      MotionReader madeReader,
      BallotBox madeBox,
      MotionClock madeClock,
      IdSource madeIds) {
    accounts = madeAccounts;
    communities = madeCommunities;
    rosters = madeRosters;
    reader = madeReader;
    box = madeBox;
    clock = madeClock;
    ids = madeIds;
    return javalin -> {};
  }

  public MotionReader reader() {
    return reader;
  }

  public BallotBox box() {
    return box;
  }

  public MotionClock clock() {
    return clock;
  }

  public UUID id() {
    return ids.next();
  }

  /** Somebody who is signed in. */
  public TestServer.Visitor signedIn(TestServer server, String login)
      throws IOException, InterruptedException {
    if (accounts.all().stream().noneMatch(known -> known.login().equals(login))) {
      accounts.add(ACTOR, login, PASSWORD).orThrow();
    }
    server.staff().clerk(login);
    TestServer.Visitor visitor = server.visitor();
    visitor.post("/staff/sign-in", Map.of("login", login, "password", PASSWORD, "to", "/staff"));
    return visitor;
  }

  /** Registers a community. */
  void registerCommunity(String slug) {
    communities
        .register(
            ACTOR,
            slug,
            LocalizedText.of("和平路社区", "Heping"),
            LocalizedText.of("某省某市", "Somewhere"),
            ScopeCode.of("cn-42"),
            ZoneId.of("Asia/Shanghai"))
        .orThrow();
  }

  /**
   * Imports a roster: building 3 with six dwellings of owners O-1 to O-5 (two of O-1) and of O-7
   * and O-8 together, who have named nobody, and a parking space of O-2; building 4 with one.
   */
  public void importRoster(String slug, LocalDate day) {
    Roster roster =
        new Roster(
            List.of(
                part("C01-3-1-101", "3", PartKind.DWELLING, List.of("O-1"), "O-1"),
                part("C01-3-1-102", "3", PartKind.DWELLING, List.of("O-1"), "O-1"),
                part("C01-3-1-201", "3", PartKind.DWELLING, List.of("O-2"), "O-2"),
                part("C01-3-1-202", "3", PartKind.DWELLING, List.of("O-3"), "O-3"),
                part("C01-3-1-301", "3", PartKind.DWELLING, List.of("O-7", "O-8"), null),
                part("C01-3-1-1001", "3", PartKind.DWELLING, List.of("O-5"), "O-5"),
                part("C01-3-1-P07", "3", PartKind.PARKING, List.of("O-2"), "O-2"),
                part("C01-4-1-101", "4", PartKind.DWELLING, List.of("O-6"), "O-6")));
    UUID community = communities.require(slug).orThrow().id();
    rosters.apply(ACTOR, community, roster, day).orThrow();
  }

  private static ExclusivePart part(
      String id, String building, PartKind kind, List<String> owners, @Nullable String voter) {
    return new ExclusivePart(
        id,
        "C01",
        building,
        "1",
        id.substring(id.lastIndexOf('-') + 1),
        kind,
        FloorArea.parse("89.50"),
        AreaBasis.REGISTRY,
        owners,
        voter,
        PartStatus.DELIVERED);
  }

  /** The hidden fields of the first form of a page, to be sent with others. */
  public static Map<String, String> form(HttpResponse<String> page, String... more) {
    Map<String, String> fields = new HashMap<>();
    fields.put("idempotency_key", first(KEY, page.body()));
    fields.put("version", first(VERSION, page.body()));
    for (int i = 0; i < more.length; i += 2) {
      fields.put(more[i], more[i + 1]);
    }
    return fields;
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      throw new AssertionError("no " + pattern + " in " + text);
    }
    return found.group(1);
  }

  /** A file to upload. */
  public record Paper(String name, byte[] content) {
    public static Paper of(String name, String content) {
      return new Paper(name, content.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Sends a form with files. */
  public static HttpResponse<String> upload(
      TestServer.Visitor visitor, String path, Map<String, String> fields, Paper... papers)
      throws IOException, InterruptedException {
    return uploadAs("attachments", visitor, path, fields, papers);
  }

  /** As {@link #upload}, under a name of the files' field. */
  public static HttpResponse<String> uploadAs(
      String name,
      TestServer.Visitor visitor,
      String path,
      Map<String, String> fields,
      Paper... papers)
      throws IOException, InterruptedException {
    String line = "----boundary7d1f";
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Map.Entry<String, String> field : fields.entrySet()) {
      text(body, "--" + line + "\r\nContent-Disposition: form-data; name=\"" + field.getKey());
      text(body, "\"\r\n\r\n" + field.getValue() + "\r\n");
    }
    for (Paper paper : papers) {
      text(body, "--" + line + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; ");
      text(body, "filename=\"" + paper.name() + "\"\r\nContent-Type: text/html\r\n\r\n");
      body.writeBytes(paper.content());
      text(body, "\r\n");
    }
    text(body, "--" + line + "--\r\n");
    return visitor.send(
        visitor
            .to(path)
            .header("Origin", visitor.site().toString())
            .header("Content-Type", "multipart/form-data; boundary=" + line)
            .POST(BodyPublishers.ofByteArray(body.toByteArray())));
  }

  private static void text(ByteArrayOutputStream body, String text) {
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Fetches a file. */
  public static HttpResponse<byte[]> file(TestServer.Visitor visitor, String path)
      throws IOException, InterruptedException {
    return visitor.client().send(visitor.to(path).build(), BodyHandlers.ofByteArray());
  }

  /** Sends a form that is answered with a file. */
  public static HttpResponse<byte[]> postForFile(
      TestServer.Visitor visitor, String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    return visitor
        .client()
        .send(
            visitor.formTo(path, fields).header("Origin", visitor.site().toString()).build(),
            BodyHandlers.ofByteArray());
  }

  public static String location(HttpResponse<?> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  /** What {@code gongtong tally} finds in the files of an export. */
  static JsonNode tally(Motion motion, Map<String, byte[]> files, Path folder) throws IOException {
    Path roster = Files.write(folder.resolve("roster.csv"), files.get("roster.csv"));
    Path ballots = Files.write(folder.resolve("ballots.csv"), files.get("ballots.csv"));
    List<String> arguments =
        new ArrayList<>(RecountCommand.arguments(motion, roster.toString(), ballots.toString()));
    arguments.addAll(List.of("--format", "json"));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        GongtongCli.run(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            arguments.toArray(String[]::new));
    if (code != 0) {
      throw new AssertionError(err.toString());
    }
    return new ObjectMapper().readTree(out.toString());
  }

  static Map<String, byte[]> unzipped(byte[] zip) throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }
}
