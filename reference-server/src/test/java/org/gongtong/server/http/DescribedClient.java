package org.gongtong.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A client that holds every answer against the OpenAPI document: status, media type, headers and
 * body; and what it sent as well, when it was taken. It notes which promises it has seen kept.
 */
public final class DescribedClient {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient client;
  private final URI site;
  private final OpenApiBook book;
  private final Set<String> seen;
  private final Map<String, String> always = new TreeMap<>();

  public DescribedClient(HttpClient client, URI site, OpenApiBook book, Set<String> seen) {
    this.client = client;
    this.site = site;
    this.book = book;
    this.seen = seen;
  }

  /** The same client with a header in every request. */
  public DescribedClient with(String name, String value) {
    DescribedClient other = new DescribedClient(client, site, book, seen);
    other.always.putAll(always);
    other.always.put(name, value);
    return other;
  }

  /** An answer. */
  public record Reply(int status, HttpResponse<String> response) {

    public JsonNode json() {
      return MAPPER.readTree(response.body());
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /** The text at a JSON pointer. */
    public String text(String pointer) {
      return json().at(pointer).asString();
    }

    /** Asserts the status and, for a problem, its code. */
    public Reply is(int wanted, String... code) {
      assertThat(status).as(response.body()).isEqualTo(wanted);
      for (String one : code) {
        assertThat(text("/code")).isEqualTo(one);
      }
      return this;
    }
  }

  public Reply get(String path) throws IOException, InterruptedException {
    return send("GET", path, Map.of(), null);
  }

  /** A command with a fresh key. */
  public Reply post(String path, String json) throws IOException, InterruptedException {
    return post(path, json, Map.of());
  }

  /** A command with a fresh key and further headers. */
  public Reply post(String path, String json, Map<String, String> headers)
      throws IOException, InterruptedException {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Idempotency-Key", '"' + UUID.randomUUID().toString() + '"');
    all.put("Content-Type", "application/json");
    all.putAll(headers);
    if (json.isEmpty()) {
      all.remove("Content-Type");
    }
    return send("POST", path, all, json.getBytes(StandardCharsets.UTF_8));
  }

  /** A step of a motion from a version. */
  public Reply step(String motion, String step, String json, int version)
      throws IOException, InterruptedException {
    return post("/motions/" + motion + "/" + step, json, Map.of("If-Match", EntityTag.of(version)));
  }

  /** Sends anything; an empty value takes a header away. */
  public Reply send(String method, String path, Map<String, String> headers, byte[] body)
      throws IOException, InterruptedException {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(always);
    all.putAll(headers);
    all.values().removeIf(String::isEmpty);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(site + Api.ROOT + path))
            .method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    all.forEach(request::header);
    HttpResponse<String> response =
        client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    judge(method, path, all, body == null ? new byte[0] : body, response);
    return new Reply(response.statusCode(), response);
  }

  private void judge(
      String method,
      String path,
      Map<String, String> sent,
      byte[] body,
      HttpResponse<String> response) {
    String bare = path.replaceAll("\\?.*", "");
    Optional<OpenApiBook.Described> operation = book.find(method, bare);
    Map<String, List<String>> headers = response.headers().map();
    if (operation.isEmpty()) {
      assertThat(response.statusCode()).as(method + " " + path).isGreaterThanOrEqualTo(400);
      assertThat(book.faultsOfProblem(headers, response.body())).as(method + " " + path).isEmpty();
      return;
    }
    OpenApiBook.Described described = operation.get();
    String what = method + " " + path + " " + response.statusCode() + " " + response.body();
    assertThat(book.faults(described, response.statusCode(), headers, response.body()))
        .as(what)
        .isEmpty();
    if (response.statusCode() >= 400) {
      assertThat(MAPPER.readTree(response.body()).at("/status").asInt())
          .isEqualTo(response.statusCode());
    } else {
      String type = sent.getOrDefault("Content-Type", "").replaceAll(";.*", "");
      assertThat(book.requestFaults(described, type, new String(body, StandardCharsets.UTF_8)))
          .as("what was sent: " + what)
          .isEmpty();
      assertThat(sent.keySet()).containsAll(new TreeSet<>(book.required(described, "header")));
    }
    seen.add(described.id() + " " + response.statusCode());
  }

  /** A text as part of a query. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
