package org.gongtong.server.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class DigestTest {

  /** The vectors of FIPS 180-4's examples. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  private static final String EMPTY =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @Test
  void agreesWithThePublishedVectors() throws IOException {
    byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);
    assertThat(Digest.of(abc)).isEqualTo(new Digest(ABC, 3));
    assertThat(Digest.of(new ByteArrayInputStream(new byte[0]))).isEqualTo(new Digest(EMPTY, 0));
    assertThat(Digest.of(new ByteArrayInputStream(new byte[200_000])))
        .isEqualTo(Digest.of(new byte[200_000]));
  }

  @Test
  void aTableCarriesTheDigestOfItsFile() throws IOException {
    byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);
    Reading reading = TableReader.open(new ByteArrayInputStream(abc), "abc.csv", Limits.defaults());
    try (TableSource table = ((Reading.Ready) reading).table()) {
      assertThat(table.digest()).isEqualTo(new Digest(ABC, 3));
    }
  }

  @Test
  void isNothingButADigest() {
    assertThatThrownBy(() -> new Digest("ABC", 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Digest(EMPTY, -1)).isInstanceOf(IllegalArgumentException.class);
  }
}
