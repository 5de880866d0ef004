package org.gongtong.server.http.timebank;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.Transfer;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.ledger.HoldEnd;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.server.http.Forms;
import org.gongtong.server.http.JsonFields;
import org.jspecify.annotations.Nullable;

/** Reads commands to a ledger. Stateless. */
final class CommandBodies {

  private static final int KEY_MOST = 80;
  private static final int KEY_LEAST = 8;
  private static final UUID NOBODY = new UUID(0, 0);
  private static final LocalDateTime LONG_AGO = LocalDateTime.of(1970, 1, 1, 0, 0);

  /** What a clerk enters; other kinds are posted by what is done to accounts. */
  private static final Map<String, TransferKind> KINDS =
      Stream.of(
              TransferKind.EARN,
              TransferKind.REDEEM,
              TransferKind.GIFT,
              TransferKind.DONATE,
              TransferKind.GRANT)
          .collect(Collectors.toMap(TransferKind::code, Function.identity()));

  private static final Map<String, HoldEnd> ENDS =
      Arrays.stream(HoldEnd.values())
          .collect(
              Collectors.toMap(
                  HoldEnd::code, Function.identity(), (one, other) -> one, TreeMap::new));

  /** What somebody wants. */
  enum Type {
    POST,
    REVERSE,
    HOLD,
    END
  }

  private static final Map<String, Type> TYPES =
      Map.of("post", Type.POST, "reverse", Type.REVERSE, "hold", Type.HOLD, "end", Type.END);

  private CommandBodies() {}

  /**
   * The key of a client's text. Keys that the bank makes itself, of services and of holds that
   * expire, begin otherwise, so that no client can have theirs.
   */
  static OperationKey key(String text) {
    return OperationKey.of("api " + text);
  }

  /** As {@link #key}, of a member: two of them may think of the same one. */
  static OperationKey keyOf(String login, String text) {
    return OperationKey.of("member " + login + " " + text);
  }

  /** A key as a body names it. */
  static OperationKey named(JsonFields body) {
    return key(body.parsed("key", "transfer-2026-0001", CommandBodies::keyText, ""));
  }

  private static @Nullable String keyText(String text) {
    if (text.length() < KEY_LEAST || text.length() > KEY_MOST) {
      return null;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || "._~-".indexOf(c) >= 0;
      if (!plain) {
        return null;
      }
    }
    return text;
  }

  /** A time of effect. */
  static LocalDateTime at(JsonFields body) {
    return body.parsed("at", Times.LOCAL, Times::local, LONG_AGO);
  }

  static long minutes(JsonFields body) {
    return body.integer("minutes", 1, Transfer.MOST_MINUTES);
  }

  /**
   * Reads a command; to be ended by the caller.
   *
   * @param key of the command
   */
  static LedgerCommand command(JsonFields body, OperationKey key) {
    return switch (body.oneOf("type", TYPES, Type.POST)) {
      case POST ->
          new LedgerCommand.Post(
              key,
              kind(body),
              at(body),
              account(body, "from"),
              account(body, "to"),
              minutes(body),
              OperationKey.NONE);
      case REVERSE -> new LedgerCommand.Reverse(key, at(body), ref(body));
      case HOLD ->
          new LedgerCommand.Hold(
              key,
              kind(body),
              at(body),
              account(body, "from"),
              account(body, "to"),
              minutes(body),
              body.parsed("expiresAt", Forms.INSTANT, Times::instant, Instant.EPOCH));
      case END -> end(body, key);
    };
  }

  private static LedgerCommand end(JsonFields body, OperationKey key) {
    HoldEnd end = body.oneOf("end", ENDS, HoldEnd.VOIDED);
    long minutes = end == HoldEnd.POSTED ? minutes(body) : 0;
    return new LedgerCommand.End(key, at(body), ref(body), end, minutes);
  }

  private static TransferKind kind(JsonFields body) {
    return body.oneOf("kind", KINDS, TransferKind.EARN);
  }

  private static @Nullable UUID account(JsonFields body, String name) {
    return body.optionalParsed(name, Forms.ID, Forms::id);
  }

  /** The command that is meant: by the key it was sent with, or by the operation it is shown as. */
  private static OperationKey ref(JsonFields body) {
    if (body.has("ref")) {
      return key(body.parsed("ref", "transfer-2026-0001", CommandBodies::keyText, ""));
    }
    return OperationKey.of(body.parsed("operation", Forms.ID, Forms::id, NOBODY));
  }
}
