package org.gongtong.server.people;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import org.gongtong.core.people.FieldVault;
import org.gongtong.core.people.PersonField;
import org.gongtong.server.secrecy.FieldCipher;
import org.gongtong.server.secrecy.FieldKeys;
import org.gongtong.server.secrecy.FieldPlace;
import org.gongtong.server.secrecy.KeyFile;
import org.gongtong.server.secrecy.KeyedHash;
import org.gongtong.server.secrecy.SealBroken;

/**
 * Seals details of persons with AES-GCM for table, column and row, and hashes them with HMAC. Keys
 * that were rotated by a command are used without a restart: the file is read before each seal, and
 * again where a key is missing. Thread-safe.
 */
public final class PersonVault implements FieldVault {
  private static final String TABLE = "person_field";
  private static final String CIRCUMSTANCES = "person_circumstance";

  private final KeyFile file;
  private final SecureRandom random;
  private final KeyedHash hash;
  private volatile FieldCipher cipher;
  private volatile String active;

  /**
   * @param fieldKeys the key file of encrypted fields; {@code lookup-keys} lies beside it, and both
   *     are made where they are missing
   * @throws org.gongtong.server.secrecy.KeyFileException if one cannot be read or made
   */
  public PersonVault(Path fieldKeys, SecureRandom random) {
    this.file = new KeyFile(fieldKeys, random);
    this.random = random;
    this.hash = new KeyedHash(new KeyFile(lookupKeys(fieldKeys), random).readOrMake());
    FieldKeys keys = file.readOrMake();
    this.cipher = new FieldCipher(keys, random);
    this.active = keys.active();
  }

  /**
   * The key file of look-ups, beside that of encrypted fields: who keeps or restores one does so
   * with the other.
   */
  public static Path lookupKeys(Path fieldKeys) {
    return fieldKeys.resolveSibling("lookup-keys");
  }

  private FieldCipher newest() {
    FieldKeys keys = file.readOrMake();
    if (!keys.active().equals(active)) {
      cipher = new FieldCipher(keys, random);
      active = keys.active();
    }
    return cipher;
  }

  /** Adds a key and makes it the newest. */
  public void rotate() {
    file.rotate();
  }

  @Override
  public String seal(UUID personId, PersonField field, String value) {
    return seal(value, place(personId, field));
  }

  @Override
  public String open(UUID personId, PersonField field, String sealed) {
    return open(sealed, place(personId, field));
  }

  @Override
  public boolean isCurrent(UUID personId, PersonField field, String sealed) {
    return newest().isCurrent(Base64.getDecoder().decode(sealed), place(personId, field));
  }

  @Override
  public String lookup(UUID communityId, PersonField field, String value) {
    return hash.of(communityId + " " + field.code(), value);
  }

  @Override
  public String sealCircumstance(UUID personId, UUID recordId, String value) {
    return seal(value, place(personId, recordId));
  }

  @Override
  public String openCircumstance(UUID personId, UUID recordId, String sealed) {
    return open(sealed, place(personId, recordId));
  }

  @Override
  public boolean isCurrentCircumstance(UUID personId, UUID recordId, String sealed) {
    return newest().isCurrent(Base64.getDecoder().decode(sealed), place(personId, recordId));
  }

  private String seal(String value, FieldPlace place) {
    return Base64.getEncoder().encodeToString(newest().seal(value, place));
  }

  private String open(String sealed, FieldPlace place) {
    byte[] bytes = Base64.getDecoder().decode(sealed);
    try {
      return cipher.open(bytes, place);
    } catch (SealBroken e) {
      if (e.kind() != SealBroken.Kind.KEY_MISSING) {
        throw e;
      }
      return newest().open(bytes, place);
    }
  }

  private static FieldPlace place(UUID personId, PersonField field) {
    return new FieldPlace(TABLE, field.code(), personId.toString());
  }

  private static FieldPlace place(UUID personId, UUID recordId) {
    return new FieldPlace(CIRCUMSTANCES, personId.toString(), recordId.toString());
  }
}
