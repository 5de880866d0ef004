package org.gongtong.testkit.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.Operation;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.TransferPolicy;
import org.gongtong.core.timebank.ledger.LedgerAccount;

/**
 * A case with known outcomes: a policy, accounts, relatives and operations.
 *
 * @param outcomes one for each operation
 * @param balances those that are not zero
 */
record LedgerCase(
    String name,
    TransferPolicy policy,
    List<Operation> operations,
    List<String> outcomes,
    Map<String, Long> balances) {

  static LedgerCase read(String name) {
    Map<?, ?> policy = object(text(name, "policy.json"));
    Map<String, Long> balances = new TreeMap<>();
    object(text(name, "expected-balances.json"))
        .forEach((id, minutes) -> balances.put((String) id, (Long) minutes));
    return new LedgerCase(
        name,
        policy(policy),
        rows(name, "ops.csv").stream().map(LedgerCase::operation).toList(),
        rows(name, "expected-outcomes.csv").stream().map(row -> row[1]).toList(),
        balances);
  }

  /** A bank with the accounts and the relatives of this case. */
  LedgerScene scene(LedgerParts parts) {
    LedgerScene scene = new LedgerScene(parts, policy);
    Map<String, LedgerAccount> accounts = new LinkedHashMap<>();
    for (String[] row : rows(name, "accounts.csv")) {
      AccountKind kind = AccountKind.find(row[1]).orElseThrow();
      if (kind != AccountKind.POOL && kind != AccountKind.RESERVE) {
        accounts.put(
            row[0],
            new LedgerAccount(
                DecisionScene.IDS.next(),
                scene.bank().id(),
                kind,
                row[0],
                row[2].isEmpty() ? null : LocalDate.parse(row[2]),
                LocalDate.EPOCH,
                null));
      }
    }
    scene.openAll(accounts);
    parts
        .work()
        .write(
            transaction -> {
              for (String[] row : rows(name, "kin.csv")) {
                parts.ledger().relate(transaction, scene.id(row[0]), scene.id(row[1]), row[2]);
              }
              return scene;
            });
    LocalDateTime last =
        operations.stream().map(Operation::at).max(LocalDateTime::compareTo).orElseThrow();
    scene.at(last.plusDays(1).toInstant(ZoneOffset.UTC));
    return scene;
  }

  private static TransferPolicy policy(Map<?, ?> json) {
    Set<String> relations = new HashSet<>();
    ((List<?>) member(json, "gift_relations"))
        .forEach(relation -> relations.add((String) relation));
    return new TransferPolicy(
        (Long) json.get("lifetime_cap_minutes"),
        (Long) json.get("daily_cap_minutes"),
        TransferPolicy.Overflow.valueOf((String) member(json, "overflow")),
        ((Long) member(json, "redeem_min_age")).intValue(),
        (Boolean) member(json, "redeem_spouse_counts"),
        relations,
        (Long) member(json, "overdraft_minutes"));
  }

  private static Object member(Map<?, ?> json, String name) {
    return Objects.requireNonNull(json.get(name), name);
  }

  private static Operation operation(String[] row) {
    return new Operation(
        row[0],
        LocalDateTime.parse(row[1]),
        row[2].equals("reverse") ? null : TransferKind.find(row[2]).orElseThrow(),
        row[3],
        row[4],
        row[5].isEmpty() ? 0 : Long.parseLong(row[5]),
        row[6]);
  }

  private static Map<?, ?> object(String json) {
    return (Map<?, ?>) Objects.requireNonNull(CanonicalJson.read(json));
  }

  private static List<String[]> rows(String name, String file) {
    return new ArrayList<>(
        text(name, file).lines().skip(1).map(line -> line.split(",", -1)).toList());
  }

  private static String text(String name, String file) {
    String path = "timebank/" + name + "/" + file;
    try (InputStream in = LedgerCase.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("not in this jar: " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
