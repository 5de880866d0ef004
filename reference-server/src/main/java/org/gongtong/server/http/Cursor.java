package org.gongtong.server.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * A place in a list: the keys of the last entry seen, after which the next page begins. Opaque to
 * clients and no secret: it holds nothing that the entry itself does not show.
 */
public final class Cursor {

  private static final int MAX_LENGTH = 400;
  private static final char BETWEEN = '\u001f';

  private Cursor() {}

  /** The text a client sends back. */
  public static String of(String... keys) {
    byte[] bytes = String.join(String.valueOf(BETWEEN), keys).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * The keys in a text.
   *
   * @param count how many there must be
   * @throws ProblemException {@link ApiReason#CURSOR_INVALID}
   */
  public static List<String> read(String text, int count) {
    try {
      if (text.length() > MAX_LENGTH) {
        throw new ProblemException(ApiReason.CURSOR_INVALID);
      }
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      String keys = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      List<String> all = List.of(keys.split(String.valueOf(BETWEEN), -1));
      // One text for one place: what decodes but would be written otherwise was made by hand.
      if (all.size() != count || !of(all.toArray(String[]::new)).equals(text)) {
        throw new ProblemException(ApiReason.CURSOR_INVALID);
      }
      return all;
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw new ProblemException(ApiReason.CURSOR_INVALID);
    }
  }
}
