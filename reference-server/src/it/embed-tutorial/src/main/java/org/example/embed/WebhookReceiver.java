package org.example.embed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Takes webhooks with the JDK alone: looks at who sent a message and when, and does it once. Thread-safe. */
public final class WebhookReceiver {
  private static final Duration OLDEST = Duration.ofMinutes(5);
  private static final int LARGEST = 64 * 1024;

  private final byte[] key;
  private final InstantSource clock;
  private final Set<String> done = ConcurrentHashMap.newKeySet();

  /** @param secret as it was shown, {@code whsec_…} */
  WebhookReceiver(String secret, InstantSource clock) {
    this.key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    this.clock = clock;
  }

  /** Whether a message is from whoever has the secret, and is not an old one that somebody sends again. */
  boolean isGenuine(String id, String timestamp, String signatures, byte[] body) throws GeneralSecurityException {
    if (id == null || signatures == null || timestamp == null || !timestamp.matches("[0-9]{1,12}")) {
      return false;
    }
    Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant()).abs();
    if (age.compareTo(OLDEST) > 0) {
      return false;
    }
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
    byte[] expected = mac.doFinal(body);
    for (String signature : signatures.split(" ")) {
      if (signature.startsWith("v1,") && MessageDigest.isEqual(expected, decoded(signature.substring(3)))) {
        return true;
      }
    }
    return false;
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /** What to answer: 204 taken, 401 not from whom we know. */
  int take(String id, String timestamp, String signatures, byte[] body) throws GeneralSecurityException {
    if (!isGenuine(id, timestamp, signatures, body)) {
      return 401;
    }
    if (done.add(id)) {
      System.out.println(new String(body, StandardCharsets.UTF_8));
    }
    return 204;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(LARGEST);
      var headers = exchange.getRequestHeaders();
      int status = take(headers.getFirst("webhook-id"), headers.getFirst("webhook-timestamp"),
          headers.getFirst("webhook-signature"), body);
      exchange.sendResponseHeaders(status, -1);
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  public static void main(String[] arguments) throws IOException {
    WebhookReceiver receiver = new WebhookReceiver(arguments[0], InstantSource.system());
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 8080), 0);
    server.createContext("/in", receiver::handle);
    server.start();
  }
}
