package org.gongtong.server.attachments;

import java.util.Arrays;
import java.util.Optional;

/** What kinds of paper there are, told by their first bytes. */
public enum MediaKind {
  PDF("application/pdf", ".pdf", '%', 'P', 'D', 'F', '-'),
  PNG("image/png", ".png", 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'),
  JPEG("image/jpeg", ".jpg", 0xFF, 0xD8, 0xFF);

  private final String mediaType;
  private final String ending;
  private final byte[] signature;

  MediaKind(String mediaType, String ending, int... signature) {
    this.mediaType = mediaType;
    this.ending = ending;
    this.signature = new byte[signature.length];
    for (int i = 0; i < signature.length; i++) {
      this.signature[i] = (byte) signature[i];
    }
  }

  /** Its media type. */
  public String mediaType() {
    return mediaType;
  }

  /** How the name of such a file ends. */
  String ending() {
    return ending;
  }

  /** The kind of some bytes. */
  static Optional<MediaKind> of(byte[] content) {
    return Arrays.stream(values()).filter(kind -> kind.begins(content)).findFirst();
  }

  private boolean begins(byte[] content) {
    return content.length >= signature.length
        && Arrays.equals(content, 0, signature.length, signature, 0, signature.length);
  }
}
