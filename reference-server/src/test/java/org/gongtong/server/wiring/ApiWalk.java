package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.ObjectMapper;

/**
 * Does what the curl lines of docs/reference/api.md say, word for word, without a shell: there may
 * be none, and no curl.
 */
final class ApiWalk {

  private static final Path PAGE =
      Path.of(System.getProperty("basedir", "."), "..", "docs", "reference", "api.md");
  private static final Pattern WORD =
      Pattern.compile("'([^']*)'|\"([^\"]*)\"|((?:[^\\s\"']|\"[^\"]*\")+)");

  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final Map<String, String> variables = new HashMap<>();

  ApiWalk(URI site) {
    variables.put("SITE", site.toString());
    variables.put("JAR", "cookies.txt");
    variables.put("LOGIN", "desk-1");
    variables.put("PASSWORD", ApiServer.PASSWORD);
    variables.put("COMMUNITY", "heping");
  }

  void walk() throws IOException, InterruptedException {
    List<Integer> statuses = new ArrayList<>();
    for (String line : lines()) {
      HttpResponse<String> answer = curl(line);
      statuses.add(answer.statusCode());
      assertThat(answer.statusCode()).as(line + answer.body()).isLessThan(400);
      if (answer.statusCode() == 201) {
        variables.put("MOTION", new ObjectMapper().readTree(answer.body()).get("id").asString());
      }
    }
    assertThat(statuses).containsExactly(303, 200, 201, 200, 200);
  }

  /** The commands, continued lines joined. */
  private static List<String> lines() throws IOException {
    String page = Files.readString(PAGE);
    String script = page.substring(page.indexOf("```sh") + 5, page.indexOf("```\n\nA test"));
    return script.replace("\\\n", " ").lines().filter(line -> line.startsWith("curl ")).toList();
  }

  private HttpResponse<String> curl(String line) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder();
    List<String> form = new ArrayList<>();
    List<String> words = words(line);
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      switch (word) {
        case "-s" -> {}
        case "-b", "-c" -> i++;
        case "-H" -> {
          String[] header = words.get(++i).split(": ", 2);
          request.header(header[0], header[1]);
        }
        case "-d" -> form.add(words.get(++i));
        case "--data-urlencode" -> {
          String[] field = words.get(++i).split("=", 2);
          form.add(field[0] + "=" + URLEncoder.encode(field[1], StandardCharsets.UTF_8));
        }
        default -> request.uri(URI.create(word));
      }
    }
    if (!form.isEmpty()) {
      String body = String.join("&", form);
      request.POST(BodyPublishers.ofString(body));
      if (!body.startsWith("{")) {
        request.header("Content-Type", "application/x-www-form-urlencoded");
      }
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /** As a shell takes a line apart: single quotes keep everything, double ones know variables. */
  private List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      if (matcher.group(1) != null) {
        words.add(matcher.group(1));
      } else {
        words.add(filled(matcher.group(2) == null ? matcher.group(3) : matcher.group(2)));
      }
    }
    return words;
  }

  private String filled(String text) {
    return Pattern.compile("\\$([A-Z]+)")
        .matcher(text)
        .replaceAll(name -> Matcher.quoteReplacement(variables.get(name.group(1))));
  }
}
