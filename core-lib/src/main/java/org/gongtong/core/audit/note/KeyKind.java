package org.gongtong.core.audit.note;

/** What a key signs (C2SP signed-note, signature types). */
public enum KeyKind {
  /** A log, or whoever vouches for a text: the text itself (type 0x01). */
  LOG((byte) 1),
  /** A witness: that he has seen the log grow to this at a time (C2SP tlog-cosignature, 0x04). */
  WITNESS((byte) 4);

  private final byte type;

  KeyKind(byte type) {
    this.type = type;
  }

  byte type() {
    return type;
  }

  static KeyKind of(byte type) {
    for (KeyKind kind : values()) {
      if (kind.type == type) {
        return kind;
      }
    }
    throw new IllegalArgumentException("not an Ed25519 key of signature type 1 or 4");
  }
}
