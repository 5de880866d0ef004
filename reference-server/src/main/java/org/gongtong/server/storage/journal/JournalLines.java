package org.gongtong.server.storage.journal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.gongtong.core.kernel.CanonicalJson;
import org.jspecify.annotations.Nullable;

/** Reads a journal line by line, and says of each where it stands. Confined to one thread. */
final class JournalLines implements AutoCloseable {

  /** Longer than any line that was exported. */
  private static final int LONGEST = 1 << 20;

  private final InputStream in;
  private final MessageDigest digest = JournalHead.sha256();
  private byte[] buffer = new byte[1 << 12];
  private long number;
  private String text = "";

  JournalLines(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /** The number of the line read last, from 1. */
  long number() {
    return number;
  }

  /** The line read last. */
  String text() {
    return text;
  }

  /**
   * The next line's members.
   *
   * @return null at the end of the file
   * @throws JournalFault if it is no line of a journal
   */
  @Nullable Map<?, ?> next() throws IOException {
    int length = read();
    if (length < 0) {
      return null;
    }
    number++;
    try {
      text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, 0, length)).toString();
    } catch (CharacterCodingException e) {
      throw unreadable("no UTF-8");
    }
    Object read;
    try {
      read = CanonicalJson.read(text);
    } catch (IllegalArgumentException e) {
      throw unreadable(String.valueOf(e.getMessage()));
    }
    if (!(read instanceof Map<?, ?> members)) {
      throw unreadable("no JSON object");
    }
    if (!CanonicalJson.write(members).equals(text)) {
      throw unreadable("not as it is exported: members in order, no spaces");
    }
    return members;
  }

  private int read() throws IOException {
    int length = 0;
    while (true) {
      int next = in.read();
      if (next < 0) {
        if (length > 0) {
          number++;
          throw incomplete();
        }
        return -1;
      }
      if (next == '\n') {
        return length;
      }
      if (length == LONGEST) {
        number++;
        throw unreadable("longer than " + LONGEST + " bytes");
      }
      if (length == buffer.length) {
        buffer = Arrays.copyOf(buffer, 2 * length);
      }
      buffer[length++] = (byte) next;
    }
  }

  /** Takes the line read last for one of those that are counted and hashed. */
  void count() {
    digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Compares what the last line says with what was read, and sees that nothing follows.
   *
   * @return the hash of all lines before it
   */
  String end(Map<?, ?> last) throws IOException {
    String hash = HexFormat.of().formatHex(digest.digest());
    boolean whole =
        Long.valueOf(number - 1).equals(last.get("lines")) && hash.equals(last.get("sha256"));
    if (!whole || in.read() >= 0) {
      throw incomplete();
    }
    return hash;
  }

  JournalFault incomplete() {
    return new JournalFault(
        JournalReason.JOURNAL_INCOMPLETE.because().figure("line", number).refuses());
  }

  JournalFault unreadable(String why) {
    return JournalFault.of(JournalReason.JOURNAL_LINE_UNREADABLE, number, why);
  }

  JournalFault misplaced(String why) {
    return JournalFault.of(JournalReason.JOURNAL_LINE_MISPLACED, number, why);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
