package org.gongtong.server.webhook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.gongtong.server.config.WebhookConfig;
import org.gongtong.server.webhook.Attempt.Answered;
import org.gongtong.server.webhook.Attempt.Failed;
import org.gongtong.server.webhook.Attempt.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Sends one message by HTTP/1.1 and reads the status of the answer. Thread-safe.
 *
 * <p>The JDK's client resolves a name when it connects, and not where it could be looked at: a name
 * that had a public address a moment ago may have a private one then (DNS rebinding). Here the name
 * is resolved once, all of its addresses are looked at, and the socket is connected to one of them;
 * TLS is held to the name. Of the answer the first line is read, and the connection is closed. A
 * watch closes it in any case when the time is over, whatever the other side does or leaves undone.
 */
public final class Post implements AutoCloseable {

  private static final int LONGEST_LINE = 512;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( .*)?");

  private final WebhookConfig config;
  private final AddressGuard guard;
  private final HostNames names;
  private final SSLSocketFactory tls;
  private final Duration patience;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "webhook-watch");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param patience how long all of it may take together, but for the asking of name servers
   */
  public Post(WebhookConfig config, HostNames names, SSLSocketFactory tls, Duration patience) {
    this.config = config;
    this.guard = new AddressGuard(config.allowed());
    this.names = names;
    this.tls = tls;
    this.patience = patience;
  }

  /**
   * Whether the settings allow an address, as far as it can be told without asking for its name.
   */
  boolean allows(Target target) {
    return (target.tls() || config.http()) && config.ports().contains(target.port());
  }

  /** Why nothing is sent to an address as it is now; empty if something would be. */
  public Optional<Fault> bars(String url) {
    return Optional.ofNullable(way(url).fault());
  }

  /** Where an address leads, or why nothing is sent there. */
  private record Way(
      @Nullable Target target, @Nullable InetAddress address, @Nullable Fault fault) {
    static Way barred(Fault fault) {
      return new Way(null, null, fault);
    }
  }

  private Way way(String url) {
    Target target = Target.of(url).filter(this::allows).orElse(null);
    if (target == null) {
      return Way.barred(Fault.NOT_ALLOWED);
    }
    List<InetAddress> addresses;
    try {
      addresses = List.of(names.addresses(target.host()));
    } catch (UnknownHostException | SecurityException e) {
      return Way.barred(Fault.NO_ADDRESS);
    }
    if (addresses.isEmpty()) {
      return Way.barred(Fault.NO_ADDRESS);
    }
    // One that is not allowed among others is no accident.
    return addresses.stream().allMatch(guard::allows)
        ? new Way(target, addresses.get(0), null)
        : Way.barred(Fault.PRIVATE_ADDRESS);
  }

  /** Sends a body once. */
  public Attempt send(String url, Map<String, String> headers, byte[] body) {
    Way way = way(url);
    Target target = way.target();
    InetAddress address = way.address();
    if (target == null || address == null) {
      return new Failed(Objects.requireNonNull(way.fault()));
    }
    return send(target, address, message(target, headers, body));
  }

  private Attempt send(Target target, InetAddress address, byte[] message) {
    AtomicBoolean over = new AtomicBoolean();
    try (Socket socket = new Socket()) {
      Future<?> end =
          watch.schedule(() -> end(over, socket), patience.toMillis(), TimeUnit.MILLISECONDS);
      try {
        return exchange(target, address, socket, message);
      } catch (SSLException e) {
        return new Failed(over.get() ? Fault.TIMEOUT : Fault.TLS);
      } catch (SocketTimeoutException e) {
        return new Failed(Fault.TIMEOUT);
      } catch (IOException e) {
        return new Failed(over.get() ? Fault.TIMEOUT : Fault.CONNECTION);
      } finally {
        end.cancel(false);
      }
    } catch (IOException e) {
      return new Failed(Fault.CONNECTION);
    }
  }

  private static void end(AtomicBoolean over, Socket socket) {
    over.set(true);
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no use any more, closed or not.
    }
  }

  private Attempt exchange(Target target, InetAddress address, Socket socket, byte[] message)
      throws IOException {
    int wait = (int) patience.toMillis();
    socket.connect(new InetSocketAddress(address, target.port()), wait);
    socket.setSoTimeout(wait);
    Socket line = target.tls() ? encrypted(target, socket) : socket;
    OutputStream out = line.getOutputStream();
    out.write(message);
    out.flush();
    Matcher status = STATUS.matcher(firstLine(line.getInputStream()));
    return status.matches()
        ? new Answered(Integer.parseInt(status.group(1)))
        : new Failed(Fault.NO_HTTP);
  }

  /** TLS over a connection that is there, with a certificate for the name. */
  private Socket encrypted(Target target, Socket socket) throws IOException {
    SSLSocket line = (SSLSocket) tls.createSocket(socket, target.host(), target.port(), false);
    SSLParameters parameters = line.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    line.setSSLParameters(parameters);
    line.startHandshake();
    return line;
  }

  private static byte[] message(Target target, Map<String, String> headers, byte[] body) {
    StringBuilder head = new StringBuilder(512);
    head.append("POST ").append(target.path()).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(target.authority()).append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Content-Length: ").append(body.length).append("\r\n");
    head.append("Connection: close\r\n\r\n");
    byte[] start = head.toString().getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(start.length + body.length).put(start).put(body).array();
  }

  /** The first line, or as much of it as is bearable. */
  private static String firstLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int read = in.read();
    while (read >= 0 && read != '\n' && line.size() < LONGEST_LINE) {
      line.write(read);
      read = in.read();
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }
}
