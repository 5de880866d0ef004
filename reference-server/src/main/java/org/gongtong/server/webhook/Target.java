package org.gongtong.server.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An address as somebody typed it, taken apart. Immutable.
 *
 * @param tls whether it is https
 * @param host a name or a numeric address, IPv6 without brackets
 * @param port the port, the usual one where none was typed
 * @param path what is asked for there, with the query
 */
record Target(boolean tls, String host, int port, String path) {
  static final int LONGEST = 500;

  /**
   * Reads an address; empty for whatever is none, carries a login, or has a part behind {@code #}.
   */
  static Optional<Target> of(String url) {
    if (url.length() > LONGEST || !url.chars().allMatch(c -> c > ' ' && c < 127)) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(url).parseServerAuthority();
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      String host = uri.getHost();
      if (!Set.of("https", "http").contains(scheme)
          || host == null
          || uri.getRawUserInfo() != null
          || uri.getRawFragment() != null) {
        return Optional.empty();
      }
      boolean tls = scheme.equals("https");
      int port = uri.getPort() < 0 ? tls ? 443 : 80 : uri.getPort();
      String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      return Optional.of(new Target(tls, host.replaceAll("^\\[|\\]$", ""), port, path + query));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** As it stands in the header {@code Host}. */
  String authority() {
    String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return port == (tls ? 443 : 80) ? name : name + ":" + port;
  }
}
