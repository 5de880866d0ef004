package org.gongtong.server.secrecy;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of encrypted fields, by id, and which of them new fields are sealed with. Immutable; its
 * text form for logs holds ids alone.
 *
 * <p>Ids are random: a key file that was lost and made anew must not claim the fields of the lost
 * one.
 */
public final class FieldKeys {
  private static final int KEY_BYTES = 32;
  private static final int ID_BYTES = 4;
  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,32}");

  private final Map<String, SecretKey> byId;
  private final String active;

  private FieldKeys(Map<String, SecretKey> byId, String active) {
    this.byId = Map.copyOf(byId);
    this.active = active;
  }

  /** One new key. */
  public static FieldKeys fresh(SecureRandom random) {
    return new FieldKeys(Map.of(), "").rotated(random);
  }

  /** These keys and a new one, which is active. */
  public FieldKeys rotated(SecureRandom random) {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    Map<String, SecretKey> all = new LinkedHashMap<>(byId);
    String name = "k-" + HexFormat.of().formatHex(id);
    if (all.putIfAbsent(name, new SecretKeySpec(key, "AES")) != null) {
      return rotated(random);
    }
    return new FieldKeys(all, name);
  }

  /**
   * Reads the lines of a key file: {@code key ID BASE64} for each key, one {@code active ID};
   * {@code #} begins a comment.
   *
   * @throws IllegalArgumentException naming the line, never the key
   */
  static FieldKeys parse(String text) {
    Map<String, SecretKey> keys = new LinkedHashMap<>();
    String active = "";
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      String[] words = line.strip().split("\\s+");
      if (words[0].isEmpty() || words[0].startsWith("#")) {
        continue;
      }
      if (words.length == 3 && words[0].equals("key") && ID.matcher(words[1]).matches()) {
        if (keys.putIfAbsent(words[1], key(words[2], number)) != null) {
          throw new IllegalArgumentException("line " + number + ": this id stands there twice");
        }
      } else if (words.length == 2 && words[0].equals("active") && active.isEmpty()) {
        active = words[1];
      } else {
        throw new IllegalArgumentException(
            "line " + number + ": expected \"key ID BASE64\", or \"active ID\" once");
      }
    }
    if (!keys.containsKey(active)) {
      throw new IllegalArgumentException("no key is active");
    }
    return new FieldKeys(keys, active);
  }

  private static SecretKey key(String base64, int line) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      bytes = new byte[0];
    }
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException("line " + line + ": a key has 32 bytes in Base64");
    }
    return new SecretKeySpec(bytes, "AES");
  }

  /** The lines of a key file. */
  String write() {
    StringBuilder text =
        new StringBuilder(
            """
            # 加密字段的密钥。丢失后无法恢复；请与数据分开备份。
            # Keys of encrypted fields. They cannot be made again: back them up, apart from the data.
            """);
    byId.keySet().stream()
        .sorted()
        .forEach(
            id ->
                text.append("key ")
                    .append(id)
                    .append(' ')
                    .append(Base64.getEncoder().encodeToString(key(id).getEncoded()))
                    .append('\n'));
    return text.append("active ").append(active).append('\n').toString();
  }

  private SecretKey key(String id) {
    return find(id).orElseThrow();
  }

  /** The id of the key that new fields are sealed with. */
  public String active() {
    return active;
  }

  /** The ids of all keys. */
  public Set<String> ids() {
    return byId.keySet();
  }

  Optional<SecretKey> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public String toString() {
    return "FieldKeys" + byId.keySet();
  }
}
