package org.gongtong.server.auth;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a request comes from, for counting failures. Behind a reverse proxy that is what the proxy
 * says in the last entry of {@code X-Forwarded-For}; nobody else is believed. An IPv6 network of 64
 * bits is one place, for its owner may use any address of it. Thread-safe.
 */
public final class ClientAddress {
  private static final int NETWORK_GROUPS = 4;

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

  static String network(String address) {
    String plain = address.replace("[", "").replace("]", "");
    if (!plain.matches("[0-9a-fA-F:]*:[0-9a-fA-F:]*")) {
      return plain;
    }
    int gap = plain.indexOf("::");
    List<String> groups = new ArrayList<>();
    String before = gap < 0 ? plain : plain.substring(0, gap);
    if (!before.isEmpty()) {
      groups.addAll(List.of(before.split(":", -1)));
    }
    while (groups.size() < NETWORK_GROUPS) {
      groups.add("0"); // what :: leaves out; where it hides groups of the network, they are zero
    }
    return String.join(":", groups.subList(0, NETWORK_GROUPS)) + "::/64";
  }
}
