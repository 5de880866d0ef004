package org.gongtong.server.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection on which a test writes what no HTTP client would. */
record RawConnection(Socket socket) implements AutoCloseable {
  private static final int LONGEST_WAIT_MILLIS = 20_000;

  static RawConnection to(URI site) throws IOException {
    Socket socket = new Socket(site.getHost(), site.getPort());
    socket.setSoTimeout(LONGEST_WAIT_MILLIS);
    socket.setTcpNoDelay(true);
    return new RawConnection(socket);
  }

  RawConnection send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return this;
  }

  /** Whether the server still takes something; closes the connection when it does not. */
  boolean takes(String text) throws IOException {
    try {
      send(text);
      return true;
    } catch (IOException e) {
      close();
      return false;
    }
  }

  /** Everything until the server closes; what came before a reset counts. */
  String untilClosed() throws IOException {
    StringBuilder said = new StringBuilder();
    InputStream in = socket.getInputStream();
    byte[] buffer = new byte[8_192];
    try {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        said.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
      }
    } catch (SocketException e) {
      return said.toString(); // a reset is an end, too
    }
    return said.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
