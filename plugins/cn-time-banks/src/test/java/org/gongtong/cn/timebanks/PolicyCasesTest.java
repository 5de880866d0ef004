package org.gongtong.cn.timebanks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.GrantTerms;
import org.gongtong.core.timebank.Members;
import org.gongtong.core.timebank.Operation;
import org.gongtong.core.timebank.PolicyEditions;
import org.gongtong.core.timebank.Replay;
import org.gongtong.core.timebank.TimeBankPolicy;
import org.gongtong.core.timebank.TransferKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The policies at work: what each of them has of its own, replayed from {@code cases/}. */
class PolicyCasesTest {

  private static final PolicyEditions EDITIONS =
      PolicyEditions.of(RuleBook.ofPacks(List.of(new CnTimeBanks())));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cn-beijing#1",
        "cn-nanjing#1",
        "cn-nanjing#3",
        "cn-shanghai-pilot#1",
        "hours-exchange#1"
      })
  void comesOutAsTheTextSays(String edition) {
    TimeBankPolicy policy = EDITIONS.named(edition).get(0).policy();
    Members members =
        new Members(
            rows(edition, "accounts.csv").stream().map(PolicyCasesTest::account).toList(),
            rows(edition, "kin.csv").stream()
                .map(row -> new Members.Kinship(row[0], row[1], row[2]))
                .toList(),
            "pool",
            "reserve");
    Replay replay = new Replay(policy.transfers().granting(GrantTerms.ANYBODY), members);
    List<String> outcomes =
        rows(edition, "ops.csv").stream()
            .map(PolicyCasesTest::operation)
            .map(operation -> operation.key() + " " + replay.apply(operation))
            .toList();
    assertThat(outcomes)
        .isEqualTo(
            rows(edition, "expected-outcomes.csv").stream()
                .map(row -> row[0] + " " + row[1])
                .toList());
    Map<String, Object> balances = new TreeMap<>();
    for (int account = 0; account < members.size(); account++) {
      if (replay.ledger().balance(account) != 0) {
        balances.put(members.account(account).id(), replay.ledger().balance(account));
      }
    }
    assertThat(balances)
        .isEqualTo(CanonicalJson.read(text(edition, "expected-balances.json").strip()));
  }

  private static Members.Account account(String[] row) {
    return new Members.Account(
        row[0],
        AccountKind.find(row[1]).orElseThrow(),
        row[2].isEmpty() ? null : LocalDate.parse(row[2]));
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

  private static List<String[]> rows(String edition, String file) {
    return text(edition, file).lines().skip(1).map(line -> line.split(",", -1)).toList();
  }

  private static String text(String edition, String file) {
    String path = "/cases/" + edition.replace('#', '-') + "/" + file;
    try (InputStream in = PolicyCasesTest.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }
}
