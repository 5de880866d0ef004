package org.gongtong.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.gongtong.server.config.AddressRange;
import org.gongtong.server.config.WebhookConfig;
import org.gongtong.server.webhook.Attempt.Answered;
import org.gongtong.server.webhook.Attempt.Failed;
import org.gongtong.server.webhook.Attempt.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is sent, where it goes, and what a receiver cannot do to the sender. */
@Timeout(30)
class PostTest {
  private static final Duration PATIENCE = Duration.ofMillis(600);
  private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

  private final Line line = new Line();
  private Post post;

  @AfterEach
  void close() throws IOException {
    if (post != null) {
      post.close();
    }
    line.close();
  }

  /** A receiver that says what it likes, as long as it likes. */
  private static final class Line {
    private final BlockingQueue<String> heads = new LinkedBlockingQueue<>();
    private ServerSocket server;

    /** What a receiver does with a connection. */
    interface Manners {
      void take(Socket socket) throws IOException;
    }

    /** Opens a socket. */
    interface Opening {
      ServerSocket open(int port, int backlog, InetAddress address) throws IOException;
    }

    int listen(Manners manners) throws IOException {
      return listen(manners, ServerSocket::new);
    }

    int listen(Manners manners, Opening opening) throws IOException {
      ServerSocket own = opening.open(0, 10, InetAddress.getLoopbackAddress());
      server = own;
      Thread thread =
          new Thread(
              () -> {
                while (!own.isClosed()) {
                  try (Socket socket = own.accept()) {
                    byte[] some = new byte[8192];
                    int read = socket.getInputStream().read(some);
                    heads.add(new String(some, 0, Math.max(0, read), StandardCharsets.US_ASCII));
                    manners.take(socket);
                  } catch (IOException e) {
                    // The sender has had enough.
                  }
                }
              });
      thread.setDaemon(true);
      thread.start();
      return own.getLocalPort();
    }

    void close() throws IOException {
      if (server != null) {
        server.close();
      }
    }
  }

  private static Line.Manners says(String answer) {
    return socket -> socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
  }

  private static InetAddress address(String text) throws UnknownHostException {
    return InetAddress.getByName(text);
  }

  private Post post(int port, HostNames names) {
    WebhookConfig config =
        new WebhookConfig(
            List.of(AddressRange.parse("127.0.0.1").orElseThrow()), true, Set.of(port));
    post = new Post(config, names, (SSLSocketFactory) SSLSocketFactory.getDefault(), PATIENCE);
    return post;
  }

  private Attempt send(int port, String url) {
    return post(port, host -> new InetAddress[] {address("127.0.0.1")})
        .send(url.replace("PORT", Integer.toString(port)), Map.of("webhook-id", "m1"), BODY);
  }

  @Test
  void aMessageGoesToTheAddressThatWasLookedAtUnderTheNameThatWasTyped() throws Exception {
    int port = line.listen(says("HTTP/1.1 204 No Content\r\n\r\n"));
    assertThat(send(port, "http://hooks.example:PORT/in?x=1")).isEqualTo(new Answered(204));
    assertThat(line.heads.take())
        .startsWith("POST /in?x=1 HTTP/1.1\r\nHost: hooks.example:" + port + "\r\n")
        .contains("webhook-id: m1\r\n", "Content-Length: 7\r\n");
  }

  @Test
  void aNameIsAskedForOnceSoThatItCannotChangeInBetween() throws Exception {
    int port = line.listen(says("HTTP/1.1 200 OK\r\n\r\n"));
    AtomicInteger asked = new AtomicInteger();
    HostNames rebinding =
        host ->
            new InetAddress[] {address(asked.getAndIncrement() == 0 ? "127.0.0.1" : "10.0.0.1")};
    Post sender = post(port, rebinding);
    String url = "http://rebinding.example:" + port + "/";
    assertThat(sender.send(url, Map.of(), BODY)).isEqualTo(new Answered(200));
    assertThat(asked).hasValue(1);
    assertThat(sender.send(url, Map.of(), BODY)).isEqualTo(new Failed(Fault.PRIVATE_ADDRESS));
  }

  @Test
  void oneInsideAddressAmongOthersIsEnoughToRefuse() throws Exception {
    int port = line.listen(says("HTTP/1.1 200 OK\r\n\r\n"));
    Post sender =
        post(port, host -> new InetAddress[] {address("127.0.0.1"), address("192.168.0.1")});
    assertThat(sender.send("http://two.example:" + port + "/", Map.of(), BODY))
        .isEqualTo(new Failed(Fault.PRIVATE_ADDRESS));
    assertThat(line.heads).isEmpty();
  }

  @Test
  void whatTheSettingsDoNotAllowIsNotSent() {
    assertThat(send(8443, "http://hooks.example:22/")).isEqualTo(new Failed(Fault.NOT_ALLOWED));
    assertThat(send(8443, "http://hooks.example/")).isEqualTo(new Failed(Fault.NOT_ALLOWED));
    assertThat(send(8443, "ftp://hooks.example:PORT/")).isEqualTo(new Failed(Fault.NOT_ALLOWED));
    assertThat(send(8443, "http://u:p@hooks.example:PORT/"))
        .isEqualTo(new Failed(Fault.NOT_ALLOWED));
    assertThat(send(8443, "http://hooks.example:PORT/\r\nX: y"))
        .isEqualTo(new Failed(Fault.NOT_ALLOWED));
  }

  @Test
  void aRedirectIsAnAnswerAndNotFollowed() throws Exception {
    int port = line.listen(says("HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\n\r\n"));
    assertThat(send(port, "http://hooks.example:PORT/")).isEqualTo(new Answered(302));
    assertThat(line.heads).hasSize(1);
  }

  @Test
  void anEndlessBodyIsNotRead() throws Exception {
    int port =
        line.listen(
            socket -> {
              byte[] block = new byte[1 << 16];
              socket
                  .getOutputStream()
                  .write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
              for (int i = 0; i < 100_000; i++) {
                socket.getOutputStream().write(block);
              }
            });
    assertThat(send(port, "http://hooks.example:PORT/")).isEqualTo(new Answered(200));
  }

  @Test
  void anEndlessFirstLineEnds() throws Exception {
    int port = line.listen(says("HTTP/1.1 200 " + "x".repeat(1 << 20)));
    assertThat(send(port, "http://hooks.example:PORT/")).isInstanceOf(Answered.class);
    line.close();
    int other = line.listen(says("x".repeat(1 << 20)));
    assertThat(send(other, "http://hooks.example:PORT/")).isEqualTo(new Failed(Fault.NO_HTTP));
  }

  @Test
  void whoAnswersByteByByteHasAsMuchTimeAsAnybody() throws Exception {
    int port =
        line.listen(
            socket -> {
              // A byte in each half of the time that a single read would have waited.
              for (byte one : "HTTP/1.1 200 OK".getBytes(StandardCharsets.US_ASCII)) {
                socket.getOutputStream().write(one);
                pause(socket);
              }
            });
    assertThat(send(port, "http://hooks.example:PORT/")).isEqualTo(new Failed(Fault.TIMEOUT));
  }

  /** Waits by reading what will not come, and not by sleeping. */
  private static void pause(Socket socket) throws IOException {
    socket.setSoTimeout((int) PATIENCE.toMillis() / 2);
    try {
      if (socket.getInputStream().read() < 0) {
        throw new IOException("gone");
      }
    } catch (SocketTimeoutException e) {
      // As wanted.
    }
  }

  @Test
  void whoSaysNothingIsLeft() throws Exception {
    int port = line.listen(PostTest::pauseForLong);
    assertThat(send(port, "http://hooks.example:PORT/")).isEqualTo(new Failed(Fault.TIMEOUT));
  }

  private static void pauseForLong(Socket socket) throws IOException {
    while (socket.getInputStream().read() >= 0) {
      // Whatever comes, nothing is said.
    }
  }

  @Test
  void tlsThatIsNoneIsAFaultAndSoIsASilentHandshake() throws Exception {
    int port = line.listen(says("HTTP/1.1 200 OK\r\n\r\n"));
    assertThat(send(port, "https://hooks.example:PORT/")).isEqualTo(new Failed(Fault.TLS));
    line.close();
    int silent = line.listen(PostTest::pauseForLong);
    assertThat(send(silent, "https://hooks.example:PORT/")).isEqualTo(new Failed(Fault.TIMEOUT));
  }

  @Test
  void aCertificateHasToBeOfTheNameAndNotOfTheAddress(@TempDir Path folder) throws Exception {
    SSLContext tls = certificate(folder);
    int port =
        line.listen(
            says("HTTP/1.1 200 OK\r\n\r\n"), tls.getServerSocketFactory()::createServerSocket);
    WebhookConfig config =
        new WebhookConfig(
            List.of(AddressRange.parse("127.0.0.1").orElseThrow()), false, Set.of(port));
    HostNames anybody = host -> new InetAddress[] {address("127.0.0.1")};
    post = new Post(config, anybody, tls.getSocketFactory(), Duration.ofSeconds(10));
    assertThat(post.send("https://hooks.example:" + port + "/", Map.of(), BODY))
        .isEqualTo(new Answered(200));
    assertThat(post.send("https://other.example:" + port + "/", Map.of(), BODY))
        .isEqualTo(new Failed(Fault.TLS));
    post.close();
    post =
        new Post(
            config,
            anybody,
            (SSLSocketFactory) SSLSocketFactory.getDefault(),
            Duration.ofSeconds(10));
    assertThat(post.send("https://hooks.example:" + port + "/", Map.of(), BODY))
        .isEqualTo(new Failed(Fault.TLS));
  }

  /** Shows and trusts a certificate for hooks.example, made by the JDK's own tool. */
  private static SSLContext certificate(Path folder) throws Exception {
    Path store = folder.resolve("hooks.p12");
    Process tool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "hooks",
                "-keyalg",
                "EC",
                "-dname",
                "CN=hooks.example",
                "-ext",
                "san=dns:hooks.example",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .start();
    tool.getInputStream().readAllBytes();
    assertThat(tool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, "changeit".toCharArray());
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, "changeit".toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("hooks", keys.getCertificate("hooks"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  @Test
  void whoIsNotThereIsToldApart() throws Exception {
    int port = line.listen(says(""));
    assertThat(send(port, "http://hooks.example:PORT/")).isEqualTo(new Failed(Fault.NO_HTTP));
    int nobody;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = gone.getLocalPort();
    }
    assertThat(send(nobody, "http://hooks.example:PORT/")).isEqualTo(new Failed(Fault.CONNECTION));
    HostNames none =
        host -> {
          throw new UnknownHostException(host);
        };
    assertThat(post(port, none).send("http://none.example:" + port, Map.of(), BODY))
        .isEqualTo(new Failed(Fault.NO_ADDRESS));
  }
}
