package org.gongtong.server.wiring;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.Content;
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
 * The head must be complete within a span of time; for a body we wait as long in all, and longer
 * only while it brings {@value #BYTES_A_SECOND} bytes for each second that we waited. Work of ours
 * is never cut off: what counts is the time a client keeps us waiting.
 *
 * <p>Looks at all connections at least once a second, on Jetty's scheduler. Thread-safe.
 */
final class SlowRequests implements Connection.Listener, HttpConfiguration.Customizer {
  static final int BYTES_A_SECOND = 1_024;

  private static final long GATHERED_BYTES = 1L << 20;

  private static final long SWEEP_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final long spanNanos;
  private final Map<Connection, Awaited> open = new ConcurrentHashMap<>();
  private volatile boolean stopped;

  SlowRequests(Duration span) {
    this.spanNanos = span.toNanos();
  }

  /**
   * What a connection owes us: the rest of a head, or of a body. Written by the one thread that
   * reads from it at a time, or by the sweep between two requests; read by the sweep.
   */
  private static final class Awaited {
    private final long bytesBefore;
    private final boolean body;
    private volatile long waitedNanos;
    private volatile long sinceNanos;

    /**
     * @param bytesBefore how many bytes the connection had brought when this began
     * @param body whether it is a body; else the head of the next request
     */
    Awaited(long bytesBefore, boolean body) {
      this.bytesBefore = bytesBefore;
      this.body = body;
    }

    /** From now on we wait; {@link System#nanoTime} is never that of long ago, so 0 means not. */
    void begins() {
      if (sinceNanos == 0) {
        sinceNanos = System.nanoTime();
      }
    }

    void ends() {
      long since = sinceNanos;
      if (since != 0) {
        waitedNanos += System.nanoTime() - since;
        sinceNanos = 0;
      }
    }

    boolean isLate(long bytes, long spanNanos) {
      long since = sinceNanos;
      if (since == 0) {
        return false;
      }
      long waited = waitedNanos + System.nanoTime() - since;
      return waited >= spanNanos
          && (!body
              || bytes - bytesBefore < TimeUnit.NANOSECONDS.toSeconds(waited) * BYTES_A_SECOND);
    }
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
    open.put(connection, new Awaited(0, false));
  }

  @Override
  public void onClosed(Connection connection) {
    open.remove(connection);
  }

  /** Called for each request when its head is complete. */
  @Override
  public Request customize(Request request, HttpFields.Mutable answerHeaders) {
    Connection connection = request.getConnectionMetaData().getConnection();
    Awaited body = new Awaited(connection.getBytesIn(), true);
    open.replace(connection, body);
    Request.addCompletionListener(
        request, failure -> open.replace(connection, new Awaited(connection.getBytesIn(), false)));
    return new Request.Wrapper(request) {
      @Override
      public Content.Chunk read() {
        Content.Chunk chunk = super.read();
        if (chunk == null) {
          body.begins();
        } else {
          body.ends();
        }
        return chunk;
      }
    };
  }

  private void sweep() {
    open.forEach(
        (connection, awaited) -> {
          long bytes = connection.getBytesIn();
          if (awaited.isLate(bytes, spanNanos)) {
            connection.getEndPoint().close();
          } else if (!awaited.body && bytes > awaited.bytesBefore) {
            awaited.begins(); // the head of another request began after the last sweep
          }
        });
  }
}
