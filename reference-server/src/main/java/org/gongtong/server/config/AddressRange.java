package org.gongtong.server.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of IP addresses in CIDR notation (RFC 4632, RFC 4291 §2.3); a single address is a range,
 * too. Names are not looked up.
 *
 * @param address the first address, or any of the range; an IPv4 address mapped into IPv6 is IPv4
 * @param bits how many leading bits the addresses of the range share
 */
public record AddressRange(InetAddress address, int bits) {
  /** What Java reads as an address without asking a name server. */
  private static final Pattern LITERAL =
      Pattern.compile(
          "[0-9]{1,3}(\\.[0-9]{1,3}){3}|(?=[0-9a-fA-F:.]*:)[0-9a-fA-F:]{2,45}(\\.[0-9]{1,3}){0,3}");

  /** Reads {@code 10.0.0.0/8}, {@code 192.0.2.7}, {@code fd00::/8}; empty when it is none. */
  public static Optional<AddressRange> parse(String text) {
    int slash = text.indexOf('/');
    Optional<InetAddress> address = literal(slash < 0 ? text : text.substring(0, slash));
    if (address.isEmpty()) {
      return Optional.empty();
    }
    int all = address.get().getAddress().length * Byte.SIZE;
    if (slash < 0) {
      return Optional.of(new AddressRange(address.get(), all));
    }
    String bits = text.substring(slash + 1);
    if (!bits.matches("[0-9]{1,3}") || Integer.parseInt(bits) > all) {
      return Optional.empty();
    }
    return Optional.of(new AddressRange(address.get(), Integer.parseInt(bits)));
  }

  /** The address that is written so; empty for names and for what no address is. */
  public static Optional<InetAddress> literal(String text) {
    if (!LITERAL.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty(); // 999.1.1.1, or too many colons
    }
  }

  /** Reads several, separated by commas or spaces; empty when one of them is none. */
  static Optional<List<AddressRange>> parseAll(String text) {
    List<AddressRange> ranges = new ArrayList<>();
    for (String part : text.split("[,\\s]+")) {
      if (part.isEmpty()) {
        continue;
      }
      Optional<AddressRange> range = parse(part);
      if (range.isEmpty()) {
        return Optional.empty();
      }
      ranges.add(range.get());
    }
    return Optional.of(List.copyOf(ranges));
  }

  /** Whether an address lies in the range. */
  public boolean contains(InetAddress other) {
    byte[] mine = address.getAddress();
    byte[] theirs = other.getAddress();
    if (mine.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((mine[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
