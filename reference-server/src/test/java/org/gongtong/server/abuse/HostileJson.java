package org.gongtong.server.abuse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Bodies after a schema of the document, and what becomes of them in hostile hands. */
record HostileJson(
    RandomGenerator random,
    JsonNode document,
    Map<String, List<String>> known,
    List<String> texts) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int DEPTH = 1_000;

  /** What stands where something else was expected. */
  private static final List<String> WRONG =
      List.of(
          "null",
          "true",
          "[]",
          "{}",
          "0",
          "-0",
          "1e999999999",
          "1E-999999999",
          "9".repeat(2_000),
          "0." + "1".repeat(2_000),
          "\"\\ud800\"",
          "\"\\udc00x\"",
          "\"\\u0000\"",
          "\"\\u202e\"",
          "\"\\x\"",
          "\"\n\"",
          "NaN",
          "Infinity",
          "'a'",
          "undefined",
          "[[[[]]]]",
          "{\"$ref\":\"#\"}",
          "\"" + "a".repeat(30_000) + "\"",
          "01",
          "+1",
          ".5",
          "1.",
          "\"\t\"",
          "[1,]",
          "{,}",
          "/**/1");

  byte[] of(JsonNode schema) {
    String good = value("", schema, random.nextInt(3) == 0);
    return switch (random.nextInt(12)) {
      case 0 -> cut(good.getBytes(StandardCharsets.UTF_8));
      case 1 -> twice(good).getBytes(StandardCharsets.UTF_8);
      case 2 -> deep().getBytes(StandardCharsets.UTF_8);
      case 3 -> invalid(good);
      case 4 -> pick(WRONG).getBytes(StandardCharsets.UTF_8);
      case 5 -> noise();
      case 6 ->
          (good + pick(List.of("x", "{}", "\u0000", ",", " \n "))).getBytes(StandardCharsets.UTF_8);
      case 7 -> good.getBytes(pick(List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)));
      case 8 -> ("\ufeff" + good).getBytes(StandardCharsets.UTF_8);
      default -> good.getBytes(StandardCharsets.UTF_8);
    };
  }

  private String value(String name, JsonNode reference, boolean hostile) {
    if (hostile && random.nextInt(3) == 0) {
      return random.nextBoolean() ? pick(WRONG) : MAPPER.writeValueAsString(pick(texts));
    }
    JsonNode schema = follow(reference);
    for (String choice : List.of("anyOf", "oneOf")) {
      if (schema.has(choice)) {
        JsonNode all = schema.get(choice);
        return value(name, all.get(random.nextInt(all.size())), hostile);
      }
    }
    if (schema.has("const")) {
      return schema.get("const").toString();
    }
    if (schema.has("enum")) {
      return schema.get("enum").get(random.nextInt(schema.get("enum").size())).toString();
    }
    String type = schema.path("type").isArray() ? "string" : schema.path("type").asString("null");
    return switch (type) {
      case "object" -> object(schema, hostile);
      case "array" -> "[" + value(name, schema.get("items"), hostile) + "]";
      case "integer" -> Integer.toString(random.nextInt(100));
      case "boolean" -> "true";
      case "null" -> "null";
      default -> MAPPER.writeValueAsString(pick(known.getOrDefault(name, List.of("x"))));
    };
  }

  private String object(JsonNode schema, boolean hostile) {
    List<String> fields = new ArrayList<>();
    List<String> needed = new ArrayList<>();
    schema.path("required").forEach(name -> needed.add(name.asString()));
    for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
      boolean there =
          needed.contains(field.getKey())
              ? !hostile || random.nextInt(8) > 0
              : random.nextBoolean();
      if (there) {
        fields.add(
            "\"" + field.getKey() + "\":" + value(field.getKey(), field.getValue(), hostile));
      }
    }
    if (hostile && random.nextInt(6) == 0) {
      fields.add(MAPPER.writeValueAsString(pick(texts)) + ":" + pick(WRONG));
    }
    return "{" + String.join(",", fields) + "}";
  }

  private static String twice(String object) {
    return object.startsWith("{") && object.length() > 2
        ? object.substring(0, object.length() - 1) + "," + object.substring(1)
        : object + object;
  }

  private String deep() {
    return random.nextBoolean()
        ? "{\"a\":".repeat(DEPTH) + "1" + "}".repeat(DEPTH)
        : "[".repeat(random.nextInt(40_000));
  }

  private byte[] invalid(String good) {
    byte[] bytes = good.getBytes(StandardCharsets.UTF_8);
    flip(bytes, random, 1 + random.nextInt(4));
    return bytes;
  }

  /** Puts bytes that are no UTF-8, or anything else, over some of these. */
  static void flip(byte[] bytes, RandomGenerator random, int times) {
    byte[] bad = {(byte) 0xFF, (byte) 0xC0, (byte) 0xED, 0, (byte) 0x80, '"', '\\', 27};
    for (int i = 0; i < times && bytes.length > 0; i++) {
      bytes[random.nextInt(bytes.length)] = bad[random.nextInt(bad.length)];
    }
  }

  private byte[] cut(byte[] bytes) {
    return Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
  }

  private byte[] noise() {
    byte[] bytes = new byte[random.nextInt(2_000)];
    random.nextBytes(bytes);
    return bytes;
  }

  private JsonNode follow(JsonNode node) {
    JsonNode reference = node.get("$ref");
    return reference == null ? node : follow(document.at(reference.asString().substring(1)));
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
