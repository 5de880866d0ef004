package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Another system on a loopback port: it takes messages, notes them, and answers as it is told. */
final class WebhookReceiver implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  final List<Message> messages = new CopyOnWriteArrayList<>();

  /** What it answers to a message; a negative status closes the connection without a word. */
  volatile Function<Message, Integer> manners = message -> 204;

  /**
   * A message as it came.
   *
   * @param headers in lower case
   */
  record Message(Map<String, List<String>> headers, String body) {
    String header(String name) {
      return headers.get(name).get(0);
    }

    String id() {
      return header("webhook-id");
    }

    JsonNode json() {
      return new ObjectMapper().readTree(body);
    }

    String text(String pointer) {
      return json().at(pointer).asString();
    }

    String type() {
      return text("/type").replace("org.gongtong.", "");
    }

    String subject() {
      return text("/subject");
    }

    /**
     * The body without what has digits of its own: ids, instants and the sequence. Only there can a
     * figure be looked for.
     */
    String beyondIds() {
      return body.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "(id)")
          .replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z", "(instant)")
          .replaceAll("\"sequence\":\"?[0-9]+", "(sequence)");
    }

    /** As the library of the specification checks it, also against the clock of this machine. */
    void isSignedBy(String secret) throws Exception {
      new Webhook(secret).verify(body, headers);
    }

    /** Whether one of the signatures is by this secret, whatever the time. */
    boolean hasSignatureBy(String secret) throws Exception {
      String signature =
          new Webhook(secret).sign(id(), Long.parseLong(header("webhook-timestamp")), body);
      return List.of(header("webhook-signature").split(" ")).contains(signature);
    }
  }

  WebhookReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    Map<String, List<String>> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    Message message =
        new Message(
            headers, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    messages.add(message);
    int status = manners.apply(message);
    if (status >= 0) {
      if (status / 100 == 3) {
        exchange.getResponseHeaders().set("Location", "http://127.0.0.1:" + port() + "/elsewhere");
      }
      exchange.sendResponseHeaders(status, -1);
    }
    exchange.close();
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url() {
    return "http://127.0.0.1:" + port() + "/in";
  }

  /** The messages since the last time. */
  List<Message> taken() {
    List<Message> all = List.copyOf(messages);
    messages.clear();
    return all;
  }

  /** The only message since the last time. */
  Message only() {
    List<Message> all = taken();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
