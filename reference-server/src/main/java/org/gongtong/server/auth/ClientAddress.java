package org.gongtong.server.auth;

import io.javalin.http.Context;

/**
 * Where a request comes from, for counting failures. Behind a reverse proxy that is what the proxy
 * says in the last entry of {@code X-Forwarded-For}; nobody else is believed. An IPv6 network of 64
 * bits is one place, for its owner may use any address of it. Thread-safe.
 */
public final class ClientAddress {
  private final boolean behindProxy;

  /**
   * @param behindProxy whether every request comes through a proxy that sets the header
   */
  public ClientAddress(boolean behindProxy) {
    this.behindProxy = behindProxy;
  }

  /** The place, as a key. */
  public String of(Context context) {
    String forwarded = behindProxy ? context.header("X-Forwarded-For") : null;
    String address =
        forwarded == null
            ? context.ip()
            : forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    return network(address.length() > 64 ? address.substring(0, 64) : address);
  }

  private static String network(String address) {
    String plain = address.replace("[", "").replace("]", "");
    int fourth = 0;
    int colons = 0;
    for (int i = 0; i < plain.length(); i++) {
      if (plain.charAt(i) == ':' && ++colons == 4) {
        fourth = i;
      }
    }
    // A shortened address (::1) is kept whole: it stands for itself often enough.
    return colons == 7 ? plain.substring(0, fourth) + "::/64" : plain;
  }
}
