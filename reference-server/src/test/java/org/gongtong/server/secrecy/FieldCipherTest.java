package org.gongtong.server.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldCipherTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final FieldPlace PHONE = new FieldPlace("person", "phone", "p-1");
  private static final String TEXT = "13800005678";

  private final FieldKeys keys = FieldKeys.fresh(RANDOM);
  private final FieldCipher cipher = new FieldCipher(keys, RANDOM);

  @Test
  void whatWasSealedIsOpenedAtItsPlaceAndShowsNothingOfTheText() {
    byte[] sealed = cipher.seal(TEXT, PHONE);
    assertThat(cipher.open(sealed, PHONE)).isEqualTo(TEXT);
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("1380");
    assertThat(sealed).hasSize(2 + keys.active().length() + 12 + TEXT.length() + 16);
    assertThat(cipher.open(cipher.seal("", PHONE), PHONE)).isEmpty();
    assertThat(cipher.open(cipher.seal("李家 🏠", PHONE), PHONE)).isEqualTo("李家 🏠");
  }

  @Test
  void theSameTextIsNeverSealedAlike() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      seen.add(new String(cipher.seal(TEXT, PHONE), StandardCharsets.ISO_8859_1));
    }
    assertThat(seen).hasSize(1_000);
  }

  @Test
  void aFieldMovedToAnotherPlaceDoesNotOpen() {
    byte[] sealed = cipher.seal(TEXT, PHONE);
    for (FieldPlace other :
        List.of(
            new FieldPlace("person", "phone", "p-2"),
            new FieldPlace("person", "id_number", "p-1"),
            new FieldPlace("people", "phone", "p-1"))) {
      assertThat(kind(cipher, sealed, other)).isEqualTo(SealBroken.Kind.DAMAGED);
    }
    assertThatThrownBy(() -> new FieldPlace("person", "phone\0p", "1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anyFlippedBitIsFound() {
    byte[] sealed = cipher.seal(TEXT, PHONE);
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] changed = sealed.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(kind(cipher, changed, PHONE)).as("bit " + bit).isNotNull();
    }
    for (int length = 0; length < sealed.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(sealed, length);
      assertThat(kind(cipher, cut, PHONE)).isEqualTo(SealBroken.Kind.DAMAGED);
    }
  }

  @Test
  void afterARotationOldFieldsOpenAndNewOnesUseTheNewKey() {
    byte[] old = cipher.seal(TEXT, PHONE);
    FieldKeys rotated = keys.rotated(RANDOM);
    FieldCipher later = new FieldCipher(rotated, RANDOM);
    assertThat(rotated.ids()).hasSize(2).contains(keys.active());
    assertThat(later.open(old, PHONE)).isEqualTo(TEXT);
    assertThat(later.isCurrent(old, PHONE)).isFalse();
    byte[] fresh = later.seal(TEXT, PHONE);
    assertThat(later.isCurrent(fresh, PHONE)).isTrue();
    assertThat(kind(cipher, fresh, PHONE)).isEqualTo(SealBroken.Kind.KEY_MISSING);
  }

  @Test
  void aMissingKeyIsToldAsSuchAndNeverTakenForAnother() {
    byte[] sealed = cipher.seal(TEXT, PHONE);
    FieldCipher stranger = new FieldCipher(FieldKeys.fresh(RANDOM), RANDOM);
    SealBroken broken = catchThrowableOfType(SealBroken.class, () -> stranger.open(sealed, PHONE));
    assertThat(broken.kind()).isEqualTo(SealBroken.Kind.KEY_MISSING);
    assertThat(broken).hasMessageContaining(keys.active()).hasMessageContaining("person.phone");
    // Even a key under the same id opens nothing.
    FieldKeys same =
        FieldKeys.parse(FieldKeys.fresh(RANDOM).write().replaceAll("k-[0-9a-f]{8}", keys.active()));
    assertThat(kind(new FieldCipher(same, RANDOM), sealed, PHONE))
        .isEqualTo(SealBroken.Kind.DAMAGED);
  }

  @Test
  void theFileIsMadeOnceForItsOwnerAloneAndKeepsAllKeys(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("conf/field-keys");
    FieldKeys made = new KeyFile(file, RANDOM).readOrMake();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    byte[] sealed = new FieldCipher(made, RANDOM).seal(TEXT, PHONE);
    FieldKeys rotated = new KeyFile(file, RANDOM).rotate();
    FieldKeys read = new KeyFile(file, RANDOM).readOrMake();
    assertThat(read.ids()).isEqualTo(rotated.ids()).hasSize(2);
    assertThat(read.active()).isEqualTo(rotated.active()).isNotEqualTo(made.active());
    assertThat(new FieldCipher(read, RANDOM).open(sealed, PHONE)).isEqualTo(TEXT);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (Stream<Path> left = Files.list(file.getParent())) {
      assertThat(left).as("no drafts stay").containsExactly(file);
    }
    String secret = Files.readString(file).replaceAll("(?s).*key \\S+ (\\S+)\n.*", "$1");
    assertThat(secret).hasSize(44);
    assertThat(read.toString()).doesNotContain(secret);
  }

  @Test
  void twoThatStartAtOnceEndWithOneFile(@TempDir Path folder) throws Exception {
    ExecutorService starting = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 20; round++) {
        Path file = folder.resolve("keys-" + round);
        List<Callable<String>> makers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          makers.add(() -> new KeyFile(file, RANDOM).readOrMake().active());
        }
        Set<String> active = new HashSet<>();
        for (Future<String> made : starting.invokeAll(makers)) {
          active.add(made.get());
        }
        assertThat(active).hasSize(1);
      }
    } finally {
      starting.shutdown();
    }
  }

  @Test
  void aFileThatEverybodyMayReadIsRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("keys");
    new KeyFile(file, RANDOM).readOrMake();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> new KeyFile(file, RANDOM).readOrMake())
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("chmod 600");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(new KeyFile(file, RANDOM).readOrMake().ids()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "active k-1",
        "key k-1 c2hvcnQ=\nactive k-1",
        "key k-1 not/base64!\nactive k-1",
        "key K_1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nactive K_1",
        "key k-1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "key k-1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nactive k-2",
        "key k-1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
            + "key k-1 BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nactive k-1"
      })
  void aFileThatIsNoKeyFileIsRefusedWithoutShowingIt(String text, @TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("keys");
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThatThrownBy(() -> new KeyFile(file, RANDOM).readOrMake())
        .isInstanceOf(KeyFileException.class)
        .hasMessageNotContaining("AAAA")
        .hasMessageNotContaining("c2hvcnQ");
  }

  private static SealBroken.Kind kind(FieldCipher cipher, byte[] sealed, FieldPlace place) {
    SealBroken broken = catchThrowableOfType(SealBroken.class, () -> cipher.open(sealed, place));
    return broken == null ? null : broken.kind();
  }
}
