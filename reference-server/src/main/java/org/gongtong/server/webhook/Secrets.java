package org.gongtong.server.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.server.secrecy.FieldCipher;
import org.gongtong.server.secrecy.FieldPlace;
import org.gongtong.server.secrecy.SealBroken;
import org.gongtong.server.storage.WebhookTable;
import org.gongtong.server.storage.WebhookTable.SecretRow;

/**
 * Secrets that messages are signed with, after Standard Webhooks: 32 random bytes, told once as
 * {@code whsec_…}, kept encrypted. Thread-safe.
 */
final class Secrets {
  static final String PREFIX = "whsec_";
  private static final int BYTES = 32;

  private final WebhookTable table;
  private final FieldCipher cipher;
  private final SecureRandom random;

  Secrets(WebhookTable table, FieldCipher cipher, SecureRandom random) {
    this.table = table;
    this.cipher = cipher;
    this.random = random;
  }

  /** Makes another secret for a subscription; those that are there end at a time. */
  String make(Transaction transaction, UUID subscription, UUID id, Instant now, Instant othersEnd) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String secret = PREFIX + Base64.getEncoder().encodeToString(bytes);
    table.dropSecrets(transaction, subscription, now);
    table.endSecrets(transaction, subscription, othersEnd);
    table.addSecret(
        transaction, subscription, new SecretRow(id, cipher.seal(secret, place(id)), now, null));
    return secret;
  }

  /**
   * The secrets of a subscription that are valid, the newest first. Those under an old key are put
   * under the active one on the way.
   *
   * @throws SealBroken if one cannot be opened
   */
  List<String> valid(UnitOfWork work, UUID subscription, Instant now) {
    List<SecretRow> rows = work.read(t -> table.secrets(t, subscription, now));
    for (SecretRow row : rows) {
      if (!cipher.isCurrent(row.sealed(), place(row.id()))) {
        byte[] again = cipher.seal(open(row), place(row.id()));
        work.write(
            t -> {
              table.reseal(t, row.id(), again);
              return again;
            });
      }
    }
    return rows.stream().map(this::open).toList();
  }

  private String open(SecretRow row) {
    return cipher.open(row.sealed(), place(row.id()));
  }

  private static FieldPlace place(UUID secret) {
    return new FieldPlace("webhook_secret", "sealed", secret.toString());
  }

  /** The headers of a message: its id, when it is sent, and a signature for each secret. */
  static Map<String, String> headers(List<String> secrets, String id, Instant now, String body) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
    headers.put(
        "webhook-signature",
        secrets.stream()
            .map(secret -> signature(secret, id, now.getEpochSecond(), body))
            .collect(Collectors.joining(" ")));
    return headers;
  }

  private static String signature(String secret, String id, long seconds, String body) {
    try {
      return new Webhook(secret).sign(id, seconds, body);
    } catch (EmptyWebhookSecretException | WebhookSigningException e) {
      throw new IllegalStateException("every secret has 32 bytes, and every JDK HMAC-SHA256", e);
    }
  }
}
