package org.gongtong.server.ui;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Sample pages and assets on a loopback port, under the content security policy of the server. */
record PageSite(HttpServer server) implements AutoCloseable {

  static PageSite of(Map<String, String> pages) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, pages));
    server.start();
    return new PageSite(server);
  }

  String address(String name) {
    return "http://localhost:" + server.getAddress().getPort() + "/" + name;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static void answer(HttpExchange exchange, Map<String, String> pages) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Optional<Assets.Asset> asset = Assets.find(path);
    String page = pages.get(path.substring(1));
    exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'self'");
    if (asset.isPresent()) {
      exchange.getResponseHeaders().set("Cache-Control", "max-age=3600, immutable");
      send(exchange, 200, asset.get().contentType(), asset.get().content());
    } else if (page != null) {
      byte[] content = page.getBytes(StandardCharsets.UTF_8);
      send(exchange, 200, PageRenderer.CONTENT_TYPE, content);
    } else {
      send(exchange, 404, "text/plain", new byte[] {'?'});
    }
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] content)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, content.length);
    try (var body = exchange.getResponseBody()) {
      body.write(content);
    }
  }
}
