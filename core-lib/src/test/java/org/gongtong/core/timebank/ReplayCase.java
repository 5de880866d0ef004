package org.gongtong.core.timebank;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.gongtong.core.kernel.CanonicalJson;

/**
 * A case with known outcomes: a policy, accounts, relatives and operations, read from {@code
 * src/test/resources/timebank}.
 */
record ReplayCase(
    TransferPolicy policy,
    Members members,
    List<Operation> operations,
    List<String> outcomes,
    Map<String, Long> balances) {

  static ReplayCase read(String name) {
    Map<?, ?> policy = object(text(name, "policy.json"));
    List<Members.Account> accounts = new ArrayList<>();
    for (String[] row : rows(name, "accounts.csv")) {
      accounts.add(
          new Members.Account(
              row[0],
              AccountKind.find(row[1]).orElseThrow(),
              row[2].isEmpty() ? null : LocalDate.parse(row[2])));
    }
    List<Members.Kinship> kinships = new ArrayList<>();
    for (String[] row : rows(name, "kin.csv")) {
      kinships.add(new Members.Kinship(row[0], row[1], row[2]));
    }
    Map<String, Long> balances = new TreeMap<>();
    object(text(name, "expected-balances.json"))
        .forEach((id, minutes) -> balances.put((String) id, (Long) minutes));
    return new ReplayCase(
        policy(policy),
        new Members(
            accounts, kinships, (String) policy.get("pool"), (String) policy.get("reserve")),
        rows(name, "ops.csv").stream().map(ReplayCase::operation).toList(),
        rows(name, "expected-outcomes.csv").stream().map(row -> row[1]).toList(),
        balances);
  }

  private static TransferPolicy policy(Map<?, ?> json) {
    Set<String> relations = new HashSet<>();
    ((List<?>) json.get("gift_relations")).forEach(relation -> relations.add((String) relation));
    return new TransferPolicy(
        (Long) json.get("lifetime_cap_minutes"),
        (Long) json.get("daily_cap_minutes"),
        TransferPolicy.Overflow.valueOf((String) json.get("overflow")),
        ((Long) json.get("redeem_min_age")).intValue(),
        (Boolean) json.get("redeem_spouse_counts"),
        relations,
        (Long) json.get("overdraft_minutes"));
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
    return (Map<?, ?>) CanonicalJson.read(json);
  }

  private static List<String[]> rows(String name, String file) {
    return text(name, file).lines().skip(1).map(line -> line.split(",", -1)).toList();
  }

  private static String text(String name, String file) {
    String path = "/timebank/" + name + "/" + file;
    try (InputStream in = Objects.requireNonNull(ReplayCase.class.getResourceAsStream(path))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
