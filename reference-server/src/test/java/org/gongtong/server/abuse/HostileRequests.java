package org.gongtong.server.abuse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Requests on every operation of an OpenAPI document, most of them wrong somewhere: address, query,
 * headers, body. The same seed gives the same requests.
 */
final class HostileRequests {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "0",
          "-1",
          "1e999",
          "9".repeat(400),
          "null",
          "true",
          "[]",
          "'",
          "\"",
          "\\",
          "%",
          "%00",
          "%2e%2e%2f",
          "../../etc/passwd",
          "..;/",
          "a/b",
          "/",
          "//",
          "?",
          "#",
          ";",
          "&",
          "' OR 1=1 --",
          "\"; drop table motion; --",
          "${7*7}",
          "{{7*7}}",
          "<script>alert(1)</script>",
          "*",
          "%25",
          "_",
          "\u0000",
          "\u0001\u0007",
          "\r\nX-Evil: 1",
          "\n",
          "\t",
          "\u202e\u2066",
          "\ufeff",
          "\uffff",
          "\ud83d\ude00",
          "e\u0301",
          "İı",
          "𠮷野家",
          "x".repeat(5_000),
          "中".repeat(3_000),
          "2026-02-30",
          "2026-13-01T00:00:00Z",
          "+999999999-12-31T23:59:59Z",
          "-999999999-01-01",
          "0000-00-00",
          "9999-12-31",
          "2026-03-01T00:00:00.123456789123Z",
          "compact:x",
          "cn-",
          "cn-42",
          "cn.civil-code.278.4",
          "00000000-0000-0000-0000-000000000000",
          "ffffffff-ffff-ffff-ffff-ffffffffffff",
          "019c0000-0000-7000-8000-000000000000",
          "019C0000-0000-7000-8000-00000000000A",
          "019c0000-0000-1000-0000-000000000000",
          "019c0000-0000-9000-f000-000000000000",
          "{019c0000-0000-7000-8000-000000000000}",
          "019c000000007000800000000000000",
          "0-0-0-0-0",
          "\"v1\"",
          "W/\"v1\"",
          "\"v0\"",
          "\"v999999999\"",
          "\"v99999999999\"",
          "v1",
          "\"v1\", \"v2\"",
          "aGVwaW5n",
          "bW9kZWwfYQ",
          "////",
          "====");

  /** Values a good request might hold, by the name of their field. */
  private final Map<String, List<String>> known;

  private final JsonNode document;
  private final RandomGenerator random;
  private final List<Operation> operations = new ArrayList<>();

  private record Operation(String method, String path, JsonNode node) {}

  /**
   * A request.
   *
   * @param path below the API's root, as it was sent
   * @param judged whether what answers is bound by the document: the head is well formed, and the
   *     path leads to the operation
   */
  record Sent(String method, String path, byte[] bytes, boolean judged) {}

  HostileRequests(String document, RandomGenerator random, Map<String, List<String>> known) {
    this.document = MAPPER.readTree(document);
    this.random = random;
    this.known = known;
    for (Map.Entry<String, JsonNode> item : this.document.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> one : item.getValue().properties()) {
        String method = one.getKey().toUpperCase(Locale.ROOT);
        operations.add(new Operation(method, item.getKey(), one.getValue()));
      }
    }
  }

  int operations() {
    return operations.size();
  }

  /**
   * A request on one of the operations, each in its turn.
   *
   * @param session cookies to send with it, or an empty text
   */
  Sent next(int number, String site, String session) {
    Operation operation = operations.get(number % operations.size());
    boolean[] judged = {true};
    String path = operation.path();
    StringBuilder query = new StringBuilder();
    StringBuilder head = new StringBuilder();
    for (JsonNode reference : operation.node().path("parameters")) {
      JsonNode parameter = follow(reference);
      String name = parameter.get("name").asString();
      switch (parameter.get("in").asString()) {
        case "path" -> path = path.replace("{" + name + "}", segment(name, judged));
        case "query" -> {
          for (int times = one(8) ? 2 : one(6) ? 0 : 1; times > 0; times--) {
            query.append(query.isEmpty() ? '?' : '&').append(name).append('=');
            query.append(escaped(value(name), judged));
          }
        }
        default -> {
          if (!name.equals("Origin") && !one(8)) {
            header(head, name, value(name), judged);
          }
        }
      }
    }
    if (one(12)) {
      query.append(query.isEmpty() ? '?' : '&').append(escaped(text(), judged)).append("=1");
    }
    String method = operation.method();
    if (one(25)) {
      method =
          pick(
              List.of(
                  "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"));
      judged[0] = false;
    }
    headers(head, site, session, judged);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] body = body(operation, head, judged);
    String target = path + query;
    // Too long for the server beneath, which answers in words of its own.
    boolean bound = judged[0] && target.length() < 4_000;
    write(
        bytes,
        method
            + " /api/v1"
            + target
            + " HTTP/1.1\r\nHost: "
            + site.replace("http://", "")
            + "\r\n");
    write(bytes, "Connection: close\r\nContent-Length: " + body.length + "\r\n");
    bytes.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    write(bytes, "\r\n");
    bytes.writeBytes(body);
    return new Sent(method, target, bytes.toByteArray(), bound);
  }

  private void headers(StringBuilder head, String site, String session, boolean[] judged) {
    if (!session.isEmpty()) {
      header(head, "Cookie", session, judged);
    }
    if (!one(12)) {
      header(head, "Origin", one(12) ? text() : site, judged);
    }
    if (one(6)) {
      header(head, "Accept", one(2) ? "application/json, */*;q=0.1" : text(), judged);
    }
    if (one(6)) {
      header(head, "Accept-Language", one(2) ? "en, zh;q=0.5" : text(), judged);
    }
    for (String name :
        List.of(
            "X-Request-Id",
            "Content-Encoding",
            "If-None-Match",
            "Range",
            "Cookie",
            "X-Forwarded-For",
            "Sec-Fetch-Site")) {
      if (one(20)) {
        header(head, name, text(), judged);
      }
    }
  }

  /** Control characters in a head are for the server beneath to refuse, and it speaks no JSON. */
  private static void header(StringBuilder head, String name, String value, boolean[] judged) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    String text = new String(utf8, StandardCharsets.ISO_8859_1);
    if (text.chars().anyMatch(c -> c < 32 || c >= 127) || text.length() > 4_000) {
      judged[0] = false;
    }
    head.append(name).append(": ").append(text).append("\r\n");
  }

  private String segment(String name, boolean[] judged) {
    if (!one(3)) {
      return pick(known.getOrDefault(name, List.of("x")));
    }
    String text = text();
    // Another address, or one that the server beneath holds for ambiguous.
    if (text.isEmpty() || !text.matches("[A-Za-z0-9_~' *-]+")) {
      judged[0] = false;
    }
    return escaped(text, judged);
  }

  private String escaped(String text, boolean[] judged) {
    if (one(15)) {
      judged[0] = false;
      return pick(
          List.of(
              "%",
              "%zz", "%c0%ae", "%ff", "%ed%a0%80", "\u0001", "\u00ff", "a b", "|^`", "%u0041"));
    }
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private byte[] body(Operation operation, StringBuilder head, boolean[] judged) {
    JsonNode content = operation.node().path("requestBody").path("content");
    List<String> types = new ArrayList<>(content.propertyNames());
    if (types.isEmpty()) {
      return one(10) ? "{}".getBytes(StandardCharsets.UTF_8) : new byte[0];
    }
    String type = pick(types);
    if (!one(15)) {
      header(head, "Content-Type", one(15) ? text() : type, judged);
    }
    if (!type.equals("application/json")) {
      return file();
    }
    return new HostileJson(random, document, known, TEXTS).of(content.get(type).get("schema"));
  }

  private byte[] file() {
    String csv =
        "part_id,compound,building,entrance,room,kind,area_m2,area_basis,owner_ids,"
            + "voting_owner_id,status\nP1,C01,1,1,101,dwelling,89.50,registry,O1,O1,delivered\n";
    byte[] bytes =
        switch (random.nextInt(5)) {
          case 0 -> csv.replace("101", text()).getBytes(StandardCharsets.UTF_8);
          case 1 -> csv.replace("\n", "," + text() + "\n").getBytes(StandardCharsets.UTF_16);
          case 2 -> ("PK\u0003\u0004" + text()).getBytes(StandardCharsets.ISO_8859_1);
          default -> csv.getBytes(StandardCharsets.UTF_8);
        };
    HostileJson.flip(bytes, random, one(3) ? 5 : 0);
    return one(5) ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }

  private String value(String name) {
    if (name.equals("Idempotency-Key") && !one(4)) {
      return new UUID(random.nextLong(), random.nextLong()).toString();
    }
    List<String> good = known.get(name);
    return good == null || one(3) ? text() : pick(good);
  }

  private String text() {
    return pick(TEXTS);
  }

  private JsonNode follow(JsonNode node) {
    JsonNode reference = node.get("$ref");
    return reference == null ? node : document.at(reference.asString().substring(1));
  }

  private boolean one(int in) {
    return random.nextInt(in) == 0;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static void write(ByteArrayOutputStream to, String text) {
    to.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
