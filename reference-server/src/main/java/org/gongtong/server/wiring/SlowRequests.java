package org.gongtong.server.wiring;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.EagerContentHandler.RetainedContentLoaderFactory;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * Cuts off connections whose request does not come to its end ("slow loris"): a byte now and then
 * keeps Jetty's idle time-out at bay, and some hundreds of such clients would hold every thread.
 * The head must be complete within a span of time; a body may take that span, too, and must after
 * it have brought {@value #BYTES_A_SECOND} bytes a second on average. Work of ours is never cut
 * off: what the client has sent in full may take as long as it takes.
 *
 * <p>Looks at all connections at least once a second, on Jetty's scheduler. Thread-safe.
 */
final class SlowRequests implements Connection.Listener, HttpConfiguration.Customizer {
  static final int BYTES_A_SECOND = 1_024;

  private static final long GATHERED_BYTES = 1L << 20;

  private static final long SWEEP_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final long spanNanos;
  private final Map<Connection, Progress> open = new ConcurrentHashMap<>();
  private volatile boolean stopped;

  /**
   * What a connection is at. Written by the thread that handles it and read by the sweep.
   *
   * @param handled whether a request's head is complete and its answer is not
   * @param bytes how many the connection had brought when that began
   * @param sinceNanos when a request began; {@link System#nanoTime}; 0 while none does
   * @param body how many bytes the body has; -1 when unknown
   */
  private record Progress(boolean handled, long bytes, long sinceNanos, long body) {}

  SlowRequests(Duration span) {
    this.spanNanos = span.toNanos();
  }

  /** Joins a server before it is started and gets its handler. */
  void watch(Server server) {
    // A body of usual size is gathered without a thread that waits for it. Else some hundreds of
    // slow ones hold all threads, and none is left to be told that its connection was cut off.
    EagerContentHandler gathering =
        new EagerContentHandler(new RetainedContentLoaderFactory(GATHERED_BYTES, -1, false));
    gathering.include(request -> request.getLength() <= GATHERED_BYTES);
    server.setHandler(gathering);
    server.addEventListener(
        new LifeCycle.Listener() {
          @Override
          public void lifeCycleStarting(LifeCycle event) {
            for (Connector connector : server.getConnectors()) {
              if (connector instanceof AbstractConnector listening) {
                listening.addBean(SlowRequests.this);
              }
            }
          }

          @Override
          public void lifeCycleStarted(LifeCycle event) {
            again(server);
          }

          @Override
          public void lifeCycleStopping(LifeCycle event) {
            stopped = true;
          }
        });
  }

  private void again(Server server) {
    if (!stopped) {
      var unused =
          server
              .getScheduler()
              .schedule(
                  () -> {
                    sweep();
                    again(server);
                  },
                  Math.min(spanNanos / 4, SWEEP_NANOS),
                  TimeUnit.NANOSECONDS);
    }
  }

  @Override
  public void onOpened(Connection connection) {
    open.put(connection, new Progress(false, 0, 0, 0));
  }

  @Override
  public void onClosed(Connection connection) {
    open.remove(connection);
  }

  /** Called for each request when its head is complete. */
  @Override
  public Request customize(Request request, HttpFields.Mutable answerHeaders) {
    Connection connection = request.getConnectionMetaData().getConnection();
    long body = request.getHeaders().contains("Transfer-Encoding") ? -1 : request.getLength();
    open.replace(
        connection,
        new Progress(true, connection.getBytesIn(), System.nanoTime(), Math.max(body, -1)));
    Request.addCompletionListener(
        request,
        failure -> open.replace(connection, new Progress(false, connection.getBytesIn(), 0, 0)));
    return request;
  }

  private void sweep() {
    long now = System.nanoTime();
    open.forEach(
        (connection, progress) -> {
          long brought = connection.getBytesIn() - progress.bytes();
          if (!progress.handled() && progress.sinceNanos() == 0 && brought > 0) {
            // Another request began after the last sweep.
            open.replace(connection, progress, new Progress(false, progress.bytes(), now, 0));
          } else if (progress.sinceNanos() != 0 && isLate(progress, brought, now)) {
            connection.getEndPoint().close();
          }
        });
  }

  private boolean isLate(Progress progress, long brought, long now) {
    long took = now - progress.sinceNanos();
    if (took < spanNanos) {
      return false;
    }
    if (!progress.handled()) {
      return true;
    }
    return progress.body() > 0
        && brought < progress.body()
        && brought < TimeUnit.NANOSECONDS.toSeconds(took) * BYTES_A_SECOND;
  }
}
