package org.gongtong.server.auth;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the issuer, and nobody else: scheme, host and port must be the issuer's, redirects are not
 * followed, answers are small and quick. Whatever a discovery document or a token names, no request
 * goes anywhere else. Thread-safe.
 */
final class OpenIdFetcher implements ResourceRetriever, HTTPRequestSender {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int MOST_BYTES = 512 * 1024;

  /** What the client library sets and {@link HttpClient} takes. */
  private static final Set<String> SENT = Set.of("authorization", "content-type", "accept");

  private final URI issuer;
  private final Duration patience;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * @param patience how long an answer may take, from the first byte sent to the last one read
   */
  OpenIdFetcher(URI issuer, Duration patience) {
    this.issuer = issuer;
    this.patience = patience;
  }

  /** Whether an address is the issuer's. */
  boolean isIssuers(URI address) {
    return issuer.getScheme().equalsIgnoreCase(address.getScheme())
        && address.getRawAuthority() != null
        && issuer.getRawAuthority().equalsIgnoreCase(address.getRawAuthority());
  }

  @Override
  public Resource retrieveResource(URL url) throws IOException {
    HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(URI.create(url.toString())).GET());
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
    HttpResponse<byte[]> answer = send(sent);
    HTTPResponse response = new HTTPResponse(answer.statusCode());
    try {
      response.setContentType(answer.headers().firstValue("Content-Type").orElse("text/plain"));
    } catch (ParseException e) {
      throw new IOException("the issuer's answer has no type", e);
    }
    response.setBody(body(answer));
    return response;
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
    HttpRequest built = request.timeout(patience).build();
    if (!isIssuers(built.uri())) {
      throw new IOException("not an address of the issuer: " + built.uri().getHost());
    }
    // The request's own timeout ends with the headers; this one holds for the body as well.
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(built, head -> new CappedBody(MOST_BYTES));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("the issuer's answer took more than " + patience.toMillis() + " ms", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IOException(String.valueOf(cause.getMessage()), cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      answer.cancel(true);
    }
  }

  private static String body(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
