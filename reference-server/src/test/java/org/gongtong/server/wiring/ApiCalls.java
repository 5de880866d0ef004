package org.gongtong.server.wiring;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongtong.server.http.DescribedClient;
import org.gongtong.server.http.DescribedClient.Reply;

/** What tests of the API send. */
final class ApiCalls {

  /** The id of nothing. */
  static final String UNKNOWN = "019c0000-0000-7000-8000-000000000000";

  /** A key whose command never runs. */
  static final String KEY = "0123456789abcdef-fixed";

  static Map<String, String> json() {
    return Map.of("Content-Type", "application/json");
  }

  /** The headers of a good command on version 1, and further ones. */
  static Map<String, String> with(String... more) {
    Map<String, String> all = new HashMap<>(json());
    all.put("Idempotency-Key", UUID.randomUUID().toString());
    all.put("If-Match", "\"v1\"");
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return all;
  }

  static Map<String, String> plus(Map<String, String> headers, String name, String value) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Idempotency-Key", UUID.randomUUID().toString());
    all.put(name, value);
    return all;
  }

  static Reply refused(
      DescribedClient client,
      String method,
      String path,
      Map<String, String> headers,
      String body,
      int status,
      String... code)
      throws Exception {
    byte[] bytes = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
    return client.send(method, path, headers, bytes).is(status, code);
  }

  static String draft(String question) {
    return "{\"matter\":\"cn.civil-code.278.4\",\"question\":\"" + question + "\"}";
  }

  /** The lines of a sheet, each {@code part choice}, as the second person sends them. */
  static String lines(String... papers) {
    List<String> lines = new ArrayList<>();
    for (String paper : papers) {
      String[] words = paper.split(" ", -1);
      lines.add(
          "{\"line\":%d,\"part\":\"%s\",\"receivedAt\":\"2026-03-20T08:00:00Z\",\"choice\":\"%s\"}"
              .formatted(lines.size() + 1, words[0], words[1]));
    }
    return "{\"lines\":[" + String.join(",", lines) + "]}";
  }

  /** A sheet as the first person sends it. */
  static String sheet(int number, String... papers) {
    return "{\"sheet\":" + number + ",\"channel\":\"paper\"," + lines(papers).substring(1);
  }

  private ApiCalls() {}
}
