package org.gongtong.server.webhook;

import java.util.Locale;

/** What came of sending a message once. */
public sealed interface Attempt {

  /**
   * It was answered.
   *
   * @param status of the answer; nothing else of it is read
   */
  record Answered(int status) implements Attempt {}

  /** It was not. */
  record Failed(Fault fault) implements Attempt {}

  /** Why there was no answer, or none that counts. Codes are stable: rows keep them. */
  enum Fault {
    /** The settings no longer allow such an address. */
    NOT_ALLOWED,
    /** The name has no address. */
    NO_ADDRESS,
    /** The name leads to an address that nothing is sent to. */
    PRIVATE_ADDRESS,
    /** Nobody took the connection, or it broke. */
    CONNECTION,
    /** The certificate is not the receiver's, or TLS failed otherwise. */
    TLS,
    /** It took too long. */
    TIMEOUT,
    /** What came back was no HTTP. */
    NO_HTTP,
    /** It was answered with another status than 2xx. */
    STATUS,
    /** It was answered with another address, to which nothing is sent. */
    REDIRECT,
    /** No secret can be read to sign it with: the key file is not the one it was encrypted with. */
    NO_SECRET;

    /** A stable name for the API and for texts. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
