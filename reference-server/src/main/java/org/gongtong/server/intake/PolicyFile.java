package org.gongtong.server.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.Members;
import org.gongtong.core.timebank.TransferPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A time bank's policy as a file, with the two accounts it names.
 *
 * @param policy what it asks of transfers
 * @param pool the id of the account that takes donations
 * @param reserve the id of the account that earned time comes from
 */
public record PolicyFile(TransferPolicy policy, String pool, String reserve) {

  private static final int LONGEST = 1 << 20;

  /**
   * Reads the file.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException naming the member, if it is no policy
   */
  public static PolicyFile read(Path file) throws IOException {
    if (Files.size(file) > LONGEST) {
      throw new IllegalArgumentException("a policy has up to a million bytes");
    }
    String text = Files.readString(file, StandardCharsets.UTF_8);
    if (!(CanonicalJson.read(text) instanceof Map<?, ?> json)) {
      throw new IllegalArgumentException("a policy is a JSON object");
    }
    return new PolicyFile(
        new TransferPolicy(
            number(json, "lifetime_cap_minutes"),
            number(json, "daily_cap_minutes"),
            overflow(json),
            Math.toIntExact(needed(json, "redeem_min_age")),
            flag(json, "redeem_spouse_counts"),
            texts(json, "gift_relations"),
            needed(json, "overdraft_minutes"),
            number(json, "ceiling_minutes"),
            !json.containsKey("groups_donate_only") || flag(json, "groups_donate_only")),
        text(json, "pool"),
        text(json, "reserve"));
  }

  /**
   * A policy for the only pool and the only reserve among the accounts.
   *
   * @throws IllegalArgumentException if there is not one of each
   */
  public static PolicyFile of(TransferPolicy policy, List<Members.Account> accounts) {
    return new PolicyFile(
        policy, only(accounts, AccountKind.POOL), only(accounts, AccountKind.RESERVE));
  }

  private static String only(List<Members.Account> accounts, AccountKind kind) {
    List<String> ids =
        accounts.stream()
            .filter(account -> account.kind() == kind)
            .map(Members.Account::id)
            .toList();
    if (ids.size() != 1) {
      throw new IllegalArgumentException(
          "one account of kind " + kind.code() + " is needed, there are " + ids.size());
    }
    return ids.get(0);
  }

  private static @Nullable Long number(Map<?, ?> json, String name) {
    Object value = json.get(name);
    if (value == null || value instanceof Long) {
      return (Long) value;
    }
    throw wrong(name, "a whole number, or null");
  }

  private static long needed(Map<?, ?> json, String name) {
    Long value = number(json, name);
    if (value == null) {
      throw wrong(name, "a whole number");
    }
    return value;
  }

  private static boolean flag(Map<?, ?> json, String name) {
    if (json.get(name) instanceof Boolean value) {
      return value;
    }
    throw wrong(name, "true or false");
  }

  private static String text(Map<?, ?> json, String name) {
    if (json.get(name) instanceof String value && !value.isEmpty()) {
      return value;
    }
    throw wrong(name, "a text");
  }

  private static Set<String> texts(Map<?, ?> json, String name) {
    Set<String> texts = new HashSet<>();
    if (json.get(name) instanceof List<?> list) {
      for (Object item : list) {
        if (!(item instanceof String text)) {
          throw wrong(name, "a list of texts");
        }
        texts.add(text);
      }
      return texts;
    }
    throw wrong(name, "a list of texts");
  }

  private static TransferPolicy.Overflow overflow(Map<?, ?> json) {
    String name = text(json, "overflow");
    for (TransferPolicy.Overflow overflow : TransferPolicy.Overflow.values()) {
      if (overflow.name().equals(name)) {
        return overflow;
      }
    }
    throw wrong("overflow", "DONATE or REJECT");
  }

  private static IllegalArgumentException wrong(String name, String expected) {
    return new IllegalArgumentException("\"" + name + "\" must be " + expected);
  }
}
