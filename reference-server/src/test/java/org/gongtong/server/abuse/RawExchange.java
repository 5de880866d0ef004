package org.gongtong.server.abuse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Bytes sent as they are, for a client of good manners would not send them; and the answer. */
record RawExchange(int status, Map<String, List<String>> headers, String body) {
  private static final int PATIENCE_MILLIS = 20_000;

  /** Sends a request that asks for the connection's end, and reads to that end. */
  static RawExchange of(URI site, byte[] request) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", site.getPort()), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      try {
        socket.getOutputStream().write(request);
        socket.getOutputStream().flush();
      } catch (IOException e) {
        // Refused before it was all said; the answer is there all the same.
      }
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      try (InputStream in = socket.getInputStream()) {
        in.transferTo(answer);
      } catch (java.net.SocketException e) {
        // Ended as roughly as it was begun: what was read counts.
      }
      return read(answer.toByteArray());
    }
  }

  /** Status 0 when there was no answer at all. */
  private static RawExchange read(byte[] answer) {
    String text = new String(answer, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return new RawExchange(0, Map.of(), text);
    }
    String[] head = text.substring(0, end).split("\r\n", -1);
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 1; i < head.length; i++) {
      int colon = head[i].indexOf(':');
      headers
          .computeIfAbsent(
              head[i].substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(head[i].substring(colon + 1).strip());
    }
    String body = text.substring(end + 4);
    boolean chunked = headers.getOrDefault("transfer-encoding", List.of()).contains("chunked");
    byte[] bytes = (chunked ? whole(body) : body).getBytes(StandardCharsets.ISO_8859_1);
    int status = Integer.parseInt(head[0].split(" ", -1)[1]);
    return new RawExchange(status, headers, new String(bytes, StandardCharsets.UTF_8));
  }

  private static String whole(String chunks) {
    StringBuilder body = new StringBuilder();
    int at = 0;
    while (true) {
      int line = chunks.indexOf("\r\n", at);
      int size = line < 0 ? 0 : Integer.parseInt(chunks.substring(at, line).strip(), 16);
      if (size == 0) {
        return body.toString();
      }
      body.append(chunks, line + 2, line + 2 + size);
      at = line + 2 + size + 2;
    }
  }
}
