package org.gongtong.server.http;

import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How much a request may carry: 32 MiB for an upload by staff or the API, 1 MiB otherwise. What
 * says that it is larger is refused before anything of it is kept.
 */
public final class BodyLimits implements RouteGroup {
  /** For {@code multipart/form-data} below {@code /staff/} and {@code /api/}, and tables there. */
  public static final int UPLOAD_MIB = 32;

  /** For everything else. */
  public static final int OTHER_MIB = 1;

  private static final long MIB = 1L << 20;
  private static final long DRAINED_BYTES = 256 * MIB;
  private static final long DRAINED_NANOS = TimeUnit.SECONDS.toNanos(10);

  @Override
  public void addTo(JavalinConfig javalin) {
    // The second line of defence, for bodies that say no length.
    javalin.http.maxRequestSize = UPLOAD_MIB * MIB;
    javalin.jetty.multipartConfig.maxFileSize(UPLOAD_MIB, SizeUnit.MB);
    javalin.jetty.multipartConfig.maxTotalRequestSize(UPLOAD_MIB, SizeUnit.MB);
    javalin.jetty.multipartConfig.maxInMemoryFileSize(OTHER_MIB, SizeUnit.MB);
    javalin.routes.before(BodyLimits::check);
  }

  private static void check(Context context) {
    boolean multipart = context.isMultipart();
    long length = context.req().getContentLengthLong();
    if (length < 0 && multipart) {
      throw new RefusedRequest(411, RequestReason.LENGTH_REQUIRED.because().refuses());
    }
    String path = context.path();
    boolean api = path.startsWith(ApiProblems.PREFIX);
    boolean upload =
        multipart && (path.startsWith("/staff/") || api) || api && isTable(context.contentType());
    int limit = upload ? UPLOAD_MIB : OTHER_MIB;
    if (length > limit * MIB) {
      throw tooLarge(limit);
    }
  }

  /** The API takes a roster as the body itself. */
  private static boolean isTable(@Nullable String contentType) {
    return ApiRequest.TABLES.contains(Negotiation.mediaType(contentType));
  }

  static RefusedRequest tooLarge(int limitMib) {
    return new RefusedRequest(
        413, RequestReason.BODY_TOO_LARGE.because().figure("limit", limitMib + " MiB").refuses());
  }

  /**
   * Sends the answer that was made, then throws away what still comes, for some seconds: a browser
   * shows an answer only after it has sent its whole request, and an early end of the connection as
   * an error of the network.
   */
  static void answerThenDrain(Context context) throws IOException {
    InputStream made = context.resultInputStream();
    byte[] body = made == null ? new byte[0] : made.readAllBytes();
    context.res().setHeader("Connection", "close");
    context.res().setContentLength(body.length);
    context.res().getOutputStream().write(body);
    context.res().flushBuffer();
    context.result(new byte[0]);
    if (context.header("Expect") != null) {
      return; // such a client waits for our word before it sends
    }
    long until = System.nanoTime() + DRAINED_NANOS;
    byte[] buffer = new byte[1 << 16];
    InputStream rest = context.req().getInputStream();
    for (long drained = 0; drained < DRAINED_BYTES && System.nanoTime() < until; ) {
      int read = rest.read(buffer);
      if (read < 0) {
        return;
      }
      drained += read;
    }
  }
}
