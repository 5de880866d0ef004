package org.gongtong.server.wiring;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** The network before a server: it hands letters on, loses, doubles and keeps them. */
final class LetterRelay implements AutoCloseable {

  /** What becomes of a letter. */
  enum Fate {
    /** It is handed on, and the answer comes back. */
    PASSES,
    /** It never comes there. */
    LOST,
    /** It comes there, and its answer is lost. */
    ANSWER_LOST,
    /** It comes there twice. */
    TWICE,
    /** It comes there later, and the sender hears nothing. */
    LATE
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<byte[]> late = new CopyOnWriteArrayList<>();
  final List<Integer> statuses = new CopyOnWriteArrayList<>();
  volatile Supplier<Fate> fates = () -> Fate.PASSES;
  volatile URI target = URI.create("http://127.0.0.1:9");

  LetterRelay() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Fate fate = fates.get();
    int status = -1;
    if (fate == Fate.LATE) {
      late.add(body);
    } else if (fate != Fate.LOST) {
      status = hand(body);
      if (fate == Fate.TWICE) {
        status = hand(body);
      }
      if (fate == Fate.ANSWER_LOST) {
        status = -1;
      }
    }
    if (status >= 0) {
      exchange.sendResponseHeaders(status, -1);
    }
    exchange.close();
  }

  /** Hands a letter on; its status, or -1 if nobody was there. */
  int hand(byte[] letter) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(target + "/settlement/letters"))
              .header("Content-Type", "text/plain; charset=utf-8")
              .POST(BodyPublishers.ofByteArray(letter))
              .build();
      int status = client.send(request, BodyHandlers.discarding()).statusCode();
      statuses.add(status);
      return status;
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  /** Takes what is late out of the bag, the last first. */
  List<byte[]> late() {
    List<byte[]> all = new ArrayList<>(late);
    late.clear();
    Collections.reverse(all);
    return all;
  }

  int port() {
    return server.getAddress().getPort();
  }

  String address() {
    return "http://127.0.0.1:" + port();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
