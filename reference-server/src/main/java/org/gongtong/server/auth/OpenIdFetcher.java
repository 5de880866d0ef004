package org.gongtong.server.auth;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Asks the issuer, and nobody else: scheme, host and port must be the issuer's, redirects are not
 * followed, answers are small and quick. Whatever a discovery document or a token names, no request
 * goes anywhere else. Thread-safe.
 */
final class OpenIdFetcher implements ResourceRetriever, HTTPRequestSender {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final int MOST_BYTES = 512 * 1024;

  /** What the client library sets and {@link HttpClient} takes. */
  private static final Set<String> SENT = Set.of("authorization", "content-type", "accept");

  private final URI issuer;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  OpenIdFetcher(URI issuer) {
    this.issuer = issuer;
  }

  /** Whether an address is the issuer's. */
  boolean isIssuers(URI address) {
    return issuer.getScheme().equalsIgnoreCase(address.getScheme())
        && address.getRawAuthority() != null
        && issuer.getRawAuthority().equalsIgnoreCase(address.getRawAuthority());
  }

  @Override
  public Resource retrieveResource(URL url) throws IOException {
    HttpResponse<InputStream> answer =
        send(HttpRequest.newBuilder(URI.create(url.toString())).GET());
    String body = body(answer);
    if (answer.statusCode() != 200) {
      throw new IOException("the issuer answered " + answer.statusCode());
    }
    return new Resource(body, answer.headers().firstValue("Content-Type").orElse(""));
  }

  @Override
  public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
    HttpRequest.Builder sent =
        HttpRequest.newBuilder(request.getURI())
            .method(
                request.getMethod().name(),
                request.getBody() == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(request.getBody()));
    for (Map.Entry<String, List<String>> header : request.getHeaderMap().entrySet()) {
      if (SENT.contains(header.getKey().toLowerCase(java.util.Locale.ROOT))) {
        header.getValue().forEach(value -> sent.header(header.getKey(), value));
      }
    }
    HttpResponse<InputStream> answer = send(sent);
    HTTPResponse response = new HTTPResponse(answer.statusCode());
    try {
      response.setContentType(answer.headers().firstValue("Content-Type").orElse("text/plain"));
    } catch (ParseException e) {
      throw new IOException("the issuer's answer has no type", e);
    }
    response.setBody(body(answer));
    return response;
  }

  private HttpResponse<InputStream> send(HttpRequest.Builder request) throws IOException {
    HttpRequest built = request.timeout(ANSWER).build();
    if (!isIssuers(built.uri())) {
      throw new IOException("not an address of the issuer: " + built.uri().getHost());
    }
    try {
      return client.send(built, BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String body(HttpResponse<InputStream> answer) throws IOException {
    try (InputStream body = answer.body()) {
      byte[] bytes = body.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException("the issuer's answer is too large");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
