package org.gongtong.core.decision.election;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A ballot as it lies in the box. Neither its id nor its bytes tell of whom it is, when it came or
 * what it says. Immutable.
 */
public final class SealedBallot {

  private final UUID id;
  private final byte[] bytes;

  /**
   * @param id random, not made from a time
   * @param bytes what {@link BallotSeal} made
   */
  public SealedBallot(UUID id, byte[] bytes) {
    this.id = id;
    this.bytes = bytes.clone();
  }

  /** An id without a time in it: version 4 of RFC 9562, all else is chance. */
  static UUID newId(RandomGenerator random) {
    long high = random.nextLong() & ~0xf000L | 0x4000L;
    long low = random.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  public UUID id() {
    return id;
  }

  /** The sealed bytes; all of one election are equally long. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** SHA-256 of id and bytes. */
  byte[] hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(idBytes());
      return digest.digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  byte[] idBytes() {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SealedBallot ballot
        && ballot.id.equals(id)
        && Arrays.equals(ballot.bytes, bytes);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return id + " " + HexFormat.of().formatHex(bytes);
  }
}
