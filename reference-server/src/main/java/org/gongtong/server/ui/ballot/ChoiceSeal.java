package org.gongtong.server.ui.ballot;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.gongtong.server.ui.part.Choice;

/**
 * Carries a choice from one page to the next in the voter's own cookie, encrypted (AES-GCM) with a
 * key that lives as long as this process and is this seal's own. So the server keeps no copy of it,
 * and whoever finds the cookie later, or after a restart, reads nothing. Bound to what it is a
 * choice for; opens for a while only. Thread-safe.
 */
public final class ChoiceSeal {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int TAG_BITS = 128;
  private static final int NONCE_BYTES = 12;
  private static final int KEY_BYTES = 16;

  private final SecretKey key;
  private final SecureRandom random;
  private final InstantSource clock;
  private final Duration opens;

  /**
   * @param opens how long it opens after sealing
   */
  public ChoiceSeal(SecureRandom random, InstantSource clock, Duration opens) {
    byte[] secret = new byte[KEY_BYTES];
    random.nextBytes(secret);
    this.key = new SecretKeySpec(secret, "AES");
    this.random = random;
    this.clock = clock;
    this.opens = opens;
  }

  /** As {@link #sealText}, of one of the three answers. */
  String seal(String subject, Choice choice) {
    return sealText(subject, Integer.toString(choice.ordinal()));
  }

  /**
   * A choice as text for a cookie.
   *
   * @param subject what it is a choice for
   * @param choice in ASCII, of one length for every choice there is: the length of what is sealed
   *     can be seen
   */
  public String sealText(String subject, String choice) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    long until = clock.instant().plus(opens).toEpochMilli();
    String plain = choice + "@" + until;
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, nonce, subject)
              .doFinal(plain.getBytes(StandardCharsets.US_ASCII));
      byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
      System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + CIPHER, e);
    }
  }

  /** As {@link #openText}, of one of the three answers. */
  Optional<Choice> open(String subject, String sealed) {
    return openText(subject, sealed).map(text -> Choice.values()[Integer.parseInt(text)]);
  }

  /** The choice, if the seal is ours, belongs to this subject and is not too old. */
  public Optional<String> openText(String subject, String sealed) {
    try {
      byte[] all = Base64.getUrlDecoder().decode(sealed);
      if (all.length <= NONCE_BYTES) {
        return Optional.empty();
      }
      byte[] plain =
          cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(all, NONCE_BYTES), subject)
              .doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
      String text = new String(plain, StandardCharsets.US_ASCII);
      int at = text.lastIndexOf('@');
      Instant until = Instant.ofEpochMilli(Long.parseLong(text.substring(at + 1)));
      return clock.instant().isAfter(until) ? Optional.empty() : Optional.of(text.substring(0, at));
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String subject) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(subject.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
