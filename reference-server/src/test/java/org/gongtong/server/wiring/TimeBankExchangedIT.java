package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A bank that was never used gives way to an imported one beside a server that runs. */
@Timeout(120)
class TimeBankExchangedIT {

  @Test
  void theOtherBankIsSeenWithinSeconds() throws Exception {
    try (TimeBankSite site = TimeBankSite.open(TimeBankExchangedIT.class)) {
      String before = site.desk().get(TimeBankSite.BANK).is(200).text("/id");
      String after = new UUID(0x0190_0000_0000_7000L, Long.MIN_VALUE | 1).toString();
      try (Connection connection = site.server().server().database().dataSource().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("set foreign_key_checks = 0");
        statement.execute("update timebank set id = '" + after + "'");
        statement.execute("update timebank_account set bank = '" + after + "'");
        statement.execute("update time_bank_rule set bank = '" + after + "'");
      }
      assertThat(site.desk().get(TimeBankSite.BANK).is(200).text("/id")).isIn(before, after);
      site.at(TimeBankSite.START.plusSeconds(11));
      assertThat(site.desk().get(TimeBankSite.BANK).is(200).text("/id")).isEqualTo(after);
      String account = "/accounts/" + site.accountOf("m-elder");
      site.as("m-elder").get(TimeBankSite.BANK + account).is(200);
    }
  }
}
