package org.gongtong.server.auth;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gongtong.server.config.AddressRange;

/**
 * Where a request comes from, for counting failures and requests. Each proxy adds to {@code
 * X-Forwarded-For} whom it got the request from; so the list is read from the right, as long as the
 * one who wrote the entry is trusted. What stands further left anybody may have made up. An IPv6
 * network of 64 bits is one place, for its owner may use any address of it. Thread-safe.
 */
public final class ClientAddress {
  private static final int NETWORK_GROUPS = 4;
  private static final Pattern IN_BRACKETS = Pattern.compile("^\\[([^]]*)](:[0-9]+)?$");
  private static final Pattern WITH_PORT = Pattern.compile("^([0-9.]+):[0-9]+$");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:]*");

  private final List<AddressRange> trusted;

  /**
   * @param trusted the proxies whose word is believed
   */
  public ClientAddress(List<AddressRange> trusted) {
    this.trusted = List.copyOf(trusted);
  }

  /** The place, as a key. */
  public String of(Context context) {
    return network(address(context.ip(), forwarded(context)));
  }

  /** Whether a request was sent on this machine, and by no proxy. */
  public boolean isLocal(Context context) {
    // The header first: from elsewhere a proxy has set it, as a rule, and to look is cheap.
    return context.req().getHeader("X-Forwarded-For") == null
        && literal(context.ip()).filter(InetAddress::isLoopbackAddress).isPresent();
  }

  private static List<String> forwarded(Context context) {
    List<String> entries = new ArrayList<>();
    for (String line : Collections.list(context.req().getHeaders("X-Forwarded-For"))) {
      entries.addAll(List.of(line.split(",")));
    }
    return entries;
  }

  /** The first one from the right whom no trusted proxy can vouch for. */
  String address(String peer, List<String> forwarded) {
    Optional<InetAddress> hop = literal(peer);
    for (int i = forwarded.size() - 1; i >= 0 && hop.filter(this::isTrusted).isPresent(); i--) {
      Optional<InetAddress> before = literal(forwarded.get(i));
      if (before.isEmpty()) {
        break; // a proxy that writes no addresses says nothing about who is behind it
      }
      hop = before;
    }
    return hop.map(InetAddress::getHostAddress).orElse(peer);
  }

  private boolean isTrusted(InetAddress address) {
    return trusted.stream().anyMatch(range -> range.contains(address));
  }

  /** Some proxies write the port as well. */
  private static Optional<InetAddress> literal(String entry) {
    String plain = IN_BRACKETS.matcher(entry.strip()).replaceFirst("$1");
    return AddressRange.literal(WITH_PORT.matcher(plain).replaceFirst("$1"));
  }

  static String network(String address) {
    String plain = address.replace("[", "").replace("]", "");
    if (!IPV6.matcher(plain).matches()) {
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
