package org.gongtong.server.http;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI document as a judge: which operation a request is, and what is wrong in an answer.
 */
public final class OpenApiBook {

  private static final String HOME = "https://gongtong.test/openapi.json";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final JsonNode root;
  private final SchemaRegistry registry;
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

  /**
   * @param document the document as it is served
   */
  public OpenApiBook(String document) {
    this.root = withoutExtensions(MAPPER.readTree(document));
    String bare = MAPPER.writeValueAsString(root);
    this.registry =
        SchemaRegistry.withDialect(
            Dialects.getDraft202012(), builder -> builder.schemas(Map.of(HOME, bare)));
  }

  /** Our texts in Chinese are no keywords of a schema. */
  private static JsonNode withoutExtensions(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(object.propertyNames().stream().filter(n -> n.startsWith("x-")).toList());
    }
    node.forEach(OpenApiBook::withoutExtensions);
    return node;
  }

  /**
   * An operation.
   *
   * @param pointer where it stands in the document
   */
  public record Described(String id, String pointer, JsonNode node) {}

  /** The operation of a method and a path below the server's address. */
  public Optional<Described> find(String method, String path) {
    for (Map.Entry<String, JsonNode> item : root.get("paths").properties()) {
      JsonNode node = item.getValue().get(method.toLowerCase(Locale.ROOT));
      if (node != null && path.matches(item.getKey().replaceAll("\\{[^}]*}", "[^/]+"))) {
        String escaped = item.getKey().replace("~", "~0").replace("/", "~1");
        return Optional.of(
            new Described(
                node.get("operationId").asString(),
                "/paths/" + escaped + "/" + method.toLowerCase(Locale.ROOT),
                node));
      }
    }
    return Optional.empty();
  }

  /** Every operation with every status it is documented with: {@code getMotion 200}. */
  public Set<String> promises() {
    Set<String> all = new TreeSet<>();
    for (Map.Entry<String, JsonNode> item : root.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : item.getValue().properties()) {
        for (String status : operation.getValue().get("responses").propertyNames()) {
          all.add(operation.getValue().get("operationId").asString() + " " + status);
        }
      }
    }
    return all;
  }

  /** As {@link #promises}, of the operations with a tag. */
  public Set<String> promises(String tag) {
    Set<String> all = new TreeSet<>();
    for (JsonNode item : root.get("paths")) {
      for (JsonNode operation : item) {
        if (operation.at("/tags/0").asString().equals(tag)) {
          String id = operation.get("operationId").asString();
          operation.get("responses").propertyNames().forEach(s -> all.add(id + " " + s));
        }
      }
    }
    return all;
  }

  /** Method and path of every operation: {@code GET /motions/{motion}}. */
  public Set<String> signatures() {
    Set<String> all = new TreeSet<>();
    for (Map.Entry<String, JsonNode> item : root.get("paths").properties()) {
      for (String method : item.getValue().propertyNames()) {
        all.add(method.toUpperCase(Locale.ROOT) + " " + item.getKey());
      }
    }
    return all;
  }

  /** What is wrong with an answer to an operation; nothing when it is as described. */
  public List<String> faults(
      Described operation, int status, Map<String, List<String>> headers, String body) {
    JsonNode response = operation.node().get("responses").get(Integer.toString(status));
    return response == null
        ? List.of("status " + status + " is not described")
        : faults(follow(response, operation.pointer() + "/responses/" + status), headers, body);
  }

  /** What is wrong with an answer where no operation is: it must be a problem. */
  public List<String> faultsOfProblem(Map<String, List<String>> headers, String body) {
    Place any = new Place("/components/responses/NotFound", at("/components/responses/NotFound"));
    return faults(any, headers, body);
  }

  /** What is wrong with the body of a request that was accepted. */
  public List<String> requestFaults(Described operation, String mediaType, String body) {
    JsonNode content = operation.node().path("requestBody").path("content");
    if (content.isMissingNode()) {
      return body.isEmpty() ? List.of() : List.of("no body is described");
    }
    if (content.get(mediaType) == null) {
      return List.of("a body of type " + mediaType + " is not described");
    }
    if (!mediaType.equals("application/json")) {
      return List.of();
    }
    String pointer = operation.pointer() + "/requestBody/content/application~1json/schema";
    return judge(pointer, body);
  }

  /** Names of parameters of a place that an operation needs. */
  public Set<String> required(Described operation, String in) {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (JsonNode parameter : operation.node().path("parameters")) {
      JsonNode node = follow(parameter, "").node();
      if (node.get("in").asString().equals(in) && node.get("required").asBoolean()) {
        names.add(node.get("name").asString());
      }
    }
    return names;
  }

  private record Place(String pointer, JsonNode node) {}

  private List<String> faults(Place response, Map<String, List<String>> headers, String body) {
    List<String> faults = new ArrayList<>();
    Map<String, String> given = new LinkedHashMap<>();
    headers.forEach((name, values) -> given.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    for (Map.Entry<String, JsonNode> entry : response.node().path("headers").properties()) {
      Place header = follow(entry.getValue(), response.pointer() + "/headers/" + entry.getKey());
      String value = given.get(entry.getKey().toLowerCase(Locale.ROOT));
      if (value == null) {
        if (header.node().path("required").asBoolean()) {
          faults.add("header " + entry.getKey() + " is missing");
        }
      } else {
        judge(header.pointer() + "/schema", MAPPER.writeValueAsString(value))
            .forEach(fault -> faults.add("header " + entry.getKey() + ": " + fault));
      }
    }
    JsonNode content = response.node().path("content");
    String type = given.getOrDefault("content-type", "").replaceAll(";.*", "");
    if (content.isMissingNode()) {
      if (!body.isEmpty()) {
        faults.add("no body is described: " + body);
      }
    } else if (content.get(type) == null) {
      faults.add("media type " + type + " is not described");
    } else {
      String escaped = type.replace("/", "~1");
      faults.addAll(judge(response.pointer() + "/content/" + escaped + "/schema", body));
    }
    return faults;
  }

  private List<String> judge(String pointer, String json) {
    Schema schema =
        schemas.computeIfAbsent(
            pointer, at -> registry.getSchema(SchemaLocation.of(HOME + "#" + encoded(at))));
    return schema
        .validate(
            json,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(String::valueOf)
        .toList();
  }

  private static String encoded(String pointer) {
    return pointer.replace("{", "%7B").replace("}", "%7D");
  }

  private Place follow(JsonNode node, String pointer) {
    JsonNode reference = node.get("$ref");
    if (reference == null) {
      return new Place(pointer, node);
    }
    String target = reference.asString().substring(1);
    return new Place(target, at(target));
  }

  private JsonNode at(String pointer) {
    return root.at(pointer);
  }
}
