package org.gongtong.server.webhook;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.gongtong.server.config.AddressRange;

/**
 * Says which addresses a message may be sent to: public ones, and those an operator allowed. Who
 * may add a webhook must not reach what only this machine reaches. Immutable and thread-safe.
 *
 * <p>After the registries of special-purpose addresses (RFC 6890, as of 2026): of IPv4 all is
 * public that is not listed here; of IPv6 what is global unicast, less what is listed. An IPv4
 * address mapped into IPv6 is IPv4 to Java; other ways to write one into IPv6 are refused.
 */
public final class AddressGuard {
  private static final List<AddressRange> RESERVED_V4 =
      ranges(
          "0.0.0.0/8", // this network
          "10.0.0.0/8",
          "100.64.0.0/10", // carriers' own
          "127.0.0.0/8",
          "169.254.0.0/16", // link-local, and the metadata of clouds
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.31.196.0/24",
          "192.52.193.0/24",
          "192.88.99.0/24", // 6to4
          "192.168.0.0/16",
          "192.175.48.0/24",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4", // multicast
          "240.0.0.0/4");

  private static final List<AddressRange> GLOBAL_V6 = ranges("2000::/3");
  private static final List<AddressRange> RESERVED_V6 =
      ranges(
          "2001::/23", // Teredo among them
          "2001:db8::/32",
          "2002::/16", // 6to4
          "2620:4f:8000::/48",
          "3fff::/20");

  private final List<AddressRange> allowed;

  /**
   * @param allowed what is allowed though it is not public
   */
  public AddressGuard(List<AddressRange> allowed) {
    this.allowed = List.copyOf(allowed);
  }

  /** Whether a message may be sent there. */
  public boolean allows(InetAddress address) {
    return isIn(allowed, address) || isPublic(address);
  }

  private static boolean isPublic(InetAddress address) {
    return address.getAddress().length == 4
        ? !isIn(RESERVED_V4, address)
        : isIn(GLOBAL_V6, address) && !isIn(RESERVED_V6, address);
  }

  private static boolean isIn(List<AddressRange> ranges, InetAddress address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }

  private static List<AddressRange> ranges(String... texts) {
    return Arrays.stream(texts).map(text -> AddressRange.parse(text).orElseThrow()).toList();
  }
}
