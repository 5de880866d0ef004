package org.gongtong.server.ui.desk;

import io.javalin.http.Context;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * Where residents find this site, as it is printed.
 *
 * @param configured the address the operator gave
 * @param officePhone telephone number of the office, may be empty
 */
public record Site(Optional<URI> configured, String officePhone) {

  /** The address without a slash at its end; as staff came here, where the operator gave none. */
  public String base(Context context) {
    String base =
        configured.map(URI::toString).orElseGet(() -> context.scheme() + "://" + context.host());
    return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
  }

  /** Whether the address as printed leads nobody here but whoever sits at the server. */
  public boolean isLocal(Context context) {
    return isLocal(base(context));
  }

  /** Whether an address leads to the machine it is typed on, and from nowhere else to this site. */
  static boolean isLocal(String address) {
    String host = Objects.requireNonNullElse(URI.create(address).getHost(), "");
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.startsWith("127.")
        || host.equals("0.0.0.0")
        || host.equals("[::1]");
  }

  /** As people type it: without the scheme where a browser adds it. */
  static String typed(String address) {
    return address.replaceFirst("^https?://", "");
  }
}
