package org.gongtong.core.timebank;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.UUID;
import org.gongtong.core.kernel.ContentHash;

/**
 * What makes an operation one, however often it is sent: 128 bits, of a UUID or of a text's hash.
 * Immutable.
 *
 * @param high the first half
 * @param low the other one
 */
public record OperationKey(long high, long low) {

  /** Stands where no operation is named. */
  public static final OperationKey NONE = new OperationKey(0, 0);

  /** The key of a UUID. */
  public static OperationKey of(UUID id) {
    return new OperationKey(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  /** The key as a UUID, of whatever version. */
  public UUID toUuid() {
    return new UUID(high, low);
  }

  /** The key of a text: the first half of its SHA-256, so that no two are met with the same. */
  public static OperationKey of(String text) {
    ByteBuffer hash =
        ByteBuffer.wrap(HexFormat.of().parseHex(ContentHash.of(text).hex().substring(0, 32)));
    return new OperationKey(hash.getLong(), hash.getLong());
  }
}
